"""The words by which press databases label what they export, read from ``analysis/data/ingest/exports.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.ingest.dates import find_date

_DATA = Path(__file__).resolve().parents[2] / "data" / "ingest" / "exports.toml"
_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY_MONTH = re.compile(
    r"(?<=\d)(?:\.|er|º|ª)?\s(?:de\s)?(?=[^\W\d])|(?<=[^\W\d])\s(?:de|del)\s(?=\d{4})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ExportWords:
    """Labels and phrases of exports.

    Attributes:
        fields: Field by label: ``title``, ``outlet`` …, ``text`` for one that opens the text, else ``other``.
        closing: Labels that stand only below a text.
        codes: The same as ``fields`` for Factiva's two-letter codes.
        units: Words in which a length is given.
        of: Words between a number and the number of all.
        pages: Words that say that a count counts something else than articles.
        ends, documents, rights, languages, cover: Phrases of lines that are no text.
        names: Phrases by which a database is known.
        months: English month by the name in another language.
        weekdays: Days of the week in all these languages.
        xml_fields: Field by the name of an XML element.
        xml_texts: Elements that hold text.
        xml_left_out: Elements that hold neither.
    """

    fields: Mapping[str, str]
    closing: frozenset[str]
    codes: Mapping[str, str]
    units: tuple[str, ...]
    of: tuple[str, ...]
    pages: frozenset[str]
    ends: frozenset[str]
    documents: tuple[str, ...]
    rights: tuple[str, ...]
    languages: frozenset[str]
    cover: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    months: Mapping[str, str]
    weekdays: frozenset[str]
    xml_fields: Mapping[str, str]
    xml_texts: frozenset[str]
    xml_left_out: frozenset[str]


@cache
def export_words() -> ExportWords:
    """Read the words once per process."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    fields = dict.fromkeys(data["other"]["labels"], "other")
    fields.update({label: field for field, labels in data["labels"].items() for label in labels})
    fields.update(dict.fromkeys(data["opens_text"]["labels"], "text"))
    months = {name: _ENGLISH[n] for names in data["months"].values() for n, name in enumerate(names)}
    words = data["words"]
    return ExportWords(
        fields=fields,
        closing=frozenset(data["closes_text"]["labels"]),
        codes={code: field for field, codes in data["codes"].items() for code in codes},
        units=tuple(words["units"]),
        of=tuple(words["of"]),
        pages=frozenset(words["pages"]),
        ends=frozenset(words["end"]),
        documents=tuple(words["document"]),
        rights=tuple(words["rights"]),
        languages=frozenset(words["languages"]),
        cover=tuple(words["cover"]),
        names={name: tuple(phrases) for name, phrases in data["names"].items()},
        months=months,
        weekdays=frozenset(data["weekdays"]["words"]),
        xml_fields={name: field for field, names in data["xml"]["fields"].items() for name in names},
        xml_texts=frozenset(data["xml"]["texts"]),
        xml_left_out=frozenset(data["xml"]["left_out"]),
    )


def plain_label(text: str) -> str:
    """Return a label as the lists have it."""
    return " ".join(re.sub(r"[-_]", " ", text).lower().strip(" :*").split())


def find_any_date(text: str) -> str:
    """Return the first date in ``text`` like :func:`analysis.ingest.dates.find_date`, months in seven languages."""
    if not any(character.isdigit() for character in text):
        return ""
    return find_date(text) or find_date(to_english(text))


def to_english(text: str) -> str:
    """Return ``text`` with month names in English, and without the small words that some languages put beside them."""
    months = export_words().months
    found = re.sub(r"[^\W\d_]+", lambda word: months.get(word[0].lower(), word[0]), text)
    return _DAY_MONTH.sub(" ", found) if found != text else text
