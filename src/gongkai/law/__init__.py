"""What the statutes say: pure functions and data, without framework, clock or network."""
