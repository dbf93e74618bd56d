"""Which files of a folder or archive are meant to be articles, and which only lie beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

SKIPPED_NAMES = frozenset({"readme.md", "readme.txt", "readme", "license", "event.toml", "thumbs.db", "desktop.ini"})
"""Files beside articles that are none."""
_HIDDEN = (".", "__MACOSX", "$RECYCLE")
_PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".shtml")
_MEDIA = frozenset(
    {".js", ".mjs", ".css", ".map", ".svg", ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".webp", ".avif", ".ico",
     ".bmp", ".tif", ".tiff", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".m4a", ".ogg", ".mp4", ".m4v",
     ".webm", ".mov", ".avi", ".swf"}
)  # fmt: skip
"""Endings of what is passed over in any folder; given by themselves such files are refused by name."""
_FOLDER = re.compile(
    r"(?P<page>.+?)(?:[ _.-](?:files?|dateien|fichiers|archivos|ficheiros|arquivos|elementi|bestanden|filer|pliki"
    r"|soubory|tiedostot|fajlok|dosyalar|fitxategiak|data|assets|resources))",
    re.IGNORECASE,
)
"""What browsers in many languages call the folder of a saved page's parts."""


def is_skipped(name: str) -> bool:
    """Return whether a file in a folder or archive is hidden, a README or the event's description."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(_HIDDEN) for part in parts) or parts[-1].lower() in SKIPPED_NAMES


def article_names(names: Iterable[str]) -> frozenset[str]:
    """Return those of a folder's files, by their paths in it, that may be articles.

    Passed over are hidden files, ghosts of Macs, READMEs, pictures, scripts, style sheets and fonts, and whatever lies
    in the folder of a saved page's parts: one that is called like a page beside it, as ``Pier_files`` beside
    ``Pier.html``.
    """
    listed = tuple(names)
    pages = {str(path.with_suffix("")).lower() for path in map(PurePosixPath, listed) if path.suffix.lower() in _PAGES}
    return frozenset(name for name in listed if not is_skipped(name) and not _is_part(PurePosixPath(name), pages))


def _is_part(path: PurePosixPath, pages: set[str]) -> bool:
    if path.suffix.lower() in _MEDIA:
        return True
    return any(
        (found := _FOLDER.fullmatch(folder.name)) is not None and str(folder.with_name(found["page"])).lower() in pages
        for folder in path.parents
    )
