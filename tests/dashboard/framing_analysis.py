"""An analysis built by hand: two articles on a ferry, with frames, loaded words, names, verbs and quotations."""

from __future__ import annotations

from analysis.measures.registry import build_table
from analysis.pipeline import Analysis
from analysis.records import Target
from tests.table_builders import derived, row

GULL = "Calder praised the brave crew. The ferry was repaired. “The hull is rotten,” claimed Petrel."
PETREL = "The reckless mayor was blamed by the union. Ferries wait."
TEXTS = {"a": GULL, "b": PETREL}
OUTLETS = {"a": "Gull Gazette", "b": "Petrel Post"}
SENTENCES = {"a": ((0, 30), (31, 54), (55, 92)), "b": ((0, 43), (44, 57))}


def span(table, article_id, piece, sentence_id, **values):
    """A row whose stretch is where the piece first stands in the article."""
    start = TEXTS[article_id].index(piece)
    own = {"article_id": article_id, "sentence_id": sentence_id, "start": start, "end": start + len(piece)}
    voice = {} if table == "quotes" else {"voice": "own"}
    return _row(table, article_id, {**voice, **own, **values})


def _term(article_id, piece, sentence_id, **values):
    return span(
        "distinctive_wording", article_id, piece, sentence_id, term=piece, written=piece, **{"count": 1, **values}
    )


def _row(table, article_id, values):
    return row(table, **{"article_id": article_id, "outlet": OUTLETS.get(article_id, ""), **values})


def analysis(**changed):
    """Return the analysis; a keyword replaces the rows of a table."""
    tables = {
        "articles": [
            _row("articles", key, {"source_name": f"{key}.txt", "text": text, "n_sentences": len(SENTENCES[key])})
            for key, text in TEXTS.items()
        ],
        "sentences": [
            _row("sentences", key, {"sentence_id": number, "start": start, "end": end, "text": TEXTS[key][start:end]})
            for key, spans in SENTENCES.items()
            for number, (start, end) in enumerate(spans)
        ],
        "quotes": [
            span("quotes", "a", "“The hull is rotten,”", 2, kind="direct", speaker="Tom Petrel", cue="claimed")
            | {"cue_tone": "doubting", "cue_lemma": "claim", "parent_id": -1}
        ],
        "generic_frames": [
            frame_row("Gull Gazette", "quality", share=2 / 3, low=0.2, high=1.0, n=12),
            frame_row("Gull Gazette", "conflict", share=0.0, low=0.0, high=0.0, n=12),
            frame_row("Petrel Post", "conflict", share=0.5, low=None, high=None, n=2),
            frame_row("Petrel Post", "quality", share=0.0, low=None, high=None, n=2),
        ],
        "frame_sentences": [
            _row("frame_sentences", "a", {"sentence_id": 0, "generic_frame": "quality", "score": 0.4}),
            _row("frame_sentences", "a", {"sentence_id": 2, "generic_frame": "quality", "score": 0.9}),
            _row("frame_sentences", "b", {"sentence_id": 0, "generic_frame": "conflict", "score": 0.7}),
        ],
        "loaded": [
            span("loaded", "a", "brave", 0, text="brave", score=0.8, reason="subjective adjective"),
            span("loaded", "b", "reckless", 0, text="Reckless", score=0.9, reason="subjective adjective"),
            span("loaded", "a", "rotten", 2, text="rotten", score=0.7, reason="loaded noun", voice="quoted"),
        ],
        "distinctive_wording": [
            _term("a", "brave", 0, rank=1, score=0.9, count=2, elsewhere="Petrel Post 1", count_elsewhere=1),
            _term("a", "repaired", 1, rank=2, score=0.3),
            _term("a", "rotten", 2, rank=1, score=0.8, voice="quoted"),
            _term("b", "reckless", 0, rank=1, score=0.9),
        ],
        "loaded_density": [
            density_row("Gull Gazette", "own", count=1, n_words=400, low=0.5, high=6.0),
            density_row("Gull Gazette", "all", count=2, n_words=500, low=1.0, high=7.0),
            density_row("Petrel Post", "own", count=0, n_words=300, low=0.0, high=10.0),
            density_row("Petrel Post", "all", count=1, n_words=30, low=None, high=None),
        ],
        "naming": [
            _row(
                "naming", "a", {"target": "Ines Calder", "label": "Calder", "form": "name", "voice": "own", "count": 1}
            ),
            _row(
                "naming",
                "b",
                {"target": "Ines Calder", "label": "reckless mayor", "form": "description", "voice": "own", "count": 2},
            ),
            _row(
                "naming",
                "b",
                {"target": "Ines Calder", "label": "mayor", "form": "title", "voice": "quoted", "count": 1},
            ),
        ],
        "naming_uses": [
            span("naming_uses", "a", "Calder", 0, target="Ines Calder", label="Calder", form="name"),
            span(
                "naming_uses",
                "b",
                "reckless mayor",
                0,
                target="Ines Calder",
                label="reckless mayor",
                form="description",
            ),
        ],
        "verbs": [
            span("verbs", "a", "praised", 0, target="Ines Calder", verb="praise", role="agent", agent_expressed=True),
            span(
                "verbs",
                "b",
                "blamed",
                0,
                target="Ines Calder",
                verb="blame",
                role="patient",
                passive=True,
                agent_expressed=True,
            ),
        ],
        "agentless_passives": [span("agentless_passives", "a", "repaired", 1, verb="repair", words="The ferry")],
        "keywords": [],
        "keyword_uses": [],
        "claim_cues": [],
        "mentions": [],
    } | changed
    built = {name: build_table(name, rows) for name, rows in tables.items()}
    built |= derived(built, "agency", "passive_shares", "sentences")
    return Analysis("e", (Target("Ines Calder", "actor"), Target("Nobody Named", "actor")), built)


def frame_row(outlet, name, **values):
    return {"event": "e", "outlet": outlet, "generic_frame": name, **values}


def density_row(outlet, voice, *, count, n_words, low, high):
    known = {"event": "e", "outlet": outlet, "voice": voice, "count": count, "n_words": n_words}
    return known | {"density": 1000 * count / n_words, "low": low, "high": high}


def marked(item):
    """What is marked in a sentence."""
    text = TEXTS[item.place.article_id]
    return [text[mark.start : mark.end] for layer in item.layers for mark in layer.marks]
