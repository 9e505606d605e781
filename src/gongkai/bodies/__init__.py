"""Public bodies in a tree, their offices, staff, roles and permissions."""
