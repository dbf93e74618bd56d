"""Readers' comments that no name in the markup tells: entries alike below an article, each with age and button."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from lxml import html as lxml_html

MIN_ENTRIES = 5
MAX_AGES = 500
MAX_DEPTH = 5
"""An entry's age stands at most this many elements deep in it."""
MAX_ENTRY_WORDS = 250
MIN_PROSE_WORDS = 12
MIN_ARTICLE_WORDS = 100
"""Words of running text that stand before the thread: the article."""

_AGE = re.compile(
    r"(?:\d{1,3}|an?)\s?(?:s|m|h|d|w|y|sec\w*|min\w*|hrs?|hours?|days?|weeks?|months?|years?) ago", re.IGNORECASE
)
_LIVE = re.compile(r"\blive", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4")


def thread_entries(root: lxml_html.HtmlElement) -> frozenset[lxml_html.HtmlElement]:
    """Return the entries of the longest thread; none on a page of a rolling report, whose posts have ages too."""
    groups: dict[tuple[lxml_html.HtmlElement, str, str], dict[lxml_html.HtmlElement, None]] = defaultdict(dict)
    aged = (one for one in root.iter("*") if len(one.text or "") < 30 and _AGE.fullmatch((one.text or "").strip()))
    for age in islice(aged, MAX_AGES):
        for entry in islice(age.iterancestors(), MAX_DEPTH):
            parent = entry.getparent()
            if parent is not None:
                groups[(parent, str(entry.tag), entry.get("class") or "")][entry] = None
    (parent, _, _), found = max(groups.items(), key=lambda group: len(group[1]), default=((root, "", ""), {}))
    entries = [entry for entry in found if _is_entry(entry)]
    if len(entries) < MIN_ENTRIES or _is_live(parent) or not _follows_article(root, parent):
        return frozenset()
    return frozenset(entries)


def _is_entry(entry: lxml_html.HtmlElement) -> bool:
    has_button = next(entry.iter("a", "button"), None) is not None
    has_heading = next(entry.iter(*_HEADINGS), None) is not None
    n_words = sum(len(str(text).split()) for text in entry.itertext())
    return has_button and not has_heading and n_words <= MAX_ENTRY_WORDS


def _is_live(parent: lxml_html.HtmlElement) -> bool:
    tree = parent.getroottree().getroot()
    names = [f"{one.get('class') or ''} {one.get('id') or ''}" for one in (parent, *parent.iterancestors())]
    described = [script.text or "" for script in tree.iter("script") if "LiveBlogPosting" in (script.text or "")]
    return bool(described) or any(_LIVE.search(text) for text in (*names, tree.findtext(".//title") or ""))


def _follows_article(root: lxml_html.HtmlElement, parent: lxml_html.HtmlElement) -> bool:
    n_words = 0
    for element in root.iter("*"):
        if element is parent or n_words >= MIN_ARTICLE_WORDS:
            break
        if element.tag not in ("script", "style"):
            counts = (len((text or "").split()) for text in (element.text, element.tail))
            n_words += sum(count for count in counts if count >= MIN_PROSE_WORDS)
    return n_words >= MIN_ARTICLE_WORDS
