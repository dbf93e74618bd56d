"""Which blocks of a page are the article: what trafilatura finds, in order, and what stands among it unannounced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.ingest.lines import bare
from analysis.ingest.readers.untrusted.layout import HEADING_TAGS, PageBlock

MIN_SHARE_IN_BODY = 0.6
"""Share of a block's runs of three words that the main text has too, from which the block is part of it."""
MIN_RUN_WORDS = 4
"""Shorter blocks are part of the main text only where they are a line of it."""
MAX_LINK_SHARE = 0.6
MAX_APART = 200
LINK_ALONE = 0.9
"""A paragraph with at least this share of its characters in a link is nothing else."""
MAX_SET_APART = 0.3
"""An element that holds more than this share of the article's words is not set apart by its class: it is the page."""
MIN_PROSE_WORDS = 12
MIN_LEAD_WORDS = 8
MIN_KEPT = 0.6
"""Share of the main text's words below which the page's markup is not believed."""

_CONTENT_TAGS = frozenset({"p", "blockquote", "li", "h2", "h3", "h4", "pre", "div", "td", "dd", "dt", "summary"})
_LINE_TAGS = frozenset({"p", "div", "li"})
_TRUSTED_HINTS = frozenset(
    {"comment", "caption", "share", "advertisement", "newsletter", "related", "bio", "byline", "date", "notice"}
)
_NEVER = frozenset({"nav", "footer", "button", "select", "option", "textarea", "menu", "time"})
"""Elements that hold no text of an article whatever is found in them."""


def body_numbers(blocks: Sequence[PageBlock], main_text: str, *, title: str = "") -> frozenset[int]:
    """Return the numbers of the blocks that are the article.

    Args:
        blocks: The page's blocks.
        main_text: What trafilatura takes for the article, with JSON-LD's text where there is one.
        title: The article's title as the page gives it.
    """
    headline = _headline(blocks, title)
    matched = _matched(blocks, main_text)
    homes = _homes(blocks, matched)
    weights = _weights(blocks, matched)
    found = {n for n in matched if not _set_apart(blocks[n], weights)}
    found |= {n for n in range(len(blocks)) if _is_sibling(blocks[n], homes) and not _set_apart(blocks[n], weights)}
    found = _below(blocks, found, headline, title)
    found |= _between(blocks, found, weights, headline)
    found -= _empty_headings(blocks, found, homes)
    found -= _links_alone(blocks, found) | _pull_quotes(blocks, found, homes)
    kept = sum(len(blocks[n].text.split()) for n in found & matched)
    total = sum(len(blocks[n].text.split()) for n in matched)
    return frozenset(found if kept >= MIN_KEPT * total else found | matched)


def _matched(blocks: Sequence[PageBlock], main_text: str) -> set[int]:
    """Return the blocks that the main text has, compared by runs of words: how its lines were broken doesn't count."""
    lines = [bare(line.lstrip("-| ")) for line in main_text.splitlines()]
    whole = Counter(lines)
    words = [word for line in lines for word in line.split()]
    runs = set(zip(words, words[1:], words[2:], strict=False))
    found: set[int] = set()
    for number, block in enumerate(blocks):
        own = bare(block.text).split()
        if not own or block.tag == "h1" or block.tag in _NEVER:
            continue
        if len(own) < MIN_RUN_WORDS:
            if whole[" ".join(own)] > 0:
                whole[" ".join(own)] -= 1
                found.add(number)
            continue
        own_runs = list(zip(own, own[1:], own[2:], strict=False))
        if sum(run in runs for run in own_runs) >= MIN_SHARE_IN_BODY * len(own_runs):
            found.add(number)
    return found


def _homes(blocks: Sequence[PageBlock], body: set[int]) -> frozenset[int]:
    """Return the elements that directly hold a good part of the article's blocks."""
    counts = Counter(blocks[n].parents[1] for n in sorted(body) if len(blocks[n].parents) > 1)
    return frozenset(home for home, count in counts.items() if count >= max(2, 0.25 * len(body)))


def _weights(blocks: Sequence[PageBlock], matched: set[int]) -> dict[int, float]:
    """Return the share of the article's words that each element holds."""
    words: Counter[int] = Counter()
    for number in matched:
        n_words = len(blocks[number].text.split())
        for parent in blocks[number].parents:
            words[parent] += n_words
    total = sum(len(blocks[n].text.split()) for n in matched)
    return {element: count / total for element, count in words.items()} if total else {}


def _set_apart(block: PageBlock, weights: dict[int, float]) -> bool:
    """Whether the markup takes the block out of the article."""
    reason, element = block.hint
    return reason in _TRUSTED_HINTS and weights.get(element, 0.0) <= MAX_SET_APART


def _may_hold_text(tag: str) -> bool:
    """Whether an article's text may stand in such an element; a site's own elements have a hyphen in their names."""
    return tag in _CONTENT_TAGS or "-" in tag


def _is_sibling(block: PageBlock, homes: frozenset[int]) -> bool:
    beside = _may_hold_text(block.tag) and len(block.parents) > 1 and block.parents[1] in homes
    return beside and block.link_share < MAX_LINK_SHARE


def _links_alone(blocks: Sequence[PageBlock], found: set[int]) -> set[int]:
    """Return paragraphs that are nothing but a link to another page; none where the text is made of links."""
    alone = {n for n in found if blocks[n].tag in _LINE_TAGS and blocks[n].link_share >= LINK_ALONE}
    words = sum(len(blocks[n].text.split()) for n in alone)
    return alone if words <= MAX_SET_APART * sum(len(blocks[n].text.split()) for n in found) else set()


def _pull_quotes(blocks: Sequence[PageBlock], found: set[int], homes: frozenset[int]) -> set[int]:
    """Return blocks in an element of their own that say again what a paragraph beside the others says."""
    at_home = [n for n in sorted(found) if blocks[n].parents[1:2] and blocks[n].parents[1] in homes]
    texts = [f" {bare(blocks[n].text)} " for n in at_home]
    apart = found - set(at_home)
    if len(apart) > MAX_APART:
        return set()
    return {
        n
        for n in apart
        if len(blocks[n].text.split()) >= MIN_RUN_WORDS and any(f" {bare(blocks[n].text)} " in text for text in texts)
    }


def _headline(blocks: Sequence[PageBlock], title: str) -> int:
    """Return the number of the heading that is the title, else of the first main heading; -1 without one."""
    wanted = bare(title)
    heads = [n for n, block in enumerate(blocks) if block.tag in HEADING_TAGS]
    same = (n for n in heads if wanted and bare(blocks[n].text) == wanted)
    return next(same, next((n for n in heads if blocks[n].tag == "h1"), -1))


def _below(blocks: Sequence[PageBlock], found: set[int], headline: int, title: str) -> set[int]:
    """Return what stands below the headline, if that is nearly all: what is above it belongs to the page."""
    if headline < 0 or bare(blocks[headline].text) != bare(title):
        return found
    below = {n for n in found if n > headline}
    n_words = sum(len(blocks[n].text.split()) for n in found)
    return below if sum(len(blocks[n].text.split()) for n in below) >= MIN_KEPT * n_words else found


def _empty_headings(blocks: Sequence[PageBlock], found: set[int], homes: frozenset[int]) -> set[int]:
    """Return headings, below the first paragraph, of boxes of which nothing else is part of the article."""
    first = min((n for n in found if blocks[n].tag not in HEADING_TAGS), default=0)
    inside = Counter(parent for n in found for parent in set(blocks[n].parents))
    whole = Counter(parent for block in blocks for parent in set(block.parents))
    return {
        n
        for n in found
        if n > first
        and blocks[n].tag in HEADING_TAGS
        and len(blocks[n].parents) > 1
        and (box := blocks[n].parents[1]) not in homes
        and inside[box] == 1 < whole[box]
    }


def _between(blocks: Sequence[PageBlock], found: set[int], weights: dict[int, float], headline: int) -> set[int]:
    """Return blocks that nothing announces as furniture, among the article's or between its title and its text."""
    if not found:
        return set()
    first, last = min(found), max(found)
    title = headline if 0 <= headline < first else first
    plain = {n for n in range(title + 1, last) if n not in found and _is_plain(blocks[n], weights)}
    inside = {n for n in plain if n > first and _is_worth(blocks[n])}
    lead = {n for n in plain if n < first and len(blocks[n].text.split()) >= MIN_LEAD_WORDS}
    lists = {blocks[n].parents[1] for n in lead if blocks[n].tag == "li"}
    points = {n for n in plain if n < first and blocks[n].tag == "li" and blocks[n].parents[1] in lists}
    return inside | lead | points


def _is_plain(block: PageBlock, weights: dict[int, float]) -> bool:
    reason, element = block.hint
    is_announced = bool(reason) and weights.get(element, 0.0) <= MAX_SET_APART
    return _may_hold_text(block.tag) and not is_announced and block.link_share < MAX_LINK_SHARE / 2


def _is_worth(block: PageBlock) -> bool:
    """Whether it is running text, an entry of a list, or a sub-head; a lone word may be a button."""
    n_words = len(block.text.split())
    is_entry = block.tag in ("li", "blockquote", "dd", "dt") and n_words > 1
    return n_words >= MIN_PROSE_WORDS or block.tag in HEADING_TAGS or is_entry
