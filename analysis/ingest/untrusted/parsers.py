"""From a kind of file to its parser."""

from __future__ import annotations

from analysis.ingest.untrusted.document import Document


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
        from analysis.ingest.untrusted.web_page import parse_html  # noqa: PLC0415

        return parse_html(data)
    if kind == "mhtml":
        from analysis.ingest.untrusted.web_page import parse_mhtml  # noqa: PLC0415

        return parse_mhtml(data)
    if kind == "pdf":
        from analysis.ingest.untrusted.pdf_file import parse_pdf  # noqa: PLC0415

        return parse_pdf(data)
    if kind == "docx":
        from analysis.ingest.untrusted.word_file import parse_docx  # noqa: PLC0415

        return parse_docx(data)
    if kind == "xlsx":
        from analysis.ingest.untrusted.workbook import parse_xlsx  # noqa: PLC0415

        return parse_xlsx(data)
    if kind == "feed":
        from analysis.ingest.untrusted.feed import parse_feed  # noqa: PLC0415

        return parse_feed(data)
    message = f"There is no parser for {kind!r}."
    raise ValueError(message)
