"""From a kind of file to its parser."""

from __future__ import annotations

from analysis.ingest.document import Document


def parse(kind: str, data: bytes) -> Document:
    """Parse ``data``; libraries are imported only for the kind that needs them.

    Args:
        kind: ``html``, ``mhtml``, ``pdf``, ``docx``, ``xlsx`` or ``feed``.
        data: The file.

    Raises:
        Unparsable: The file can't be read.
        ValueError: There is no such kind.
    """
    if kind == "html":
        from analysis.ingest.readers.untrusted.web_page import parse_html  # noqa: PLC0415

        return parse_html(data)
    if kind == "mhtml":
        from analysis.ingest.readers.untrusted.web_page import parse_mhtml  # noqa: PLC0415

        return parse_mhtml(data)
    if kind == "pdf":
        from analysis.ingest.readers.untrusted.pdf_file import parse_pdf  # noqa: PLC0415

        return parse_pdf(data)
    if kind == "docx":
        from analysis.ingest.readers.untrusted.word_file import parse_docx  # noqa: PLC0415

        return parse_docx(data)
    if kind == "xlsx":
        from analysis.ingest.readers.untrusted.workbook import parse_xlsx  # noqa: PLC0415

        return parse_xlsx(data)
    if kind == "feed":
        from analysis.ingest.readers.untrusted.feed import parse_feed  # noqa: PLC0415

        return parse_feed(data)
    message = f"There is no parser for {kind!r}."
    raise ValueError(message)
