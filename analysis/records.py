"""The values that travel between the steps of an analysis: frozen records with integer offsets.

All text offsets are half-open ``[start, end)`` into :attr:`Article.text`, except those of :class:`Removed`,
which point into the source the article was read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Voice = Literal["own", "quoted", "reported"]
"""Whose words: the newsroom's, a speaker's inside quotation marks, or a speaker's in indirect speech."""

MentionKind = Literal["name", "alias", "metonym", "title", "pronoun", "phrase"]
"""How a text refers to a target: see the mentions table in :mod:`analysis.measures.schema`."""

NAME_KINDS: frozenset[MentionKind] = frozenset({"name", "alias", "metonym"})
"""Kinds of mentions that are names; titles and descriptions say something of their bearer."""

MentionUse = Literal["actor", "place", "attributive", "compound"]
"""What a named mention is used for; measures count ``actor`` only."""

QuoteKind = Literal["direct", "fragment", "scare", "heading", "nested", "reported"]
"""What a quotation is: see the quotes table in :mod:`analysis.measures.schema`."""

CueTone = Literal["neutral", "doubting", "endorsing", ""]
"""How the verb that introduces a quotation colours it (said, claimed, admitted); empty without a cue."""

ActorKind = Literal["person", "state", "organisation", "group"]

TargetKind = Literal["actor", "issue"]

TargetOrigin = Literal["automatic", "file", "user"]
"""Who chose a target: the texts themselves, a targets file, or a reader on the page."""

CorrectionKind = Literal["speaker", "voice", "actor", "sentiment", "side", "stance", "loaded", "claim"]
"""What a reader corrects; what each kind changes stands in :data:`analysis.corrections.KINDS`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, ``[start, end)`` in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the source that is not the article (navigation, caption, byline, comment …).

    ``source_start`` and ``source_end`` are offsets into :attr:`Article.source`; ``reason`` is one of
    :data:`analysis.ingest.REASONS`.
    """

    source_start: int
    source_end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a metadata value came from, in words for the reader: ``Origin("outlet", "byline")``."""

    field: str
    source: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the outlet wrote it, without the page around it.

    Attributes:
        article_id: Hash of the text (16 hexadecimal digits): the same text is the same article.
        source_name: File name the article came from (``corpus.csv#12`` for a row of a corpus).
        text: Title (where the source has one), sub-heads and body. Cleaning takes pieces of the source away and
            changes no characters in what stays. Paragraphs are separated by line breaks.
        title: The title, a prefix of ``text``; empty when the source has none.
        outlet: Name of the outlet; empty when unknown.
        authors: Names from the byline.
        published: ISO date or date and time; empty when unknown.
        url: Address; empty when unknown.
        section: Section of the outlet (Politics …); empty when unknown.
        language: ISO 639-1 code.
        genre: ``news``, ``analysis``, ``opinion``, ``explainer``, ``live blog``; empty when nothing tells.
        headings: Offsets of the title and the sub-heads in ``text``.
        source: The decoded source that offsets in ``removed`` refer to.
        removed: What was taken away, in order of ``source_start``.
        restored: What was taken away at first and the reader has put back, in the same order.
        origins: Where each metadata value came from.
        notes: What its reader should know about it, as sentences: that it is cut by a paywall, for instance.
    """

    article_id: str
    source_name: str
    text: str
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""
    section: str = ""
    language: str = "en"
    genre: str = ""
    headings: tuple[Span, ...] = ()
    source: str = ""
    removed: tuple[Removed, ...] = ()
    origins: tuple[Origin, ...] = ()
    restored: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def outlet_name(self) -> str:
        """The outlet's name as all tables have it: the file's where it is unknown."""
        return self.outlet or self.source_name


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``sentence_id`` counts from 0 inside its article, and the title is 0 where there is one."""

    sentence_id: int
    paragraph: int
    start: int
    end: int
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What the reader wants measured: an actor, or an issue known by phrases.

    ``aliases`` match case-sensitively on token boundaries; ``phrases`` match by lemma and part of speech. An actor that
    isn't ``measured`` is known by its aliases, as a speaker for instance, and no measure is taken of it. ``found`` says
    who chose it.
    """

    name: str
    kind: TargetKind
    aliases: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    measured: bool = True
    found: TargetOrigin = "file"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state or organisation, one across all articles of an event.

    Attributes:
        name: Canonical name, as targets and tables use it.
        kind: ``person``, ``state``, ``organisation`` or ``group``.
        aliases: Other names for it (surname, spelling variants, abbreviations), longest first.
        metonyms: Places and seats of power that stand for it (Kremlin, Downing Street), longest first.
        titles: Descriptions without a name that mean it in this event ("the Russian leader").
        gender: ``m`` or ``f`` where the texts themselves tell (Mr., he), else empty.
    """

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    gender: Literal["m", "f", ""] = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that means a target.

    ``target`` is the canonical name; ``confidence`` in [0, 1] is 1 for a literal name; ``voice`` and ``speaker``
    are those of the innermost quotation around it; ``corrected`` says what a reader corrected, with the machine's own
    value, and is empty where nobody did.
    """

    sentence_id: int
    target: str
    surface: str
    start: int
    end: int
    kind: MentionKind
    use: MentionUse = "actor"
    confidence: float = 1.0
    voice: Voice = "own"
    speaker: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: one per pair of marks, or one stretch of indirect speech (``reported``).

    Attributes:
        quote_id: Number inside the article, in order of ``start``.
        parent_id: The quotation around a nested one, else -1.
        start: Offset of the first character inside the outer marks.
        end: Offset after the last character inside the outer marks.
        speaker: Canonical actor or full name of the person; empty if unknown.
        speaker_description: What the text says the speaker is ("deputy director of …"); empty if nothing.
        institution: The seat that speaks for the speaker, as the text names it ("White House"); else empty.
        anonymous: Whether the text hides the speaker's name ("according to people familiar with …").
        cue: The words that introduce it ("boasted", "according to"); they are the newsroom's own.
        cue_lemma: Their dictionary form ("boast"), the same for all forms of a word.
        corrected: What a reader corrected, with the machine's own value; empty where nobody did.
    """

    quote_id: int
    parent_id: int
    sentence_id: int
    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker: str = ""
    speaker_description: str = ""
    institution: str = ""
    anonymous: bool = False
    cue: str = ""
    cue_start: int = -1
    cue_end: int = -1
    cue_tone: CueTone = ""
    cue_lemma: str = ""
    corrected: str = ""

    @property
    def said_by(self) -> str:
        """Return who speaks, as tables and pages show it: the seat that the text names, else the speaker."""
        return self.institution or self.speaker


@dataclass(frozen=True, slots=True)
class Correction:
    """A reader's correction of one thing that was found in an article, known by its place and words.

    Attributes:
        kind: What is corrected.
        article_id: Hash of the article's text.
        start: First character of the quotation, mention, word or sentence; 0 for an article's stance.
        end: After its last character; 0 for an article's stance.
        text: The words there, by which it is found again should the place have moved.
        target: The actor, issue or claim it is about; empty for quotations and words.
        before: What stood there when it was corrected.
        after: What the reader says it is.
        made: When, as ISO date and time (UTC).
        by: Who, as far as they said.
    """

    kind: CorrectionKind
    article_id: str
    start: int
    end: int
    text: str
    target: str
    before: str
    after: str
    made: str = ""
    by: str = ""

    @property
    def subject(self) -> tuple[str, str, int, int, str]:
        """Return what it corrects: of two corrections of one thing the later one counts."""
        return self.kind, self.article_id, self.start, self.end, self.target
