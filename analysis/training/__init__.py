"""How shipped counts and weights were made; needs data that does not ship, and is not used at run time."""
