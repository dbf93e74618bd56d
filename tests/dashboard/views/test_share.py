"""Share: every file has a name that tells what it is, and the text of the method stands there to copy."""

from tests.dashboard.running_app import shown, start


def test_the_page_offers_report_passages_tables_and_the_method(ferry):
    at = start("share", event=ferry)
    labels = {button.proto.label for button in at.get("download_button")}
    assert {"Download the report (HTML)", "Excel (XLSX)", "CSV", "CSV for Excel", "Parquet", "JSON"} <= labels
    copied = "\n".join(block.value for block in at.code)
    assert "Compared were 2 articles of 2 outlets" in copied
    assert "n = 343" in copied
    assert "Gull Gazette, “Ferry service to Gull Island resumes”" in copied
    assert "whole event" not in shown(at)


def test_the_page_says_that_filters_leave_the_files_as_they_are(ferry):
    at = start("share", event=ferry, only="Gull Gazette")
    assert "of the whole event" in shown(at)
    assert "2 articles" in "\n".join(block.value for block in at.code)


def test_an_open_table_has_one_download_in_all_formats(ferry):
    at = start("overview", event=ferry, table="sentiment_grid")
    names = [button.proto.label for button in at.get("download_button")]
    assert names == ["Figure (SVG)", "Figure (HTML)", "Excel (XLSX)", "CSV", "CSV for Excel", "Parquet", "JSON"]
