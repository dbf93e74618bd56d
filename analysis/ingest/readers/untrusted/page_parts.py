"""Pages that hold several articles: exports of databases, and stories that a site loads one below the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import html as lxml_html

from analysis.ingest.readers.untrusted.layout import HEADING_TAGS, PageBlock
from analysis.ingest.splitting.marks import mark_lines
from analysis.ingest.splitting.records import MIN_EVIDENCE, database_of, evidence, find_records, is_export

MIN_WORDS = 60
"""A story that is loaded below another one has at least this many words of text; a teaser has fewer."""
MIN_EXPORT_WORDS = 12
MIN_SHARE = 0.6
"""The articles hold at least this share of the page's words of running text."""
PROSE_WORDS = 12

_TAGS = frozenset({"article", "div", "section", "table", "li", "main"})
_LIVE = re.compile(r"\blive\b|liveblog|live-blog|\bpost\b.*\bkey\b|timeline|comment", re.IGNORECASE)
_BYLINE = re.compile(r"byline|author|date|time|published", re.IGNORECASE)
_MARKUP = re.compile(
    r"enarticle|articleparagraph|docpublicationname|rdp__articletitle|titrearticle|proquest|lexisnexis|newsbank|factiva",
    re.IGNORECASE,
)


def is_export_page(blocks: Sequence[PageBlock], html: str) -> bool:
    """Return whether a page is a database's export, by its labels or by the database's own markup."""
    source = "\n\n".join(block.text for block in blocks)
    marks = mark_lines(source)
    strong = {mark.kind for mark in marks} & {"count", "end", "id", "code", "words"}
    is_marked_up = len(_MARKUP.findall(html[:2_000_000])) > 1
    named = is_marked_up or bool(database_of(source))
    if is_marked_up and evidence(marks) >= MIN_EVIDENCE:
        return True
    if not named and not strong:
        return False
    n_records = len(find_records(marks, typed_heads=False).ranges)
    return (named and (n_records > 1 or is_export(marks))) or (
        n_records > 1 and bool(strong - {"words"}) and is_export(marks)
    )


def article_elements(tree: lxml_html.HtmlElement, *, exported: bool) -> list[lxml_html.HtmlElement]:
    """Return the elements that hold an article each; none where the page holds one article or teasers.

    They have the same tag and the same first class and none lies inside another. In a page that is no export each
    has a main heading of its own and the page none besides them, so that a live blog's posts, the teasers of a front
    page and the comments below an article are none.

    Args:
        tree: The page.
        exported: Whether the page is a database's export.
    """
    groups: dict[tuple[str, str], list[lxml_html.HtmlElement]] = defaultdict(list)
    for element in tree.iter(*_TAGS):
        names = (element.get("class") or "").split()
        groups[(str(element.tag), names[0] if names else "")].append(element)
    least = MIN_EXPORT_WORDS if exported else MIN_WORDS
    total = _words(tree)
    best: list[lxml_html.HtmlElement] = []
    for (tag, name), found in groups.items():
        if (
            len(found) < 2
            or len(found) <= len(best)
            or (tag in ("div", "section", "li", "table", "main") and not name and not exported)
        ):
            continue
        outer = _outermost(found)
        full = [element for element in outer if _words(element) >= least]
        if len(full) < 2 or len(full) <= len(best) or sum(map(_words, full)) < MIN_SHARE * total:
            continue
        if exported and not _are_records(full):
            continue
        if not exported and not _are_stories(tree, full, tag, name):
            continue
        best = full
    return best


def _outermost(elements: list[lxml_html.HtmlElement]) -> list[lxml_html.HtmlElement]:
    chosen = set(elements)
    return [element for element in elements if not any(parent in chosen for parent in element.iterancestors())]


def _words(element: lxml_html.HtmlElement) -> int:
    """Count the words of running text in an element: of its lines that are longer than a label."""
    texts = (str(text) for text in element.itertext() if not isinstance(text, bytes))
    return sum(n for text in texts if (n := len(text.split())) >= PROSE_WORDS)


def _are_records(elements: list[lxml_html.HtmlElement]) -> bool:
    """Whether each element has a head of its own, not only text: paragraphs of one article look alike too."""
    heads = sum(
        any(len(str(text).split()) in range(1, PROSE_WORDS) and str(text).strip() for text in element.itertext())
        for element in elements
    )
    inner = sum(
        sum(1 for _ in element.iterdescendants("p", "div", "span", "td", "h1", "h2", "h3")) >= 3 for element in elements
    )
    return heads == len(elements) and inner == len(elements)


def _are_stories(tree: lxml_html.HtmlElement, elements: list[lxml_html.HtmlElement], tag: str, name: str) -> bool:
    title = next(tree.iter("title"), None)
    if _LIVE.search(name) or (title is not None and _LIVE.search(title.text or "")):
        return False
    if tag != "article" and not re.search(r"article|story|post|entry|content", name, re.IGNORECASE):
        return False
    inside = {heading for element in elements for heading in element.iter("h1")}
    if any(heading not in inside and "".join(heading.itertext()).strip() for heading in tree.iter("h1")):
        return False
    with_main = sum(any(True for _ in element.iter("h1")) for element in elements)
    signed = sum(
        any(
            _BYLINE.search(f"{inner.get('class') or ''} {inner.tag}")
            for inner in element.iterdescendants()
            if isinstance(inner.tag, str)
        )
        for element in elements
    )
    headed = sum(any(True for _ in element.iter(*HEADING_TAGS)) for element in elements)
    return with_main == len(elements) or (with_main >= 1 and headed == signed == len(elements))
