"""Where information is published, and the snapshot the public reads."""
