"""Backup and restore: everything of an installation under one hashed manifest."""
