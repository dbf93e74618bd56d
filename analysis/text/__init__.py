"""Text and its parse: the only import of spaCy, words, quotation marks, reference counts and word lists."""
