"""Several articles in one file: where each begins and ends, and what the lines around its text say about it."""
