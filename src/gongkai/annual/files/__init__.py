"""One module a file format: what is written reads back equal."""
