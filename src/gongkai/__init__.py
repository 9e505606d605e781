"""Open government information work of a public body, proved in its annual report."""
