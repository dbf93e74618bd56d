"""Names of files that tell what is in them: the event, the page, the table."""

from __future__ import annotations

import re
import unicodedata

LENGTH = 40
"""Longest part of a name, in characters: three of them and an ending stay well within what file systems take."""

_APART = re.compile(r"[^a-z0-9]+")


def file_name(*parts: str, ending: str) -> str:
    """Return a name of lower-case letters, digits and hyphens, with the parts in their order.

    >>> file_name("Phone call: 12 May", "Overview", "Sentiment", ending="csv")
    'phone-call-12-may_overview_sentiment.csv'
    """
    slugs = [slug for part in parts if (slug := _slug(part))]
    return f"{'_'.join(slugs) or 'parallax'}.{ending}"


def _slug(text: str) -> str:
    """Return letters without their accents, everything else as hyphens, cut at a hyphen where it is long."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    slug = _APART.sub("-", plain).strip("-")
    if len(slug) <= LENGTH:
        return slug
    head, _, _ = slug[: LENGTH + 1].rpartition("-")
    return head or slug[:LENGTH]
