"""What each actor is called: names, titles and descriptions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.extract.facts import ArticleFacts, per_article
from analysis.extract.quotes.voice_spans import VoiceAt, VoiceSpan
from analysis.measures.naming.descriptions import ARTICLES, WORDS, descriptions_of
from analysis.records import Mention, Voice
from analysis.text.lexicons import word_set
from analysis.text.nlp import ParsedArticle, Span, Token

NameForm = Literal["name", "metonym", "title", "description"]

_NAMED = frozenset({"name", "alias"})
_FORMS: dict[str, NameForm] = {"name": "name", "alias": "name", "metonym": "metonym", "title": "title"}
_MODIFIERS = frozenset({"amod", "compound", "nmod", "advmod", "npadvmod"})
_MODIFYING = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "VERB"})


@dataclass(frozen=True, slots=True)
class NameUse:
    """One label at one place.

    Attributes:
        target: Canonical name of the actor.
        label: The words, without article or possessive pronoun.
        form: ``name`` (with its title: "President Keller"), ``metonym`` (the Kremlin), ``title`` (an office without a
            name: "Russian leader") or ``description`` (what the text says the actor is: "master dealmaker").
        negated: Whether the text denies it ("is no dictator").
        voice: Whose words the label is.
    """

    sentence_id: int
    target: str
    label: str
    form: NameForm
    start: int
    end: int
    negated: bool
    voice: Voice


@dataclass(frozen=True, slots=True)
class NameCount:
    """How often a voice uses a label for an actor."""

    target: str
    label: str
    form: NameForm
    voice: Voice
    count: int


@dataclass(frozen=True, slots=True)
class _Label:
    span: Span
    form: NameForm
    negated: bool = False


def find_names(
    parsed: ParsedArticle, mentions: Sequence[Mention], *, voices: Sequence[VoiceSpan] = ()
) -> tuple[NameUse, ...]:
    """Find every label the article gives each actor.

    Args:
        parsed: The article.
        mentions: Mentions of actors; pronouns, phrases and other uses than ``actor`` are passed over.
        voices: Whose words each stretch is; where left out, a label takes the voice of its mention.

    Returns:
        One record per label and place, ordered by place.
    """
    voice_at = VoiceAt(voices)
    named = [mention for mention in mentions if mention.kind in _FORMS]
    taken = [(mention.start, mention.end) for mention in named]
    found: dict[tuple[int, int, str], NameUse] = {}
    for mention in named:
        for label in _labels(parsed, mention):
            start, end = label.span.start_char, label.span.end_char
            if label.form == "description" and not start <= mention.start < end and _meets(taken, label.span.root.idx):
                continue
            found.setdefault(
                (start, end, mention.target),
                NameUse(
                    sentence_id=parsed.sentence_at(start).sentence_id,
                    target=mention.target,
                    label=" ".join(label.span.text.split()),
                    form=label.form,
                    start=start,
                    end=end,
                    negated=label.negated,
                    voice=voice_at(start, default=mention.voice),
                ),
            )
    return tuple(found[key] for key in sorted(found))


@per_article
def names_of(item: ArticleFacts) -> tuple[NameUse, ...]:
    """Return what an article calls the targets, each place."""
    return find_names(item.parsed, item.measured_mentions, voices=item.voices)


def count_names(uses: Iterable[NameUse]) -> tuple[NameCount, ...]:
    """Count labels by actor, form and voice, the most frequent first; capitals make no difference."""
    counts: Counter[tuple[str, str, NameForm, Voice]] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for use in uses:
        key = use.label.casefold()
        counts[use.target, key, use.form, use.voice] += 1
        written[key][use.label] += 1
    shown = {key: min(forms, key=lambda label: (-forms[label], label)) for key, forms in written.items()}
    rows = (NameCount(target, shown[key], form, voice, count) for (target, key, form, voice), count in counts.items())
    return tuple(sorted(rows, key=lambda row: (row.target, -row.count, row.label, row.form, row.voice)))


def _labels(parsed: ParsedArticle, mention: Mention) -> Iterator[_Label]:
    """Yield the labels at one mention: the name itself, what stands before it, what it is said to be."""
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if mention.use != "actor" or span is None or not len(span):
        return
    name = _bare(span)
    before = _before(span) if mention.kind in _NAMED else None
    if before is not None and _is_title(before[-1]):
        name, before = parsed.doc[before.start : name.end], None
    yield _Label(name, _FORMS[mention.kind])
    if before is not None and _is_adjective(before[-1]):
        yield _Label(parsed.doc[before.start : name.end], "description")
    elif before is not None:
        yield _Label(before, "description")
    for description in descriptions_of(span.root):
        yield _Label(description.span, "description", description.negated)


def _bare(span: Span) -> Span:
    """Drop a leading article or possessive pronoun and a final 's."""
    start, end = span.start, span.end
    while start < end - 1 and (span.doc[start].lower_ in ARTICLES or span.doc[start].tag_ == "PRP$"):
        start += 1
    while end - 1 > start and span.doc[end - 1].tag_ == "POS":
        end -= 1
    return span.doc[start:end]


def _before(span: Span) -> Span | None:
    """Return the title, description or adjectives right before a name; None where nothing but an article stands."""
    start = span.start
    for token in reversed(span.doc[span.root.left_edge.i : span.start]):
        if token.text != "-" and (token.dep_ not in _MODIFIERS or token.pos_ not in _MODIFYING):
            break
        start = token.i
    while start < span.start and not span.doc[start].text[0].isalpha():
        start += 1
    if start == span.start or span.doc[span.start - 1].pos_ == "ADV" or _is_infinitive(span.doc[start]):
        return None
    return span.doc[start : span.start]


def _is_infinitive(token: Token) -> bool:
    """Tell the verb of "meant to flatter Brandt", which the tagger can take for a comparative."""
    return token.tag_ == "JJR" and token.i > 0 and token.nbor(-1).lower_ == "to"


def _is_title(token: Token) -> bool:
    """Tell a title or a further name, which belong to the name, from a description: both have a capital."""
    if token.lower_ in word_set(WORDS, "titles"):
        return token.text[0].isupper()
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _is_adjective(token: Token) -> bool:
    """Tell "a defiant Brandt" from "rival Brandt", which the tagger takes for an adjective too."""
    if token.tag_ in {"VBN", "VBG"}:
        return True
    start = token.i
    while start and token.doc[start - 1].pos_ in {"ADJ", "ADV"}:
        start -= 1
    return token.pos_ == "ADJ" and start > 0 and token.doc[start - 1].lower_ in ARTICLES


def _meets(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)
