"""What a reader changes, as functions from values to values."""
