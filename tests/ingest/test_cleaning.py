"""What is taken away, for which reason, and what must stay."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import REASONS, read_articles
from analysis.ingest.cleaning.clean import clean
from analysis.ingest.cleaning.composing import compose
from analysis.records import Article
from tests.ingest.invented import ARTICLE, PARAGRAPHS, TITLE

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
BODY = "\n\n".join(PARAGRAPHS)
SAMPLES = [
    (folder, entry)
    for folder in sorted(path for path in SEEDS.iterdir() if path.is_dir())
    for entry in tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))["article"]
]


def read(text: str) -> Article:
    return read_articles(text.encode(), source_name="page.txt")[0]


def reasons(article: Article) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for piece in article.removed]


@pytest.mark.parametrize(("folder", "entry"), SAMPLES, ids=lambda value: getattr(value, "name", None))
def test_of_the_samples_exactly_the_page_furniture_goes(folder, entry):
    data = (folder / entry["file"]).read_bytes()
    article = read_articles(data, source_name=entry["file"])[0]
    lines = data.decode().split("\n")
    furniture = [lines[n - 1].strip() for n in entry["boilerplate_lines"]]
    stays = [line.strip() for n, line in enumerate(lines, start=1) if n not in entry["boilerplate_lines"]]
    kept = article.text.split("\n\n")
    assert [line for line in stays if line] == kept
    assert not set(furniture) & set(kept) - {""}
    assert {piece.reason for piece in article.removed} <= set(REASONS)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Skip to main content", "navigation"),
        ("Home > Sea > Ferries", "navigation"),
        ("Sea | Land | Air | Letters", "navigation"),
        ("By Ragna Moe and Per Dahl", "byline"),
        ("By Ragna Moe | Published 3 March 2024 at 14:05", "byline"),
        ("Updated: March 3, 2024 2:05 PM GMT", "date"),
        ("A ferry leaves the harbour of Ostervik on Monday. Ragna Moe/The Fjord Post", "caption"),
        ("The ferry Solveig at its quay. (Photo: Per Dahl)", "caption"),
        ("Share  Tweet  Email  Print", "share"),
        ("5 min read", "share"),
        ("ADVERTISEMENT", "advertisement"),
        ("The ferry at dawn. Photograph: Per Dahl", "caption"),
    ],
)
def test_furniture_before_the_body_goes(line, reason):
    article = read(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert article.text == ARTICLE
    assert reasons(article) == [(line, reason)]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["Ragna Moe reported from Ostervik. Per Dahl in Bergen contributed to this report."], "contributors"),
        (["Additional reporting by Per Dahl; editing by Ola Vik"], "contributors"),
        (["Ragna Moe is a senior correspondent for The Fjord Post who covers the coast."], "bio"),
        (["Follow her on Bluesky at @ragnamoe."], "share"),
        (["Comments"], "comment"),
        (["Comments", "This is so typical of the council, they never ask us anything!"], "comment"),
        (["12 comments", "seadog77 • 2 hours ago", "They should swim home."], "comment"),
        (["© 2024 The Fjord Post. All rights reserved."], "notice"),
        (["If you live abroad, please note that our website may show you other prices."], "notice"),
        (["Sign up for our weekly letter and get the news of the harbour in your inbox."], "newsletter"),
        (["Related", "Old ferries, new engines", "Who pays for the pool?"], "related"),
        (["Read more: Who pays for the pool?"], "related"),
        (["XS", "SM", "MD"], "size list"),
        (["The views expressed in this article are the author's own."], "notice"),
    ],
)
def test_furniture_after_the_body_goes(lines, reason):
    article = read("\n\n".join([ARTICLE, *lines]))
    assert article.text == ARTICLE
    assert {piece.reason for piece in article.removed} == {reason}


def test_after_a_separator_and_a_contributor_line_nothing_belongs_to_the_article():
    article = read(f"{ARTICLE}\n* * *\nMoe reported from Ostervik.\nWell said! I have waited for this FOR YEARS.")
    assert article.text == ARTICLE
    assert [reason for _, reason in reasons(article)] == ["separator", "contributors", "comment"]


def test_a_separator_inside_an_article_ends_nothing():
    text = f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n***\n\n" + "\n\n".join(PARAGRAPHS[1:])
    assert read(text).text == ARTICLE


def test_a_caption_doubled_beside_its_image_goes_twice():
    caption = "The night ferry Solveig waits for passengers at the old quay."
    article = read(f"{TITLE}\n\n{caption}\n{caption}\n\n{BODY}")
    assert article.text == ARTICLE
    assert reasons(article) == [(caption, "caption")] * 2


def test_a_caption_made_from_the_title_goes():
    caption = "The harbour town votes to keep its night ferries"
    assert reasons(read(f"{TITLE}\n\n{caption}\n\n{BODY}")) == [(caption, "caption")]


def test_a_breadcrumb_that_repeats_the_title_shows_which_line_the_title_is():
    article = read(f"• Fjordposten\n• Sea\n• {TITLE}\n\n{TITLE}\n\n{BODY}")
    assert (article.title, article.text, article.outlet) == (TITLE, ARTICLE, "Fjordposten")


def test_a_pull_quote_goes_and_its_sentence_stays():
    article = read(ARTICLE.replace("A new start", "A promise to everyone who works while others sleep"))
    assert [reason for _, reason in reasons(article)] == ["duplicate"]
    assert "“a promise to everyone who works while others sleep.”" in article.text


def test_an_agency_slug_goes_from_inside_a_paragraph():
    article = read(f"{TITLE}\n\nOSTERVIK, Norway (AP) — {BODY}")
    assert article.text == ARTICLE
    assert reasons(article) == [("OSTERVIK, Norway (AP) — ", "agency")]


@pytest.mark.parametrize(
    "line",
    [
        "Fjord TV's Ragna Moe reported from the quay that “nobody cheered” when the vote was read out.",
        "Share prices of the ferry company rose after the vote.",
        "“Follow the money,” she wrote on her page.",
        "Per Dahl is a professor at the sea college, and he was not surprised.",
        "More than forty people came.",
        "Related costs were not part of the vote, the council said.",
        "Subscribers pay less for the morning boat.",
        "You can see the lights from here, said Lind, and nobody can take that away.",
        "Photos of the burning engine had shocked the town a year before.",
        "By Monday, the quay was empty.",
        "They no longer think that they need your consent, and they spend your money as if the harbour were theirs.",
    ],
)
def test_lookalikes_in_the_body_stay(line):
    text = ARTICLE.replace("A new start", f"{line}\n\nDahl kept silent for a day, then wrote to the mayor.")
    article = read(text)
    assert article.text == text
    assert not article.removed


def test_a_column_that_ends_by_addressing_its_reader_keeps_its_end():
    end = (
        "You may call that a small thing. But nobody asked for your consent, and next year it will be your own street."
    )
    article = read(f"{ARTICLE}\n\n{end}")
    assert article.text == f"{ARTICLE}\n\n{end}"


@pytest.mark.parametrize("unit", ["A", "A ", "a. ", "(A/", "# a ", "By A ", "9", "“a ", "A. B ", "/A/ ", "you our "])
@pytest.mark.no_cover  # time is what is tested
def test_long_lines_of_one_kind_take_no_time(unit):
    line = (unit * 1_200)[:1_200]
    start = time.process_time()
    clean(f"{line}\n{ARTICLE}\n{line}\n{line}")
    assert time.process_time() - start < 5


def test_a_lead_is_no_title():
    article = read(BODY)
    assert (article.title, article.text) == ("", BODY)


def test_title_and_sub_heads_are_headings():
    article = read(ARTICLE)
    assert [article.text[span.start : span.end] for span in article.headings] == [TITLE, "A new start"]


def test_the_sites_name_behind_a_bar_is_no_part_of_the_title():
    article = read(f"{TITLE} | The Fjord Post\n\n{BODY}")
    assert (article.title, article.outlet, article.text) == (TITLE, "The Fjord Post", ARTICLE)


lines_of_pages = st.lists(
    st.sampled_from([TITLE, *PARAGRAPHS, "Comments", "* * *", "Share", "By Ragna Moe", "• Home", "Read more: this", ""])
    | st.text(max_size=80),
    max_size=14,
)


@given(lines_of_pages)
def test_text_is_the_source_without_the_removed_pieces(lines):
    source = "\n".join(lines).replace("\r", "")
    cleaned = clean(source)
    composition = compose(source, cleaned.removed, title=cleaned.title)
    for piece in cleaned.removed:
        assert source[piece.source_start : piece.source_end] == piece.text
        assert piece.reason in REASONS
    for piece in composition.pieces:
        length = piece.end - piece.start
        assert composition.text[piece.text_start : piece.text_start + length] == source[piece.start : piece.end]
    kept = sorted((piece.start, piece.end) for piece in composition.pieces)
    gone = [(piece.source_start, piece.source_end) for piece in cleaned.removed]
    covered = {n for start, end in (*kept, *gone) for n in range(start, end)}
    assert all(source[n].isspace() for n in range(len(source)) if n not in covered)


def test_a_paragraph_about_a_politician_who_is_told_something_is_no_biography() -> None:
    last = (
        "Norway's Kari Lund was informed right away and welcomed the offer. The city has offered to host the talks. "
        "The patient work of the envoy may yet end a long dispute."
    )
    assert read("\n\n".join([TITLE, *PARAGRAPHS, last])).text.endswith(last)
