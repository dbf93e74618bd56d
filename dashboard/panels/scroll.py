"""A page that opens at one of its headings: Streamlit keeps the place of a link's ``#`` only for whole reloads."""

from __future__ import annotations

from hashlib import blake2b

import streamlit as st

_SCRIPT = """
const shown = new WeakMap();

export default function({ data, parentElement }) {
  if (!data.section || shown.get(parentElement) === data.section) return;
  shown.set(parentElement, data.section);
  let tries = 0;
  const reach = () => {
    const heading = document.getElementById(data.section);
    if (heading) {
      // Focus moves along, so that the next Tab goes on from here and a screen reader reads the heading.
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: 'start' });
    } else if (tries++ < 100) setTimeout(reach, 50);
  };
  reach();
}
"""


def anchor_of(*parts: str) -> str:
    """Return the anchor of the evidence that these parts choose; one of its own for other parts."""
    return "evidence-" + blake2b("~".join(parts).encode(), digest_size=6).hexdigest()


def scroll_to(section: str) -> None:
    """Bring the heading with this anchor into view, once each time the page is opened at it; nothing for none."""
    component = st.components.v2.component("parallax_scroll", js=_SCRIPT)
    result = component(key="scroll", data={"section": section}, height=1)
    del result
