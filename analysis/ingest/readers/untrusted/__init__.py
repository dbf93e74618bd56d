"""Parsers of formats that can attack their reader: web pages, PDF, Word and Excel files.

They run in a process of their own with limits on time and memory (:mod:`analysis.ingest.readers.sandbox`), import
nothing of the rest of Parallax but small text modules, open no file and no connection, and hand back plain data.
"""
