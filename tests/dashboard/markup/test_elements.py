from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.markup.elements import element, escaped, lines
from dashboard.wording import one_line

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</p></style><iframe srcdoc='x'>",
    '" onmouseover="alert(1)',
    "![](https://example.org/x.png)",
    "[a](https://example.org)",
    "$x$ :red[x] {{template}}",
)


class Collector(HTMLParser):
    """Collects tags and text as a browser would see them."""

    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        self.text += data


def parsed(text):
    collector = Collector()
    collector.feed(text)
    collector.close()
    return collector


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_it_is(text):
    found = parsed(element("p", escaped(text), css="px-note"))
    assert found.tags == [("p", [("class", "px-note")])]
    assert found.text == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"])))
def test_any_text_comes_back_from_a_list(text):
    found = parsed(lines([(text, text)]))
    assert [tag for tag, _ in found.tags] == ["ul", "li", "b"]
    assert found.text == f"{text} {text}"


def test_marks_that_turn_the_direction_of_text_are_taken_out():
    assert escaped("report\u202egpj.exe\u2066\x00") == "report gpj.exe "


def test_a_label_stands_on_one_line_without_hidden_marks():
    assert one_line(" The\n vote \u202egnp.exe\u2069\x00") == "The vote gnp.exe"
