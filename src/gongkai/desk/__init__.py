"""The staff site's frame: home, worklists and navigation."""
