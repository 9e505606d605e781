"""Desk pages of the catalogue."""
