"""One module for each word after ``gongkai``: ``run(argv) -> int`` and a one-line ``HELP``."""
