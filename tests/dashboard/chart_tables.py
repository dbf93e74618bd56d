"""Small tables, built by hand, that the chart tests draw."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd

from analysis.extract.quotes.voice_spans import voice_of
from analysis.measures.registry import build_table
from tests.table_builders import measured, row

HOSTILE = '<img src=x onerror="alert(1)"><a href="https://evil.example/x">click</a> & %{x} {{y}} \u202eback'
"""Text that would do harm or turn the line around if anything read it as markup."""

ARTICLES = ("a1", "a2", "a3")
OUTLETS = ("North Herald", "South Courier", "South Courier")
TITLES = ("Ministers meet", "Harbour talks end without a word", "Ferries wait for a treaty")


def articles(*, outlets=OUTLETS, titles=TITLES, texts=("one two three four", "one two", "one")) -> pd.DataFrame:
    return build_table(
        "articles",
        [
            row(
                "articles",
                article_id=key,
                source_name=f"{key}.txt",
                outlet=outlet,
                title=title,
                published="2031-04-02",
                language="en",
                genre="news",
                n_words=500,
                n_sentences=20,
                text=text,
            )
            for key, outlet, title, text in zip(ARTICLES, outlets, titles, texts, strict=True)
        ],
    )


def sentence(article_id, number, text, spans):
    """A row of the sentences table: one sentence of a text, by where each of them stands in it."""
    start, end = spans[number]
    place = {"sentence_id": number, "paragraph": 0, "start": start, "end": end}
    counts = {"heading": False, "n_words": 5, "n_own": 5}
    return {"event": "e", "article_id": article_id, **place, **counts, "text": text[start:end]}


def sentiment_row(article, target, *, voice="all", n=6, mean=0.3, low=0.1, high=0.5, label="positive", enough=True):
    return {
        "event": "e",
        "article_id": article,
        "outlet": OUTLETS[ARTICLES.index(article)],
        "target": target,
        "voice": voice,
        "n": n,
        "mean": mean,
        "low": low,
        "high": high,
        "label": label,
        "enough": enough,
    }


def actor_sentiment(*, target="Ada Quill") -> pd.DataFrame:
    """a1 is sure and unfavourable, a2 has not enough, a3 does not mention the first target but the second."""
    return build_table(
        "actor_sentiment",
        [
            sentiment_row("a1", target, n=9, mean=-0.42, low=-0.7, high=-0.1, label="negative"),
            sentiment_row("a1", target, voice="own", n=5, mean=-0.5, low=-0.8, high=-0.2, label="negative"),
            sentiment_row("a1", target, voice="quoted", n=4, mean=0.2, low=-0.1, high=0.5, label="positive"),
            sentiment_row("a2", target, n=1, mean=0.9, low=None, high=None, enough=False),
            sentiment_row("a2", target, voice="own", n=1, mean=0.9, low=None, high=None, enough=False),
            sentiment_row("a3", "Border Guard", n=7, mean=0.31, low=0.05, high=0.6),
        ],
    )


def stance(*, target="Ada Quill") -> pd.DataFrame:
    def row(article, name, label, *, enough=True, score=None, n=0, own=None):
        return {
            "event": "e",
            "article_id": article,
            "outlet": OUTLETS[ARTICLES.index(article)],
            "target": name,
            "target_kind": "actor",
            "label": label,
            "enough": enough,
            "score": score,
            "low": None if score is None else max(score - 0.2, -1),
            "high": None if score is None else min(score + 0.2, 1),
            "own_score": own,
            "sureness": None if label == "absent" else 0.5,
            "own_label": "absent" if label == "absent" else "neutral",
            "quoted_score": None,
            "n": n,
        }

    return build_table(
        "stance",
        [
            row("a1", target, "critical", score=-0.6, n=9, own=-0.7),
            row("a2", target, "neutral", score=0.05, n=1, enough=False),
            row("a3", target, "absent"),
            row("a1", "Border Guard", "supportive", score=0.5, n=4),
        ],
    )


def quote(article, number, *, start, end, kind="direct", speaker="Ada Quill", parent=-1, text="we will go"):
    return {
        "event": "e",
        "article_id": article,
        "quote_id": number,
        "parent_id": parent,
        "sentence_id": 0,
        "start": start,
        "end": end,
        "text": text,
        "kind": kind,
        "speaker": speaker,
        "speaker_description": "",
        "anonymous": False,
        "cue": "said",
        "cue_tone": "neutral",
        "cue_lemma": "say",
        "voice": voice_of(SimpleNamespace(kind=kind, speaker=speaker)),
        "source": "named" if speaker else "nobody" if kind in ("scare", "heading") else "unknown",
        "statement_id": -1 if kind == "scare" else number,
        "n_words": len(text.split()),
    }


def quotes(*, speaker="Ada Quill") -> pd.DataFrame:
    return build_table(
        "quotes",
        [
            quote("a1", 0, start=4, end=7, speaker=speaker),
            quote("a1", 1, start=8, end=13, kind="reported", speaker=speaker),
            quote("a2", 0, start=0, end=3, speaker="", text="go"),
        ],
    )


def mentions(*, target="Ada Quill", others="Border Guard") -> pd.DataFrame:
    rows = [
        ("a1", target, "actor", 1),
        ("a1", target, "actor", 9),
        ("a1", target, "place", 20),
        ("a3", others, "actor", 3),
    ]
    return build_table(
        "mentions",
        [
            {
                "event": "e",
                "article_id": article,
                "sentence_id": 0,
                "target": name,
                "surface": name,
                "start": start,
                "end": start + 4,
                "kind": "name",
                "use": use,
                "confidence": 1.0,
                "voice": "own",
                "speaker": "",
                "negative": None,
                "neutral": None,
                "positive": None,
                "sentiment": None,
                "vader": None,
            }
            for article, name, use, start in rows
        ],
    )


def keyword(outlet, term, *, count=4, rate=8.0, z=3.0, q=0.01, written="", shown_through=""):
    return {
        "event": "e",
        "outlet": outlet,
        "term": term,
        "n_words": term.count(" ") + 1,
        "written": written or term,
        "shown_through": shown_through,
        "count": count,
        "rate": rate,
        "log_odds": z / 3,
        "z": z,
        "q": q,
        "unit": "article",
    }


def keywords(*, term="ferry", outlet="North Herald") -> pd.DataFrame:
    return build_table(
        "keywords",
        [
            keyword(outlet, term),
            keyword(outlet, "tide", count=2, rate=4.0, z=1.0, q=0.6),
            keyword(outlet, "treaty", count=0, rate=0.0, z=-2.8, q=0.02),
            keyword("South Courier", "treaty", count=6, rate=12.0, z=3.4, q=0.01),
            keyword("South Courier", "tide", count=2, rate=4.0, z=-0.4, q=0.9),
        ],
    )


def empty(name: str) -> pd.DataFrame:
    return build_table(name, [])


def voices(*, speaker="Ada Quill") -> dict[str, pd.DataFrame]:
    """Tables of the voices in these articles, as the measures make them."""
    return measured(articles(), quotes(speaker=speaker))
