"""Runs follow the marks, and HTML gives the text back."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.markup.highlight import runs, sentence_html, to_html, voice_words
from dashboard.queries.marks import Layer, Mark

HOSTILE = '<script>alert(1)</script><img src=x onerror="a()"> & &amp; "q" \'s\' \u202e{x}'
TEXTS = st.one_of(st.text(max_size=60), st.just(HOSTILE), st.text(alphabet="<>&\"'= ax/", max_size=40))


@st.composite
def marked_texts(draw):
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    marks = st.builds(
        lambda a, b, css, tip, key: Mark(min(a, b), max(a, b), css, tip, key),
        offsets,
        offsets,
        st.sampled_from(["actor negative", "quoted", "framing", '"><b onclick=x', "loaded"]),
        TEXTS,
        st.text(max_size=5),
    )
    layers = draw(st.lists(st.builds(Layer, st.text(max_size=4), st.lists(marks, max_size=5).map(tuple)), max_size=3))
    start, end = sorted((draw(offsets), draw(offsets)))
    return text, layers, start, end


class Tags(HTMLParser):
    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))


@given(marked_texts())
def test_stripping_tags_and_unescaping_gives_the_text_back(case):
    text, layers, start, end = case
    out = to_html(runs(text, layers, start=start, end=end))
    assert html.unescape(re.sub(r"<[^>]*>", "", out)) == text[start:end]


@given(marked_texts())
def test_only_our_own_tags_come_out(case):
    text, layers, start, end = case
    out = to_html(runs(text, layers, start=start, end=end))
    assert {tag for tag, _ in Tags(out).found} <= {"span"}
    assert {name for _, names in Tags(out).found for name in names} <= {"class", "title"}


@given(marked_texts())
def test_runs_cover_the_stretch_without_gaps(case):
    text, layers, start, end = case
    pieces = runs(text, layers, start=start, end=end)
    assert "".join(run.text for run in pieces) == text[start:end]
    assert [run.start for run in pieces[1:]] == [run.end for run in pieces[:-1]]
    for run in pieces:
        inside = {
            mark
            for layer in layers
            for mark in layer.marks
            if mark.start <= run.start and run.end <= mark.end and mark.start < mark.end
        }
        assert {part.mark for part in run.marks} == inside


def test_overlapping_marks_are_cut_where_they_cross():
    layers = [
        Layer("voices", (Mark(0, 7, "quoted", "said by A", "q"),)),
        Layer("actors", (Mark(4, 10, "actor", "A", "m"),)),
    ]
    pieces = runs("abcdefghij", layers)
    assert [(run.text, run.ids) for run in pieces] == [("abcd", ("q",)), ("efg", ("m", "q")), ("hij", ("m",))]
    assert pieces[1].classes == ("px-quoted", "px-last", "px-actor", "px-first")
    assert pieces[1].tips == ("A", "said by A")


def test_a_mark_cut_by_the_stretch_neither_starts_nor_ends_there():
    (run,) = runs("abcdef", [Layer("l", (Mark(0, 6, "quoted"),))], start=2, end=4)
    assert (run.marks[0].first, run.marks[0].last) == (False, False)


def test_empty_marks_are_left_out():
    assert runs("abc", [Layer("l", (Mark(1, 1, "actor"),))]) == runs("abc", [])


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 9)])
def test_a_stretch_outside_the_text_is_an_error(start, end):
    with pytest.raises(ValueError, match="no stretch"):
        runs("abc", [], start=start, end=end)


def test_nested_marks_become_nested_elements():
    layers = [Layer("v", (Mark(0, 3, "quoted", "Q"),)), Layer("a", (Mark(1, 2, "actor positive", "A"),))]
    assert to_html(runs("abc", layers)) == (
        '<span class="px-quoted px-first" title="Q">a</span>'
        '<span class="px-quoted" title="Q">'
        '<span class="px-actor px-positive px-first px-last" title="A">b</span></span>'
        '<span class="px-quoted px-last" title="Q">c</span>'
    )


def test_a_sentence_names_its_voice_and_escapes_the_speaker():
    out = sentence_html("He <b>left</b>. Then", [], voice="quoted", speaker="<i>Ann</i>", end=15)
    assert "quoted: &lt;i&gt;Ann&lt;/i&gt;" in out
    assert "He &lt;b&gt;left&lt;/b&gt;." in out
    assert "Then" not in out
    assert {tag for tag, _ in Tags(out).found} == {"div", "span"}


def test_voice_words():
    assert voice_words(voice="own", speaker="ignored") == "own words"
    assert voice_words(voice="quoted", speaker="Ann Lee") == "quoted: Ann Lee"
    assert voice_words(voice="reported") == "reported, speaker unnamed"
