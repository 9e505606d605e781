"""Pages of bodies and people, one module a subject."""
