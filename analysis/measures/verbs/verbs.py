"""What each actor does, and what is done to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.extract.quotes.voice_spans import VoiceAt, VoiceSpan
from analysis.measures.verbs.roles import RoleName, parts_of
from analysis.measures.verbs.verb_forms import agent_of_passive, does_something, is_passive, verb_lemma
from analysis.records import Mention, Voice
from analysis.text.nlp import ParsedArticle, Token


@dataclass(frozen=True, slots=True)
class VerbUse:
    """An actor's part in a verb or a noun of action.

    Attributes:
        target: Canonical name of the actor.
        verb: Lemma in American spelling, with its particle or preposition: ``criticize``, ``rule out``, ``talk to``.
        start: First character of the verb (of the noun where ``nominal``).
        end: After the last character of that word.
        role: ``agent`` (does it, also by an understood subject) or ``patient`` (it is done to it, or addressed to it).
        passive: Whether the clause is in the passive.
        agent_expressed: Whether the sentence says who does it; always true for agents.
        nominal: Whether a noun says it ("criticism of", "the arrest of").
        negated: Whether the clause denies it ("did not call").
        voice: Whose words the verb is.
    """

    sentence_id: int
    target: str
    verb: str
    start: int
    end: int
    role: RoleName
    passive: bool
    agent_expressed: bool
    nominal: bool
    negated: bool
    voice: Voice


@dataclass(frozen=True, slots=True)
class AgentlessPassive:
    """A passive clause that leaves out who did it: ``words`` is the head of its subject, empty where there is none."""

    sentence_id: int
    verb: str
    start: int
    end: int
    words: str
    voice: Voice


def find_verbs(
    parsed: ParsedArticle, mentions: Iterable[Mention], *, voices: Sequence[VoiceSpan] = ()
) -> tuple[VerbUse, ...]:
    """Find what each mentioned actor does and has done to it.

    Args:
        parsed: The article.
        mentions: Mentions of actors; those with another use than ``actor`` are passed over.
        voices: Whose words each stretch is; where left out, a verb takes the voice of its mention.

    Returns:
        One record per actor, verb and role, ordered by place. Verbs that say what somebody is or owns (be, seem, have)
        are left out.
    """
    voice_at = VoiceAt(voices)
    found: dict[tuple[int, str, str], VerbUse] = {}
    for mention in mentions:
        token = _head(parsed, mention)
        if token is None:
            continue
        for part in parts_of(token):
            verb = part.token
            if not (part.nominal or does_something(verb)):
                continue
            found.setdefault(
                (verb.idx, mention.target, part.role),
                VerbUse(
                    sentence_id=parsed.sentence_at(verb.idx).sentence_id,
                    target=mention.target,
                    verb=part.verb,
                    start=verb.idx,
                    end=verb.idx + len(verb),
                    role=part.role,
                    passive=part.passive,
                    agent_expressed=part.agent_expressed,
                    nominal=part.nominal,
                    negated=any(child.dep_ == "neg" for child in verb.children),
                    voice=voice_at(verb.idx, default=mention.voice),
                ),
            )
    return tuple(found[key] for key in sorted(found))


def find_agentless_passives(parsed: ParsedArticle, *, voices: Sequence[VoiceSpan] = ()) -> tuple[AgentlessPassive, ...]:
    """Find the passive clauses that do not say who did it ("were killed"), whoever their subject is."""
    voice_at = VoiceAt(voices)
    return tuple(
        AgentlessPassive(
            sentence_id=parsed.sentence_at(verb.idx).sentence_id,
            verb=verb_lemma(verb),
            start=verb.idx,
            end=verb.idx + len(verb),
            words=_subject(verb),
            voice=voice_at(verb.idx, default="own"),
        )
        for verb in _passives(parsed)
        if agent_of_passive(verb) is None
    )


def _passives(parsed: ParsedArticle) -> Iterator[Token]:
    for token in parsed.doc:
        if token.tag_ in {"VBN", "VBD"} and token.pos_ == "VERB" and is_passive(token):
            yield token


def _subject(verb: Token) -> str:
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            return child.text
    if verb.dep_ == "acl":
        return verb.head.text
    return _subject(verb.head) if verb.dep_ == "conj" and verb.head.i < verb.i else ""


def _head(parsed: ParsedArticle, mention: Mention) -> Token | None:
    if mention.use != "actor":
        return None
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None
