"""Metadata of a web page: JSON-LD, OpenGraph and its relatives, ``<time>``, the title element."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

from analysis.ingest.dates import find_date

Found = dict[str, list[Any]]
"""Values by field, each with its source: ``{"title": ["A title", "JSON-LD"]}``."""

ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "WebPage",
    }
)
"""Types of schema.org that carry an article's metadata."""
GENRES = {
    "AnalysisNewsArticle": "analysis",
    "OpinionNewsArticle": "opinion",
    "BackgroundNewsArticle": "explainer",
    "LiveBlogPosting": "live blog",
}
"""schema.org types that name a genre."""
MAX_JSON = 1_000_000
MAX_DEPTH = 12
MIN_LIVE_POSTS = 2
_UNSEEN = frozenset({"style", "script", "noscript", "template"})
MAX_SITE_WORDS = 6
MIN_TITLE_WORDS = 3
MAX_CUTS = 6
_LIVE_POST = re.compile(r"live-?blog|live-?(?:post|entry|update|feed)|\bliveblog", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?P<label>Opinion|Analysis|Comment(?:ary)?|Editorial|Explainer|Live|Exclusive|Perspective|Review|Interview"
    r"|Watch|Video|Podcast)\s?[|]\s?(?=\S)"
)

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "parsely-title", "sailthru.title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
    ),
    "authors": (
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
    ),
    "outlet": ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher"),
    "section": ("article:section", "parsely-section", "section"),
    "url": ("og:url", "twitter:url"),
}
_NAME_SPLIT = re.compile(r"\s*(?:,|;|\s[Aa]nd\s|\s&\s|\|)\s*")
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_PART_END = re.compile(r"\s*:\s+|\s+[|–—·•»-]\s+")
_SUFFIX = re.compile(r"\s+[|–—·•»-]\s+(?P<site>[^|–—·•»]{2,40})$")


def read_page_metadata(tree: lxml_html.HtmlElement) -> Found:
    """Read what the page says about itself; the earlier source wins."""
    found: Found = {}
    site = _site_name(tree)
    if site:
        found["outlet"] = [site, "OpenGraph"]
    for reader in (_json_ld, _meta_tags, _link, _shown_part, _first_heading, _time, _title_element, _live_posts):
        for name, value in reader(tree).items():
            if value[0]:
                found.setdefault(name, value)
    return _without_label(_without_site_name(found, _page_title(tree)))


def article_body(tree: lxml_html.HtmlElement) -> str:
    """Return the article's text as JSON-LD gives it; empty if it doesn't."""
    bodies = [item["articleBody"] for item in _articles(tree) if isinstance(item.get("articleBody"), str)]
    return max(bodies, key=len, default="")


def is_behind_paywall(tree: lxml_html.HtmlElement) -> bool:
    """Return whether JSON-LD says that the article isn't free to read."""
    return any(str(item.get("isAccessibleForFree")).lower() == "false" for item in _articles(tree))


def _articles(tree: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        text = script.text or ""
        if script.get("type", "").split(";")[0].strip().lower() != "application/ld+json" or len(text) > MAX_JSON:
            continue
        try:
            data = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _find_articles(data, 0)


def _find_articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _find_articles(item, depth + 1)
    elif isinstance(data, dict):
        if ARTICLE_TYPES & set(_texts(data.get("@type"))):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _find_articles(data.get(key), depth + 1)


def _texts(value: Any) -> list[str]:
    """Read one or several values, each a text or an object with a name."""
    if isinstance(value, str):
        return [" ".join(unescaped(value).split())]
    if isinstance(value, dict):
        return _texts(value.get("name") or value.get("@id") or "")
    if isinstance(value, list):
        return [text for item in value[:30] for text in _texts(item)]
    return []


def _json_ld(tree: lxml_html.HtmlElement) -> Found:
    found: Found = {}
    items = sorted(_articles(tree), key=lambda item: "WebPage" in _texts(item.get("@type")))
    for item in items:
        values = {
            "title": next(iter(_texts(item.get("headline") or item.get("name"))), ""),
            "published": find_date(next(iter(_texts(item.get("datePublished"))), "")),
            "authors": _names(_texts(item.get("author"))),
            "outlet": next(iter(_texts(item.get("publisher"))), ""),
            "section": next(iter(_texts(item.get("articleSection"))), ""),
            "url": next((text for text in _texts(item.get("url")) if text.startswith("http")), ""),
            "genre": next((GENRES[kind] for kind in _texts(item.get("@type")) if kind in GENRES), ""),
        }
        for name, value in values.items():
            if value and not (name == "outlet" and str(value).startswith("http")):
                found.setdefault(name, [value, "JSON-LD"])
    return found


def _meta_tags(tree: lxml_html.HtmlElement) -> Found:
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = " ".join(unescaped(tag.get("content") or "").split())
        if name and content:
            tags.setdefault(name, content)
    found: Found = {}
    for field, names in _META.items():
        for name in names:
            value = _clean(field, tags.get(name, ""))
            if value:
                source = "OpenGraph" if name.startswith(("og:", "article:")) else "meta tag"
                found.setdefault(field, [value, source])
    return found


def _clean(field: str, text: str) -> Any:
    if field == "published":
        return find_date(text)
    if field == "authors":
        return [] if text.startswith("http") else _names([text])
    return text


def _names(texts: list[str]) -> list[str]:
    names = [name.strip() for text in texts for name in _NAME_SPLIT.split(_BY.sub("", text))]
    return list(dict.fromkeys(name for name in names if name and "://" not in name and len(name) < 60))


def _link(tree: lxml_html.HtmlElement) -> Found:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (link.get("href") or "").startswith("http"):
            return {"url": [link.get("href"), "canonical link"]}
    return {}


def _first_heading(tree: lxml_html.HtmlElement) -> Found:
    headings = [_seen_text(heading) for heading in tree.iter("h1")]
    long_enough = [heading for heading in headings if len(heading.split()) >= MIN_TITLE_WORDS]
    return {"title": [long_enough[0], "main heading"]} if long_enough else {}


def _shown_part(tree: lxml_html.HtmlElement) -> Found:
    """Read the part of the page's title that stands on the page as a line, where it names the site beside it.

    What else the title holds is no more than the main heading, if there is one: the site's name.
    """
    text = _page_title(tree)
    cuts = [(found.start(), found.end()) for found in _PART_END.finditer(text)]
    if not cuts or len(cuts) > MAX_CUTS:
        return {}
    visible = (element for element in tree.iter("*") if element.tag not in _UNSEEN | {"title"})
    shown = {" ".join((text or "").split()) for element in visible for text in (element.text, element.tail)}
    headings = [_seen_text(heading) for heading in tree.iter("h1")]
    for start, end in cuts:
        for part, site in ((text[end:], text[:start]), (text[:start], text[end:])):
            is_longer = len(part.split()) >= max(MIN_TITLE_WORDS, len(site.split()) + 1)
            if is_longer and part in shown and text not in shown and all(heading == site for heading in headings):
                return {"title": [part, "page's line"]}
    return {}


def _time(tree: lxml_html.HtmlElement) -> Found:
    for element in tree.iter("time"):
        inside = {ancestor.tag for ancestor in element.iterancestors()}
        if inside & {"aside", "footer", "nav"}:
            continue
        found = find_date(element.get("datetime") or "") or find_date(element.text_content())
        if found:
            return {"published": [found, "time element"]}
    return {}


def _title_element(tree: lxml_html.HtmlElement) -> Found:
    text = _page_title(tree)
    return {"title": [text, "page title"]} if len(text.split()) >= MIN_TITLE_WORDS else {}


def _page_title(tree: lxml_html.HtmlElement) -> str:
    element = next(tree.iter("title"), None)
    return " ".join(unescaped(element.text or "").split()) if element is not None else ""


def unescaped(text: str) -> str:
    """Resolve entities, which some programs write twice over."""
    return html.unescape(html.unescape(text)) if "&" in text else text


def _site_name(tree: lxml_html.HtmlElement) -> str:
    names = (tag.get("content") or "" for tag in tree.iter("meta") if (tag.get("property") or "") == "og:site_name")
    return " ".join(unescaped(next(names, "")).split())


def _seen_text(element: lxml_html.HtmlElement) -> str:
    """Return an element's text without style sheets, scripts and what is hidden."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "start" and (inner.tag in _UNSEEN or inner.get("hidden") is not None):
            walk.skip_subtree()
            parts.append(inner.tail or "" if inner is not element else "")
        elif event == "start":
            parts.append(inner.text or "")
        elif inner is not element and inner.tag not in _UNSEEN:
            parts.append(inner.tail or "")
    return " ".join("".join(parts).split())


def _live_posts(tree: lxml_html.HtmlElement) -> Found:
    elements = tree.iter("article", "section", "div", "li")
    posts = sum(_LIVE_POST.search(f"{one.get('class') or ''} {one.get('id') or ''}") is not None for one in elements)
    return {"genre": ["live blog", "page's markup"]} if posts >= MIN_LIVE_POSTS else {}


def _without_site_name(found: Found, page_title: str) -> Found:
    """Take the site's name off the title: ``Headline | Site``; it is the outlet if nothing else tells.

    Where another source gives the headline alone, what the page's title has besides it is the site's name.
    """
    title, source = found.get("title", ["", ""])
    outlet = str(found.get("outlet", [""])[0])
    if not outlet and source != "page title" and (site := _beside(page_title, title)):
        found["outlet"] = [site, "page title"]
    suffix = _SUFFIX.search(title)
    if not suffix:
        return found
    site = suffix["site"].strip()
    outlet = str(found.get("outlet", [""])[0])
    host = urlsplit(str(found.get("url", [""])[0])).hostname or ""
    squeezed = re.sub(r"\W", "", site.lower())
    known = squeezed == re.sub(r"\W", "", outlet.lower()) or (len(squeezed) > 3 and squeezed in host.replace("-", ""))
    if known or (source == "page title" and not outlet):
        found["title"] = [title[: suffix.start()], source]
        found.setdefault("outlet", [site, "page title"])
    return found


def _beside(page_title: str, headline: str) -> str:
    """Return the site's name that stands before or after the headline in the page's title."""
    if not headline or headline not in page_title or headline == page_title:
        return ""
    before, _, after = page_title.partition(headline)
    parts = [part.strip(" |–—-·•»:«") for part in (after, before)]
    names = [re.split(r"\s[|–—·•»-]\s", part)[-1].strip() for part in parts if part]
    return next((name for name in names if 1 <= len(name.split()) <= MAX_SITE_WORDS and name[:1].isalnum()), "")


def _without_label(found: Found) -> Found:
    """Take a section's name off the title: ``Opinion | Headline``."""
    title, source = found.get("title", ["", ""])
    label = _LABEL.match(str(title))
    if label:
        found["title"] = [title[label.end() :], source]
        found.setdefault("section", [label["label"], "title"])
    return found
