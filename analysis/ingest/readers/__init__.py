"""One file's bytes, or a web page, to articles: a reader per format."""
