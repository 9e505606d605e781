"""A process of its own in which acts are killed between statements or done by two people at once."""
