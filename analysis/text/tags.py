"""Sets of spaCy's part-of-speech tags and dependency labels that more than one step asks for."""

from __future__ import annotations

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Labels of a noun or pronoun that is a verb's subject, active or passive."""
ALL_SUBJECTS = SUBJECTS | {"csubj", "csubjpass"}
"""Those and clauses that are one ("that he left was clear")."""
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
NOMINALS = NOUNS | {"PRON"}
CONTENT_WORDS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
"""Parts of speech that carry meaning; names are none of them."""
