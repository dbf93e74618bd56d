"""Who holds an office in an event, so that "the Russian president" means a person."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extract.actors.drafts import UNITED_STATES, Claims, Draft
from analysis.extract.actors.gazetteer import Gazetteer
from analysis.extract.actors.lexicon import Lexicon
from analysis.extract.actors.titles import find_title_phrases
from analysis.extract.actors.units import ArticleUnits


def add_titles(readings: Sequence[ArticleUnits], claims: Claims, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    """Give each title of the texts to the persons who hold the office."""
    holders = [draft for draft in claims.drafts.values() if draft.kind == "person" and draft.offices]
    for reading in readings:
        for phrase in find_title_phrases(reading, gazetteer=gazetteer):
            for draft in _holders(phrase.owner, phrase.office, holders, lexicon):
                draft.titles.add(phrase.text)


def _holders(owner: str, office: str, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    found = [draft for draft in drafts if _holds(draft, owner, office, lexicon)]
    found = [draft for draft in found if office not in draft.former] or found
    if owner and len(found) > 1:
        return [max(found, key=lambda draft: (draft.n, draft.name))]
    if not owner and office in lexicon.leaders:
        return []
    return found if owner else _at_home(found, office) or found


def _holds(draft: Draft, owner: str, office: str, lexicon: Lexicon) -> bool:
    for whose, held in draft.offices:
        same = held == office or (office in lexicon.leaders and held in lexicon.head_offices)
        if same and (not owner or whose == owner or (not whose and owner == UNITED_STATES)):
            return True
    return False


def _at_home(drafts: Sequence[Draft], office: str) -> list[Draft]:
    """Keep those whom some article introduces without a country: an outlet leaves out its own."""
    return [draft for draft in drafts if ("", office) in draft.introduced]
