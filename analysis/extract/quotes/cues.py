"""The words that introduce speech, read from ``analysis/data/cues.toml``: their tones and who or what they go with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from analysis.records import CueTone

_TONES: tuple[CueTone, ...] = ("neutral", "doubting", "endorsing")


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Cue words by lemma; the file names the sources.

    Attributes:
        speech: Verbs that report speech, with their tone.
        weak: Those of them that often tell an act or a finding and no words.
        addressing: Those whose object is who is spoken to or of, so that no speaker follows them.
        thought: Verbs that report what somebody holds; they introduce indirect speech only.
        verdict: Verbs that judge ("called it …"); they attribute a fragment and take no that-clause.
        promising: Verbs whose infinitive tells what the subject says it will do.
        ordering: Verbs whose infinitive tells what others shall do.
        asking: Verbs whose object tells what is asked for.
        asking_for: Those of them that take "for".
        nouns: Things that are said ("his claim that …"), with their tone.
        refusal: Verbs after which the clause is not what the subject says.
        people: Nouns for persons: without a name beside them the speaker is anonymous.
        bodies: Nouns for institutions, which speak in their own name.
        resumed: Nouns that take up who spoke last ("the lawmaker").
        documents: Nouns for things that carry words.
        some: Words that stand for people without naming them ("some", "others").
        manner: Nouns after "according to" that are no source ("according to plan").
        works: Nouns beside a quoted title of a work.
        work_verbs: Verbs that introduce a title.
        word_nouns: Nouns beside a word that is meant as a word.
        word_marks: Other signs of that ("so-called").
    """

    speech: Mapping[str, CueTone]
    weak: frozenset[str]
    addressing: frozenset[str]
    thought: Mapping[str, CueTone]
    verdict: Mapping[str, CueTone]
    nouns: Mapping[str, CueTone]
    promising: frozenset[str]
    ordering: frozenset[str]
    asking: frozenset[str]
    asking_for: frozenset[str]
    refusal: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    some: frozenset[str]
    resumed: frozenset[str]
    manner: frozenset[str]
    works: frozenset[str]
    work_verbs: frozenset[str]
    word_nouns: frozenset[str]
    word_marks: frozenset[str]

    def tone(self, lemma: str) -> CueTone:
        """Return the tone of a cue by its lemma; ``neutral`` for a phrase ("according to"), empty for no cue."""
        for table in (self.speech, self.thought, self.verdict, self.nouns):
            if lemma in table:
                return table[lemma]
        return "neutral" if lemma == "according" else ""


@cache
def load_cues() -> CueLexicon:
    """Read the lexicon once per process."""
    content = tomllib.loads(resources.files("analysis").joinpath("data", "cues.toml").read_text(encoding="utf-8"))
    speakers, words = content["speakers"], content["words"]
    return CueLexicon(
        speech=_tones(content["verbs"]),
        weak=frozenset(content["weak"]["verbs"]),
        addressing=frozenset(content["addressing"]["verbs"]),
        thought=_tones(content["thought"]),
        verdict=_tones(content["verdict"]),
        nouns=_tones(content["nouns"]),
        **{name: frozenset(words) for name, words in content["acts"].items()},
        refusal=frozenset(content["refusal"]["verbs"]),
        people=frozenset(speakers["people"]),
        bodies=frozenset(speakers["bodies"]),
        documents=frozenset(speakers["documents"]),
        some=frozenset(speakers["some"]),
        resumed=frozenset(speakers["resumed"]),
        manner=frozenset(speakers["manner"]),
        works=frozenset(content["works"]["nouns"]),
        work_verbs=frozenset(content["works"]["verbs"]),
        word_nouns=frozenset(words["nouns"]),
        word_marks=frozenset(words["marks"]),
    )


def _tones(section: dict[str, Any]) -> dict[str, CueTone]:
    return {lemma: tone for tone in _TONES for lemma in section[tone]}
