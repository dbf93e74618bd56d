"""What the reader's machine keeps between visits, in one SQLite file."""
