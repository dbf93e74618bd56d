"""Citations and names of files."""

from analysis.share.citation import citation, day_in_words
from analysis.share.file_names import file_name
from analysis.share.source import Source


def test_a_citation_leaves_out_what_is_not_known() -> None:
    full = Source("Gull Gazette", "Ferry returns", "2025-05-03", "https://example.org/ferry")
    assert citation(full, sentence_id=3) == (
        "Gull Gazette, “Ferry returns”, 3 May 2025, https://example.org/ferry, sentence 4"
    )
    assert citation(Source("notes.txt", "", "", "")) == "notes.txt"


def test_what_is_no_day_stays_as_it_is() -> None:
    assert day_in_words("2025-02-28T23:00:00+01:00") == "28 February 2025"
    assert day_in_words("spring") == "spring"


def test_names_of_files_hold_nothing_that_a_file_system_minds() -> None:
    assert file_name("Vote: “Été” / <b>1</b>", "Who tells what", ending="xlsx") == "vote-ete-b-1-b_who-tells-what.xlsx"
    assert file_name("../..", "", ending="csv") == "parallax.csv"
    long = file_name("word " * 40, "x" * 90, ending="csv")
    assert len(long) < 100
    assert "word_x" in long
