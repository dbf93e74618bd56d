"""What lives while the server runs: the store, analyses, work that is done on demand."""
