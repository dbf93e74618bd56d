"""A web page as the blocks of text that its reader sees, with what the markup says about each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice, takewhile

from lxml import etree
from lxml import html as lxml_html

from analysis.ingest.line_breaks import unwrap
from analysis.ingest.readers.untrusted.page_threads import thread_entries

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
        "select",
        "textarea",
        "time",
        "label",
        "legend",
    ]
)
SKIPPED_TAGS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "map",
        "input",
    ]
)
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})
_TAG_REASONS = {
    "nav": "navigation",
    "footer": "navigation",
    "aside": "related",
    "figcaption": "caption",
    "menu": "navigation",
    "form": "newsletter",
    "button": "share",
    "select": "navigation",
    "address": "byline",
    "time": "date",
}
_HINTS = (
    ("comment", r"comments?(?!ary|ator)|disqus|repl(?:y|ies)|discussion|feedback|coral|livefyre|viafoura|respond"),
    (
        "caption",
        r"captions?|figcaption|photo-?credit|image-?credit|credits?|media-?info|wp-caption-text|cutline"
        r"|(?:image|photo|picture|pic|img)-(?:meta(?:data)?|text|info|title|desc(?:ription)?)",
    ),
    (
        "bio",
        r"author-?(?:bio|box|info|card|profile|description|about)|about-?(?:the-)?author|bio(?:graphy)?|writer-?bio",
    ),
    ("share", r"share|sharing|shares|social|sharebar|addthis|sharedaddy|follow-?us|toolbar|tools|article-?actions"),
    (
        "newsletter",
        r"newsletters?|sign-?up|subscri(?:be|ption)s?|paywall|regwall|piano|donat(?:e|ion)s?|membership|promo|offers?|inline-?cta|cta",
    ),
    (
        "related",
        r"related|recommend(?:ed|ations?)?|more-?(?:from|on|stories|news|like)|read-?(?:more|next|also)|also-?read|trending"
        r"|most-?(?:read|popular|viewed)|popular|outbrain|taboola|recirc(?:ulation)?|see-?also|up-?next|teasers?|sidebar|rail"
        r"|widgets?|tags?|topics?|keywords",
    ),
    (
        "advertisement",
        r"ads?|adslot|advert(?:isement|ising|s)?|ad-?(?:container|wrapper|unit|slot|box|label)|sponsor(?:ed)?|dfp|banner",
    ),
    (
        "navigation",
        r"nav(?:igation|bar)?|menu|breadcrumbs?|masthead|footer|skip-?link|pagination|pager|site-?header|topbar|crumbs?",
    ),
    ("notice", r"cookies?|consent|gdpr|disclaimer|copyright|legal|corrections?|editors?-?note|notice"),
    ("date", r"date|datetime|timestamp|time|published|pubdate|post-?date|updated|dateline"),
    ("byline", r"byline|by-line|authors?|author-?name|contributors?|writer"),
    ("section", r"kicker|eyebrow|section-?(?:label|name|title)|category|rubric|overline"),
)
_HINT_PATTERNS = tuple(
    (reason, re.compile(rf"(?:^|[\s_-])(?:[a-z]{{1,12}}[_-]{{1,2}}){{0,3}}(?:{words})(?:[_-][a-z\d]+){{0,2}}(?=$|\s)"))
    for reason, words in _HINTS
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_ROLES = {
    "navigation": "navigation",
    "banner": "navigation",
    "contentinfo": "navigation",
    "complementary": "related",
    "search": "navigation",
    "dialog": "notice",
    "alertdialog": "notice",
}
MAX_CLASS_CHARACTERS = 300
_OPEN_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "he", "in", "is", "it", "its", "of", "on",
     "or", "she", "that", "the", "their", "to", "was", "who", "with"}
)  # fmt: skip
"""After such a word a line is not over."""
MAX_BOX_WORDS = 60
MAX_SIGN_UP_DEPTH = 5
MAX_FORMS = 20
_MAIL = re.compile(r"e-?mail", re.IGNORECASE)
_BREAK = "\x1e"
"""Stands for a ``br`` while a block's text is collected; tidied text holds no control characters."""
_STOP = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_INLINE = frozenset({"span", "a", "em", "i", "b", "strong", "small", "mark", "abbr", "q", "cite", "label"})
_HOVER = re.compile(
    r"tool-?tip|hover-?card|pop-?over|pop-?up(?:-?card)?|flyout|preview-?card|sr-only|screen-?reader|visually-?hidden"
)
_HUMP = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_MARK = re.compile(r"\[?\d{1,3}\]?|[*†‡]{1,3}|\[[a-z]\]")
_UNITS = frozenset({"m", "km", "cm", "mm", "ft", "mi", "in", "yd", "e", "x"})


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of visible text.

    Attributes:
        text: Its text, white space made single.
        tag: The block element it stands in.
        parents: Numbers of the elements around it, innermost first (document order).
        hint: Reason that the markup gives, and the number of the element that gives it.
        link_share: Share of its characters that are links.
        names: Class and id of the block element.
    """

    text: str
    tag: str
    parents: tuple[int, ...]
    hint: tuple[str, int]
    link_share: float
    names: str = ""


@dataclass(slots=True)
class _Open:
    """An open block element while the page is walked."""

    number: int
    tag: str
    hint: tuple[str, int]
    names: str = ""


def visible_blocks(root: lxml_html.HtmlElement) -> Iterator[PageBlock]:
    """Walk the page and yield its blocks in order; scripts and hidden elements are passed over."""
    stack = [_Open(0, "html", ("", 0))]
    known = dict.fromkeys(_sign_ups(root), "newsletter") | dict.fromkeys(thread_entries(root), "comment")
    run: list[str] = []
    linked = 0
    links = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for number, (event, element) in enumerate(walk, start=1):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and (
            tag in SKIPPED_TAGS or _is_hidden(element) or _is_aside(element, run) or _is_stand_in(element)
        ):
            walk.skip_subtree()
            continue
        is_block = tag in BLOCK_TAGS or _is_own_block(element, tag)
        if is_block and event != "comment":
            yield from _flush(run, stack, linked)
            run, linked = [], 0
        if event == "start":
            links += tag == "a"
            if is_block:
                hint = (known[element], number) if element in known else _hint(element, number)
                hint = hint or _inner_hint(element, number)
                stack.append(_Open(number, tag, hint or stack[-1].hint, _names(element)))
            run.append(_BREAK if tag == "br" else "")
            run.append(element.text or "")
            linked += len(element.text or "") if links else 0
        else:
            if event == "end" and tag not in SKIPPED_TAGS and not _is_hidden(element):
                links -= tag == "a"
                if is_block and len(stack) > 1:
                    stack.pop()
            run.append(element.tail or "")
            linked += len(element.tail or "") if links else 0
    yield from _flush(run, stack, linked)


def _sign_ups(root: lxml_html.HtmlElement) -> frozenset[lxml_html.HtmlElement]:
    """Return the elements of few words around a form that asks for a mail address."""
    found = set()
    for form in islice(root.iter("form"), MAX_FORMS):
        around = [form, *islice(form.iterancestors(), MAX_SIGN_UP_DEPTH)]
        small = list(takewhile(lambda one: one.tag not in _WHOLE_PAGE and _has_few_words(one), around))
        if small and _asks_for_mail(form):
            found.add(small[-1])
    return frozenset(found)


def _is_card(element: lxml_html.HtmlElement) -> bool:
    """Whether an article inside an article only announces another one: few words, and its heading is a link."""
    if next(element.iterancestors("article"), None) is None or not _has_few_words(element):
        return False
    return any(
        heading.find(".//a") is not None or next(heading.iterancestors("a"), None) is not None
        for heading in element.iter(*HEADING_TAGS)
    )


def _has_few_words(element: lxml_html.HtmlElement) -> bool:
    counts = accumulate(len(str(text).split()) for text in element.itertext())
    return all(count <= MAX_BOX_WORDS for count in counts)


def _asks_for_mail(form: lxml_html.HtmlElement) -> bool:
    said = [value for field in form.iter("input", "label", "button") for value in (*field.values(), field.text or "")]
    return any(_MAIL.search(text) for text in said)


def _is_aside(element: lxml_html.HtmlElement, run: list[str]) -> bool:
    """Whether an element inside a line is no part of it: a card that shows when hovered over, a footnote's mark."""
    if element.tag in _INLINE and (_HOVER.search(_names(element)) or element.get("role") == "tooltip"):
        return True
    if element.tag != "sup" or not _MARK.fullmatch("".join(map(str, element.itertext())).strip()):
        return False
    before = "".join(run[-3:]).split()
    return bool(before) and not before[-1][-1:].isdigit() and before[-1].lower() not in _UNITS


def _flush(run: list[str], stack: list[_Open], linked: int) -> Iterator[PageBlock]:
    raw = "".join(run)
    if not raw.strip():
        return
    inner = stack[-1]
    parents = tuple(opened.number for opened in reversed(stack))
    if any(opened.tag == "pre" for opened in stack):
        texts = unwrap(raw.replace(_BREAK, "\n")).split("\n")
    else:
        texts = _lines(raw, is_heading=inner.tag in HEADING_TAGS)
    share = min(1.0, linked / len(raw))
    for text in texts:
        if line := " ".join(text.split()):
            yield PageBlock(line, inner.tag, parents, inner.hint, share, inner.names)


def _lines(raw: str, *, is_heading: bool) -> list[str]:
    """Part a block at its line breaks, except at those inside a sentence: two always part, in a heading none does."""
    found = [""]
    parts = raw.split(_BREAK)
    for number, part in enumerate(parts):
        text = part.strip()
        is_doubled = number > 0 and not parts[number - 1].strip()
        if number and text and (is_heading or (not is_doubled and _goes_on(found[-1], text))):
            found[-1] += f" {text}"
        else:
            found.append(text)
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether a line break stands inside a sentence."""
    if not before or _STOP.search(before):
        return False
    return after[:1].islower() or before.endswith((",", "–", "—")) or before.rsplit(None, 1)[-1] in _OPEN_WORDS


def _is_own_block(element: lxml_html.HtmlElement, tag: str) -> bool:
    """Whether an element that the site invented stands by itself, not inside a line of text."""
    if "-" not in tag or (element.tail or "").strip():
        return False
    before, parent = element.getprevious(), element.getparent()
    text = parent.text if before is None and parent is not None else before.tail if before is not None else ""
    return not (text or "").strip()


def _is_stand_in(element: lxml_html.HtmlElement) -> bool:
    """Whether an element shows only until, or where, another one of a phone page can't."""
    parent = element.getparent()
    is_inside = parent is not None and isinstance(parent.tag, str) and parent.tag.startswith("amp-")
    return is_inside and (element.get("placeholder") is not None or element.get("fallback") is not None)


def _is_hidden(element: lxml_html.HtmlElement) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _names(element: lxml_html.HtmlElement) -> str:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:MAX_CLASS_CHARACTERS]
    return _HUMP.sub("-", names).lower()


def _inner_hint(element: lxml_html.HtmlElement, number: int) -> tuple[str, int] | None:
    """Return the reason that a ``span`` gives which holds all text of its block."""
    if (element.text or "").strip() or any((child.tail or "").strip() or child.tag in BLOCK_TAGS for child in element):
        return None
    spoken = [child for child in element if isinstance(child.tag, str) and "".join(child.itertext()).strip()]
    return _hint(spoken[0], number) if len(spoken) == 1 and spoken[0].tag in ("span", "small") else None


def _hint(element: lxml_html.HtmlElement, number: int) -> tuple[str, int] | None:
    """Return the reason that tag, role, class or id give to take the element out of the article."""
    if element.tag in _WHOLE_PAGE - {"article"}:
        return None
    names = f"{_names(element)} {element.tag if '-' in element.tag else ''}"
    if element.tag == "article":
        return ("related", number) if _is_card(element) else None
    for reason, pattern in _HINT_PATTERNS:
        if pattern.search(names):
            return reason, number
    reason = _ROLES.get(element.get("role") or "") or _TAG_REASONS.get(element.tag, "")
    return (reason, number) if reason else None
