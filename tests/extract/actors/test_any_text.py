"""Whatever the text, mentions are ordered, lie in it and spell what they say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extract.actors import find_actors, find_mentions, find_phrases
from analysis.records import Article, Target
from analysis.text.nlp import parse

PIECES = [
    "Norway",
    "President",
    "Ada",
    "von",
    "Holt",
    "U.S.",
    "-",
    "backed",
    "he",
    "“",
    "”",
    "'s",
    ".",
    ",",
    "\n",
    "the",
    "EU",
    "of",
    "é",
    "I",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=60)
ISSUE = Target(name="truce", kind="issue", phrases=("cease-fire",))


@pytest.mark.model
@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_mentions_lie_in_the_text(text):
    parsed = next(parse([Article(article_id="a", source_name="a.txt", text=text)]))
    actors = find_actors([parsed])
    mentions = find_mentions(parsed, actors)
    names = {actor.name for actor in actors}
    assert list(actors) == sorted(actors, key=lambda actor: actor.name)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    named = [m for m in mentions if m.kind in {"name", "alias", "metonym"}]
    assert all(left.end <= right.start for left, right in pairwise(named))
    for mention in (*mentions, *find_phrases(parsed, [ISSUE])):
        assert text[mention.start : mention.end] == mention.surface
        assert 0 < mention.confidence <= 1
        assert mention.target in names | {"truce"}
