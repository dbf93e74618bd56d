"""Zip archives of articles, unpacked in memory within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.errors import UnreadableArticle
from analysis.ingest.readers.companions import article_names

MAX_MEMBERS = 5_000
MAX_TOTAL = 200 * 1024 * 1024
MAX_NAME = 255
"""Characters of a file's name: as many as file systems take, while an archive takes 65,535."""
GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WBITS = 31
"""zlib's sign for a gzip header."""
_CHUNK = 65_536


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked; archives within an archive share its allowance."""

    size: int = MAX_TOTAL
    members: int = MAX_MEMBERS


def unpack(
    data: bytes, *, source_name: str, max_bytes: int, allowance: Allowance | None = None
) -> Iterator[tuple[str, bytes | UnreadableArticle]]:
    """Yield the files in an archive, in sorted order, each with its bytes or with why it can't be read.

    Sizes are counted while unpacking, since those that an archive declares may lie; ``allowance`` is used up.

    Raises:
        UnreadableArticle: The archive is damaged, or has or unpacks to too much.
    """
    allowance = allowance or Allowance()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableArticle(source_name, "It is damaged: the archive can't be opened.") from error
    files = [m for m in archive.infolist() if not m.is_dir() and m.filename]
    names = article_names(m.filename for m in files)
    members = [m for m in files if m.filename in names]
    allowance.members -= len(members)
    if allowance.members < 0:
        reason = f"It holds {len(members):,} files; at most {MAX_MEMBERS:,} can be read at once."
        raise UnreadableArticle(source_name, reason)
    for member in sorted(members, key=lambda m: m.filename):
        name = f"{source_name}/{member.filename[-MAX_NAME:]}"
        content: bytes | UnreadableArticle = b""
        if allowance.size > 0:
            content = _read_member(archive, member, name, max_bytes)
            allowance.size -= len(content) if isinstance(content, bytes) else max_bytes
        if allowance.size <= 0:
            reason = f"It unpacks to more than {MAX_TOTAL // 1024 // 1024} MB; the rest was not read."
            yield source_name, UnreadableArticle(source_name, reason)
            return
        yield name, content


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, max_bytes: int
) -> bytes | UnreadableArticle:
    if member.flag_bits & 1:
        return UnreadableArticle(name, "It is protected by a password.")
    chunks: list[bytes] = []
    size = 0
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > max_bytes:
                    reason = f"It unpacks to more than {max_bytes // 1024 // 1024} MB and was not read."
                    return UnreadableArticle(name, reason)
                chunks.append(chunk)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        return UnreadableArticle(name, "It is damaged and can't be unpacked.")
    return b"".join(chunks)


def gunzip(data: bytes, *, source_name: str, max_bytes: int) -> bytes:
    """Return what a gzip file holds; data that is none is returned as it is.

    Raises:
        UnreadableArticle: It is damaged, or unpacks to more than ``max_bytes``.
    """
    if not data.startswith(GZIP_MAGIC):
        return data
    parts: list[bytes] = []
    left, size = data, 0
    while left.startswith(GZIP_MAGIC):  # a crawl is packed record by record
        unpacker = zlib.decompressobj(wbits=_GZIP_WBITS)
        try:
            content = unpacker.decompress(left, max_bytes + 1 - size)
        except zlib.error as error:
            raise UnreadableArticle(source_name, "It is damaged and can't be unpacked.") from error
        size += len(content)
        if size > max_bytes:
            reason = f"It unpacks to more than {max_bytes // 1024 // 1024} MB and was not read."
            raise UnreadableArticle(source_name, reason)
        if not unpacker.eof:
            raise UnreadableArticle(source_name, "It is damaged: its end is missing.")
        parts.append(content)
        left = unpacker.unused_data
    return b"".join(parts)
