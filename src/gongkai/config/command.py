"""The ``gongkai`` command: one module of ``config.commands`` for each word after it."""
