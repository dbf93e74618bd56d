"""What leaves the app: the report, the passages, all tables, the text of the method, the sources."""

from __future__ import annotations

import zipfile
from collections import Counter
from datetime import date
from functools import partial
from io import BytesIO

import pandas as pd
import streamlit as st

from analysis.pipeline import Analysis
from analysis.share.citation import citation, day_in_words
from analysis.share.methods import methods_text
from analysis.share.passages import MEASURED, passages
from analysis.share.source import sources
from analysis.table_files import Format, write_table
from dashboard.memo import remembered
from dashboard.panels.downloads import FORMATS, named_file, offer_table
from dashboard.panels.messages import note
from dashboard.panels.page_context import Opened
from dashboard.report import report_html
from dashboard.wording import count_of, listed


def offer_report(opened: Opened) -> None:
    """Offer the report as a file; it is made when it is asked for."""
    note(
        "One file that any browser opens, offline too: what stands out, the figures, the sentences behind them with "
        "outlet, day and source, which facts each article tells, and how it was measured. It prints on A4: choose "
        "Print, then Save as PDF, in the browser."
    )
    analysis, title = opened.whole, opened.event.title
    st.download_button(
        "Download the report (HTML)",
        lambda: report_html(analysis, title=title, made=day_in_words(date.today().isoformat())),
        file_name=named_file("report", ending="html"),
        mime="text/html",
        key="report",
        on_click="ignore",
        type="primary",
    )


def offer_passages(opened: Opened) -> None:
    """Offer every passage that something was measured in, with its source and a citation."""
    found = _passages(opened.whole)
    counts = Counter(map(str, found["measured"]))
    kinds = listed([f"{kind} {counts[kind]:,}" for kind in MEASURED if kind in counts])
    note(
        "Every sentence that stands behind a number or a mark, with outlet, headline, day, address, what was measured "
        f"in it and a citation to paste. {count_of(len(found), 'row')}: {kinds}."
    )
    offer_table(lambda: _passages(opened.whole), key="passages", name="passages", label="Download the passages")


def offer_all_tables(opened: Opened) -> None:
    """Offer all tables in one archive, a file for each, as ``parallax analyze`` writes them."""
    analysis = opened.whole
    note(
        f"All {len(analysis.tables)} tables of this event, one file each, as parallax analyze writes them. "
        "The page Method says what each tells."
    )
    with st.popover("Download all tables", key="download_all"):
        for format_, (title, _) in FORMATS.items():
            st.download_button(
                f"{title}, in a ZIP",
                partial(_archive, analysis, format_),
                file_name=named_file(f"tables {format_.value}", ending="zip"),
                mime="application/zip",
                key=f"download_all_{format_.name}",
                on_click="ignore",
                type="tertiary",
            )


def show_method(opened: Opened) -> None:
    """Show the paragraphs on the method with a button that copies them."""
    note("For a footnote, a paper or an editor's note; with versions, digests of the models, and accuracy with n.")
    st.code(methods_text(opened.whole), language=None, wrap_lines=True)


def show_sources(opened: Opened) -> None:
    """Show a citation for each article, with a button that copies them."""
    known = sources(opened.whole["articles"])
    cited = [citation(known[article_id]) for article_id in opened.labels]
    st.code("\n".join(cited), language=None, wrap_lines=True)


@remembered
def _passages(analysis: Analysis) -> pd.DataFrame:
    return passages(analysis)


def _archive(analysis: Analysis, format_: Format) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in analysis.tables.items():
            held = BytesIO()
            write_table(table, held, format_, name=name)
            archive.writestr(f"{name}.{format_.ending}", held.getvalue())
    return target.getvalue()
