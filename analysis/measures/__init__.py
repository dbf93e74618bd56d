"""One module or folder per measure: from facts to tables."""
