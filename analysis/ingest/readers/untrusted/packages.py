"""Check Office files, which are zip archives of XML, before a library unpacks them."""

from __future__ import annotations

import io
import zipfile

from analysis.ingest.document import Unparsable

MAX_UNPACKED = 60 * 1024 * 1024
MAX_MEMBERS = 3_000
_CHUNK = 65_536


def check_package(data: bytes, *, allow_doctype: bool = False) -> None:
    """Unpack every member, counting bytes, and keep none: the sizes that an archive declares may lie.

    Args:
        data: The archive.
        allow_doctype: Whether its parts may have document types, as e-books' pages do; entities never.

    Raises:
        Unparsable: It is no archive, is locked, or unpacks to more than an article can have.
    """
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise Unparsable(f"It consists of {len(members)} parts, more than a document needs.")
            for member in members:
                if member.flag_bits & 1:
                    raise Unparsable("It is protected by a password.")
                with archive.open(member) as stream:
                    while chunk := stream.read(_CHUNK):
                        total += len(chunk)
                        if total > MAX_UNPACKED:
                            raise Unparsable("It unpacks to more than 60 MB, which no article needs; it was not read.")
                        _check_xml(member.filename, chunk, allow_doctype=allow_doctype)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise Unparsable("It is damaged: its parts can't be unpacked.") from error


def _check_xml(name: str, chunk: bytes, *, allow_doctype: bool) -> None:
    """Refuse document type declarations: Office writes none, and entities are declared in them."""
    sign = b"<!ENTITY" if allow_doctype else b"<!DOCTYPE"
    is_xml = name.endswith((".xml", ".rels", ".opf", ".xhtml", ".html", ".ncx"))
    if is_xml and sign in chunk[:4096] + chunk.replace(b"\x00", b"")[:4096]:
        raise Unparsable("It declares entities of its own, as attacks do; it was not read.")
