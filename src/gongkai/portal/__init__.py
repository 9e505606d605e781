"""The public site: columns, items and annual reports, from the snapshot only."""
