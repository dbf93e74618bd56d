"""Text as HTML for ``st.html``: everything that comes from articles, files or readers is escaped here.

Streamlit's own text elements read Markdown, in which a title can hold an image, a link or a formula; these don't.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Control characters, and marks that turn the direction of the text around them."""


def escaped(text: str) -> str:
    """Return text that shows as it is: nothing in it is markup."""
    return html.escape(_HIDDEN.sub(" ", text))


def one_line(text: str) -> str:
    """Return text on one line without what is hidden in it, for labels that Streamlit itself writes."""
    return " ".join(_HIDDEN.sub(" ", text).split())


def element(name: str, *content: str, css: str = "", anchor: str = "") -> str:
    """Write an element around escaped text or other elements; the other values are our own words."""
    opening = (f'{name} class="{css}"' if css else name) + (f' id="{anchor}"' if anchor else "")
    return f"<{opening}>{''.join(content)}</{name}>"


def lines(texts: Iterable[tuple[str, str]], *, css: str = "px-lines") -> str:
    """Write a list of pairs, the first of each set apart."""
    rows = (element("li", element("b", escaped(head)), " ", escaped(body)) for head, body in texts)
    return element("ul", *rows, css=css)
