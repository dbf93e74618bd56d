"""Compare how news articles tell the same event."""
