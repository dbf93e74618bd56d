"""Metadata of a web page: JSON-LD, OpenGraph and its relatives, ``<time>``, the title element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

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
_SUFFIX = re.compile(r"\s+[|–—·•»-]\s+(?P<site>[^|–—·•»]{2,40})$")


def read_page_metadata(tree: lxml_html.HtmlElement) -> Found:
    """Read what the page says about itself; the earlier source wins."""
    found: Found = {}
    for reader in (_json_ld, _meta_tags, _link, _first_heading, _time, _title_element):
        for name, value in reader(tree).items():
            if value[0]:
                found.setdefault(name, value)
    return _without_site_name(found)


def article_body(tree: lxml_html.HtmlElement) -> str:
    """Return the article's text as JSON-LD gives it; empty if it doesn't."""
    bodies = [item["articleBody"] for item in _articles(tree) if isinstance(item.get("articleBody"), str)]
    return max(bodies, key=len, default="")


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
        return [" ".join(value.split())]
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
        content = " ".join((tag.get("content") or "").split())
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
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    long_enough = [heading for heading in headings if len(heading.split()) > 2]
    return {"title": [long_enough[0], "main heading"]} if long_enough else {}


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
    element = next(tree.iter("title"), None)
    text = " ".join((element.text or "").split()) if element is not None else ""
    return {"title": [text, "page title"]} if len(text.split()) > 2 else {}


def _without_site_name(found: Found) -> Found:
    """Take the site's name off the title: ``Headline | Site``; it is the outlet if nothing else tells."""
    title, source = found.get("title", ["", ""])
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
