"""What leaves Parallax besides the tables: passages with their sources, the text of the method, names of files."""
