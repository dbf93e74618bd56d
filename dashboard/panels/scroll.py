"""A page that opens at one of its headings: Streamlit keeps the place of a link's ``#`` only for whole reloads."""

from __future__ import annotations

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


def scroll_to(section: str) -> None:
    """Bring the heading with this anchor into view, once each time the page is opened at it; nothing for none."""
    component = st.components.v2.component("parallax_scroll", js=_SCRIPT)
    result = component(key="scroll", data={"section": section}, height=1)
    del result
