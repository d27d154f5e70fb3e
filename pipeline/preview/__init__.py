"""The site while people write: served from memory, and new on each save. Nothing is written into the project."""
