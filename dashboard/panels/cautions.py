"""What a reader must know before comparing the articles of an event: opinion among news, copies, strays."""

from __future__ import annotations

from dashboard import cache
from dashboard.findings import copies_note, gather_passages, genre_note, passage_note, strays_note, without_copies
from dashboard.panels.messages import links, note
from dashboard.panels.opened import Opened
from dashboard.panels.strays import open_strays


def show_cautions(opened: Opened) -> None:
    """Write a line for each thing that makes the comparison unlike; none where all are alike."""
    store, event_id = cache.open_store(), opened.event.event_id
    articles = store.articles_of(event_id)
    names = {article.article_id: article.outlet or article.source_name for article in articles}
    found = cache.findings_of(articles)
    strays = open_strays(opened.event, articles)
    undecided = [
        strays_note([names[stray.article_id] for stray in strays]),
        copies_note(found, store.decisions.reasons(event_id, "keep both")),
        passage_note(gather_passages(without_copies(found), articles)),
    ]
    for line in (genre_note([article.genre for article in articles], list(names.values())), *undecided):
        if line:
            note(line)
    if any(undecided):
        links("add")
