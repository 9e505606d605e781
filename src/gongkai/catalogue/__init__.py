"""Proactive disclosure: columns, items, publications, decisions and charges."""
