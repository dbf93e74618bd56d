"""Highlighting by offset: a text and layers of marks become runs, and runs become escaped HTML.

Marks may overlap and nest. The text is cut wherever a mark starts or ends; each piece knows every mark it lies in.
Nothing from the text is ever read as markup.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.queries.marks import Layer, Mark
from dashboard.style.theme import LAYERS


@dataclass(frozen=True, slots=True)
class RunMark:
    """A mark's part in a run; ``first`` and ``last`` say whether the mark starts and ends with it."""

    layer: str
    mark: Mark
    first: bool
    last: bool

    @property
    def classes(self) -> tuple[str, ...]:
        """Class names in the page: those of the mark with our prefix, and the position in the mark."""
        named = [f"px-{name}" for name in self.mark.css.split()]
        return (*named, *(["px-first"] if self.first else []), *(["px-last"] if self.last else []))


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in which the same marks hold throughout, the outermost first.

    ``start`` and ``end`` are offsets into the whole text; ``text`` is what stands between them.
    """

    start: int
    end: int
    text: str
    marks: tuple[RunMark, ...] = ()

    @property
    def classes(self) -> tuple[str, ...]:
        """All class names, each once."""
        return tuple(dict.fromkeys(name for mark in self.marks for name in mark.classes))

    @property
    def tips(self) -> tuple[str, ...]:
        """What explains the marks, the innermost first."""
        return tuple(dict.fromkeys(part.mark.tip for part in reversed(self.marks) if part.mark.tip))

    @property
    def ids(self) -> tuple[str, ...]:
        """Identifiers of the marks, the innermost first."""
        return tuple(part.mark.id for part in reversed(self.marks) if part.mark.id)


def runs(text: str, layers: Iterable[Layer], *, start: int = 0, end: int | None = None) -> tuple[Run, ...]:
    """Cut ``text[start:end]`` where marks start and end.

    Args:
        text: The whole text that the marks' offsets refer to.
        layers: Layers of marks; a mark that reaches beyond the stretch is cut to it, an empty one is left out.
        start: First character to return.
        end: After the last character to return; by default the end of the text.

    Returns:
        Runs that follow each other without a gap and together are ``text[start:end]``.

    Raises:
        ValueError: ``start`` or ``end`` lies outside the text.
    """
    stop = len(text) if end is None else end
    if not 0 <= start <= stop <= len(text):
        message = f"[{start}, {stop}) is no stretch of a text of {len(text)} characters."
        raise ValueError(message)
    placed = _placed(layers, start, stop)
    cuts = sorted(
        {start, stop, *(max(mark.start, start) for _, mark in placed), *(min(mark.end, stop) for _, mark in placed)}
    )
    return tuple(Run(left, right, text[left:right], _marks_in(placed, left, right)) for left, right in pairwise(cuts))


def to_html(pieces: Iterable[Run]) -> str:
    """Return runs as HTML for ``st.html``, one element around another for each mark.

    Taking the tags out and unescaping gives the text back, character by character. The explanation of a mark is its
    ``title``; the page's style sheet gives the looks.
    """
    return "".join(_run_html(run) for run in pieces)


def sentence_html(
    text: str,
    layers: Iterable[Layer],
    *,
    voice: str = "own",
    speaker: str = "",
    start: int = 0,
    end: int | None = None,
) -> str:
    """Return one sentence as HTML, its marks highlighted and its voice named above it.

    Args:
        text: The article's text.
        layers: Layers of marks in it.
        voice: ``own``, ``quoted`` or ``reported``.
        speaker: Who speaks; empty if unknown or the newsroom.
        start: The sentence's first character.
        end: After its last.
    """
    body = to_html(runs(text, layers, start=start, end=end))
    return (
        f'<div class="px-sentence px-by-{_class_name(voice)}">'
        f'<span class="px-voice">{html.escape(voice_words(voice=voice, speaker=speaker))}</span>{body}</div>'
    )


def voice_words(*, voice: str, speaker: str = "") -> str:
    """Say whose words: ``own words``, ``quoted: Ann Lee``, ``reported, speaker unnamed``; plain text."""
    if voice == "own":
        return "own words"
    return f"{voice}: {speaker}" if speaker else f"{voice}, speaker unnamed"


def _placed(layers: Iterable[Layer], start: int, stop: int) -> list[tuple[str, Mark]]:
    """Return the marks that touch the stretch, the outermost first."""
    found = [
        (layer.name, mark)
        for layer in layers
        for mark in layer.marks
        if mark.start < mark.end and mark.start < stop and mark.end > start
    ]
    order = {name: number for number, name in enumerate(_OUTER_FIRST)}
    return sorted(found, key=lambda pair: (order.get(_kind(pair[1]), len(order)), pair[1].start, -pair[1].end, pair[0]))


_OUTER_FIRST = (
    "alone",
    "told",
    "shared",
    "gone",
    "frame",
    "quoted",
    "reported",
    *(name for name in LAYERS if name not in ("alone", "told", "shared", "frame", "quoted", "reported", "actor")),
    "actor",
)
"""Passages, whole sentences and voices enclose, actors lie inside: so each keeps its own line under the words."""


def _kind(mark: Mark) -> str:
    return mark.css.split(" ", 1)[0]


def _marks_in(placed: Sequence[tuple[str, Mark]], left: int, right: int) -> tuple[RunMark, ...]:
    return tuple(
        RunMark(layer, mark, first=mark.start == left, last=mark.end == right)
        for layer, mark in placed
        if mark.start < right and mark.end > left
    )


def _run_html(run: Run) -> str:
    inner = html.escape(run.text)
    for part in reversed(run.marks):
        tip = f' title="{html.escape(part.mark.tip)}"' if part.mark.tip else ""
        names = " ".join(_class_name(name) for name in part.classes)
        inner = f'<span class="{names}"{tip}>{inner}</span>'
    return inner


def _class_name(name: str) -> str:
    """Keep what a class name may hold; everything else would end up in an attribute."""
    return "".join(
        character for character in name if character.isascii() and (character.isalnum() or character in "-_")
    )
