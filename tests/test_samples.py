"""The bundled sample articles fit their answer key, ``event.toml``."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
EVENTS = ("2025-02-12-first-call", "2025-05-19-third-call")
OUTLETS = {
    "Meridian Wire",
    "The Quillon Review",
    "The Tamarack Standard",
    "Linden Street Dispatch",
    "Plainchart Briefing",
}
GENRES = {"news", "analysis", "opinion", "explainer"}
BODY_WORDS = range(500, 901)
SYNDICATED_WORDS = range(80, 121)
FEWEST_DIFFERENCES = 8

Key = dict[str, Any]


def read_key(event: str) -> Key:
    """Read an event's ``event.toml``."""
    return tomllib.loads((SEEDS / event / "event.toml").read_text(encoding="utf-8"))


def read_lines(event: str, file: str) -> list[str]:
    """Read an article's lines, boilerplate included."""
    return (SEEDS / event / file).read_text(encoding="utf-8").splitlines()


def article_lines(event: str, article: Key) -> list[str]:
    """Return the lines that are the article: title, sub-heads and body."""
    boilerplate = set(article["boilerplate_lines"])
    lines = read_lines(event, article["file"])
    return [line for number, line in enumerate(lines, start=1) if number not in boilerplate]


def article_texts(event: str) -> dict[str, str]:
    """Return each file's article text, without boilerplate."""
    return {article["file"]: "\n".join(article_lines(event, article)) for article in read_key(event)["article"]}


def syndicated_passage(text: str, starts: str, ends: str) -> str:
    """Return the passage from its first to its last words."""
    start = text.index(starts)
    return text[start : text.index(ends, start) + len(ends)]


ARTICLES = [
    pytest.param(event, article, id=f"{event}/{article['file']}")
    for event in EVENTS
    for article in read_key(event)["article"]
]


def test_events_are_all_the_folders() -> None:
    """No event folder lies outside these tests."""
    assert sorted(path.name for path in SEEDS.iterdir() if path.is_dir()) == sorted(EVENTS)


@pytest.mark.parametrize("event", EVENTS)
def test_event_is_described(event: str) -> None:
    """An event has a title, its date, and a note that says the outlets are invented."""
    key = read_key(event)
    assert key["title"]
    assert key["date"] == date.fromisoformat(event[:10])
    assert "fictional" in key["note"]


@pytest.mark.parametrize("event", EVENTS)
def test_articles_are_the_files(event: str) -> None:
    """Each text file is listed once, and each outlet tells the event once."""
    articles = read_key(event)["article"]
    assert sorted(article["file"] for article in articles) == sorted(
        path.name for path in (SEEDS / event).glob("*.txt")
    )
    assert len(articles) == len(OUTLETS)
    assert {article["outlet"] for article in articles} == OUTLETS


@pytest.mark.parametrize("event", EVENTS)
def test_genres(event: str) -> None:
    """News, opinion and explainer all occur, and no unknown genre does."""
    genres = {article["genre"] for article in read_key(event)["article"]}
    assert {"news", "opinion", "explainer"} <= genres <= GENRES


@pytest.mark.parametrize(("event", "article"), ARTICLES)
def test_boilerplate_lines_exist(event: str, article: Key) -> None:
    """Boilerplate line numbers are ordered, unique and point to lines with text."""
    numbers = article["boilerplate_lines"]
    lines = read_lines(event, article["file"])
    assert numbers == sorted(set(numbers))
    assert numbers[0] >= 1
    assert [number for number in numbers if not lines[number - 1].strip()] == []


@pytest.mark.parametrize(("event", "article"), ARTICLES)
def test_title_is_the_first_article_line(event: str, article: Key) -> None:
    """The title opens the article, as a line of its own, and is not repeated in it."""
    lines = [line for line in article_lines(event, article) if line.strip()]
    assert lines[0] == article["title"]
    assert article["title"] not in lines[1:]


@pytest.mark.parametrize(("event", "article"), ARTICLES)
def test_body_length(event: str, article: Key) -> None:
    """A body has 500 to 900 words, title and boilerplate not counted."""
    words = " ".join(article_lines(event, article)).split()
    assert len(words) - len(article["title"].split()) in BODY_WORDS


@pytest.mark.parametrize(("event", "article"), ARTICLES)
def test_publication_date(event: str, article: Key) -> None:
    """An article appears on the day of the event or the day after."""
    assert 0 <= (article["published"] - read_key(event)["date"]).days <= 1


@pytest.mark.parametrize("event", EVENTS)
def test_one_article_hides_its_outlet(event: str) -> None:
    """Exactly one text does not tell its outlet."""
    silent = [
        article["file"]
        for article in read_key(event)["article"]
        if article["outlet"].removeprefix("The ").lower() not in "\n".join(read_lines(event, article["file"])).lower()
    ]
    assert len(silent) == 1


@pytest.mark.parametrize("event", EVENTS)
def test_differences(event: str) -> None:
    """At least eight differences, each in two or more articles, in their exact words."""
    texts = article_texts(event)
    differences = read_key(event)["difference"]
    assert len(differences) >= FEWEST_DIFFERENCES
    assert len({difference["about"] for difference in differences}) == len(differences)
    for difference in differences:
        words = {file: phrase for file, phrase in difference.items() if file != "about"}
        assert len(set(words.values())) > 1, difference["about"]
        for file, phrase in words.items():
            assert phrase in texts[file], (difference["about"], file)


@pytest.mark.parametrize("event", EVENTS)
def test_facts_told_once(event: str) -> None:
    """The words of a fact told by one article stand in that article alone."""
    texts = article_texts(event)
    facts = read_key(event)["only"]
    assert facts
    for fact in facts:
        holders = [file for file, text in texts.items() if fact["words"] in text]
        assert holders == [fact["file"]], fact["fact"]


@pytest.mark.parametrize("event", EVENTS)
def test_syndicated_passage(event: str) -> None:
    """Two articles share 80 to 120 words, identically, and no third one has them."""
    key = read_key(event)["syndicated"]
    texts = article_texts(event)
    assert len(key["files"]) == len(set(key["files"])) == 2
    passages = {syndicated_passage(texts[file], key["starts"], key["ends"]) for file in key["files"]}
    assert len(passages) == 1
    passage = passages.pop()
    assert len(passage.split()) in SYNDICATED_WORDS
    assert sorted(file for file, text in texts.items() if passage in text) == sorted(key["files"])
