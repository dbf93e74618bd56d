"""What the reader has chosen, page by page, and its way through the address."""
