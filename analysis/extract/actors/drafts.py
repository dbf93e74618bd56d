"""Actors in the making: names gathered from targets, gazetteer and text before they are frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from analysis.records import Actor, ActorKind

UNITED_STATES = "United States"
"""The gazetteer's name of the state that an office or an administration without a country is taken to belong to."""


@dataclass(slots=True)
class Draft:
    """An actor while its forms are gathered.

    ``offices`` are (whose, office) pairs such as (Russia, president), ``former`` the offices it held before, and
    ``introduced`` the pair that each article introduces it with.
    """

    name: str
    kind: ActorKind
    aliases: set[str] = field(default_factory=set)
    metonyms: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    introduced: list[tuple[str, str]] = field(default_factory=list)
    gender: Literal["m", "f", ""] = ""
    n: int = 0
    declared: bool = False

    def freeze(self) -> Actor:
        """Make the actor, with its forms sorted longest first."""
        return Actor(
            name=self.name,
            kind=self.kind,
            aliases=_longest_first(self.aliases - {self.name}),
            metonyms=_longest_first(self.metonyms - {self.name}),
            titles=_longest_first(self.titles),
            gender=self.gender,
        )


@dataclass(slots=True)
class Claims:
    """Which draft owns which form; what a targets file declares is claimed first and stays."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    forms: dict[str, Draft] = field(default_factory=dict)

    def open(self, name: str, kind: ActorKind) -> Draft:
        """Return the draft of that name, new if there is none."""
        return self.drafts.setdefault(name, Draft(name=name, kind=kind))

    def declare(self, draft: Draft, forms: Iterable[str]) -> None:
        """Claim forms for a declared draft; the first target that declares a form owns it."""
        self.drafts[draft.name] = draft
        for form in forms:
            self.forms.setdefault(form, draft)

    def free(self, form: str, draft: Draft) -> bool:
        """Tell whether ``draft`` may use a form: nobody else declared it."""
        return self.forms.get(form, draft) is draft


def _longest_first(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
