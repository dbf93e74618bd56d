"""From bytes to text: encodings, line ends, and text that was decoded wrongly before it reached us."""

from __future__ import annotations

import codecs
import re

import chardet
import ftfy

from analysis.errors import UnreadableArticle

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
MAX_CONTROL_SHARE = 0.01
"""More control characters than this share and the bytes are no text."""
MIN_CONFIDENCE = 0.5
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""Halves of a character, which JSON can write but no file can hold."""
_CHARSETS = re.compile(
    r"ascii|utf-?(?:8|16|32)|iso8859|iso2022|cp\d|koi8|mac|gb|big5|euc|shift|johab|tis|hz|kz|ptcp|hp"
)
"""How the names of encodings of text begin. Python knows others: punycode takes minutes, escapes make any character."""
MAX_REPAIRED = 400_000
"""Longer texts are not repaired: no article may be so long, and repair takes minutes for what is refused after it.
Tables are repaired cell by cell."""
_MOJIBAKE = re.compile(r"[ÃÂâ][\u0080-\u00bf€™œ\u0153\u0178‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜š›žŸ]")
_KEEP = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=False,
    normalization=None,
)


def decode(data: bytes, *, source_name: str = "text", declared: str = "") -> str:
    """Decode a text: byte order mark, UTF-8, the declared encoding, UTF-16 without mark, then detection.

    Args:
        data: The file's bytes.
        source_name: Name for the error's sentence.
        declared: Encoding that the file itself declares.

    Raises:
        UnreadableArticle: The bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return tidy(_try(data, encoding) or data.decode(encoding, errors="replace"))
    wide = _wide(data)
    for encoding in (wide, "utf-8", declared, _detected(data)):
        text = _try(data, encoding) if encoding else None
        if text is not None and not _is_binary(text):
            return tidy(text)
    text = data.decode("cp1252", errors="replace")
    if _is_binary(text) or text.count("\ufffd") > MAX_CONTROL_SHARE * len(text):
        raise UnreadableArticle(source_name, "It is not a text file: its bytes are no known text encoding.")
    return tidy(text)


def tidy(text: str) -> str:
    """Make line ends uniform, drop invisible characters, mark broken ones, and repair text decoded wrongly before.

    Quotation marks keep their form and direction, which later steps need.
    """
    text = _INVISIBLE.sub("", _CONTROL.sub("", _LINE_ENDS.sub("\n", text)))
    text = _SURROGATE.sub("\ufffd", text)
    return ftfy.fix_text(text, config=_KEEP) if len(text) <= MAX_REPAIRED and _MOJIBAKE.search(text) else text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if _CHARSETS.match(codecs.lookup(encoding).name) else None
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _wide(data: bytes) -> str:
    """Recognise UTF-16 without a byte order mark by its zero bytes, which English text has in every other place."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 8 or len(data) % 2:
        return ""
    if sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > 0.7 * half else ""


def _detected(data: bytes) -> str:
    """Detect a one-byte encoding; the superset cp1252 stands in for Latin-1 and ASCII."""
    found = chardet.detect(data[:_SAMPLE])
    encoding = str(found.get("encoding") or "").lower()
    if encoding in ("ascii", "iso-8859-1", "iso-8859-9", "windows-1254", "latin-1", "iso-8859-15", ""):
        return "cp1252"
    return encoding if float(found.get("confidence") or 0) >= MIN_CONFIDENCE else "cp1252"


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > MAX_CONTROL_SHARE * max(1, len(sample))
