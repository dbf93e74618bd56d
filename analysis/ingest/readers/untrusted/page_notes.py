"""What a page's reader should know before it is analysed: that it is cut, or an overview of other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml import html as lxml_html

from analysis.ingest.readers.untrusted.layout import HEADING_TAGS, PageBlock
from analysis.ingest.readers.untrusted.page_metadata import is_behind_paywall

SHORT_WORDS = 200
"""The text of a page that calls itself paid for is cut if it has fewer words."""
MIN_TEASERS = 4
MAX_TEASER_WORDS = 60
LINKED = 0.8
_WALL = re.compile(
    r"pay-?wall|reg-?wall|subscriber-?only|premium-?(?:wall|content|teaser)|meter(?:ed)?-?wall|piano-?(?:offer|inline)"
)


def page_notes(tree: lxml_html.HtmlElement, blocks: Sequence[PageBlock], body: frozenset[int]) -> tuple[str, ...]:
    """Return what there is to say about a page, as sentences."""
    n_words = sum(len(blocks[number].text.split()) for number in body)
    walled = is_behind_paywall(tree) or any(_WALL.search(block.names) for block in blocks)
    if walled and n_words < SHORT_WORDS:
        return (f"It seems to be cut by a paywall: the page shows {n_words} words of the article.",)
    n_teasers = _teasers(blocks, body)
    if n_teasers >= MIN_TEASERS:
        return (f"It looks like an overview page with {n_teasers} teasers rather than one article.",)
    return ()


def _teasers(blocks: Sequence[PageBlock], body: frozenset[int]) -> int:
    """Count linked headings that few words follow; none where most of the text stands under no such heading."""
    heads = [n for n, block in enumerate(blocks) if block.tag in HEADING_TAGS - {"h1"} and block.link_share >= LINKED]
    found = 0
    words_below = 0
    for head, following in pairwise([*heads, len(blocks)]):
        n_words = sum(len(blocks[n].text.split()) for n in range(head + 1, following) if n in body)
        if 0 < n_words <= MAX_TEASER_WORDS:
            found += 1
            words_below += n_words
    total = sum(len(blocks[n].text.split()) for n in body if blocks[n].tag not in HEADING_TAGS)
    return found if 2 * words_below > total else 0
