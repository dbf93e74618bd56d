"""What the reader's page is like, dark or light, wide or narrow: charts for phones are drawn differently."""

from __future__ import annotations

import streamlit as st

from dashboard.markup.links import LINK_CLASS

NARROW = 640
"""Width in pixels up to which charts are drawn for a phone."""

_STATE = "narrow"

_SCRIPT = f"""
// What is chosen in another part of the page since the link was drawn stays: a table is opened beside it.
function withTable(name) {{
  const address = new URL(location.href);
  if (name) address.searchParams.set('table', name);
  else address.searchParams.delete('table');
  return address.href;
}}

// The link is drawn anew, since it closes now what it opened: who walks by keyboard stays at it.
function holdFocus(link) {{
  const among = () => [...document.querySelectorAll('a[data-table]')];
  const place = among().indexOf(link);
  const watch = new MutationObserver(() => {{
    if (link.isConnected || !among()[place]) return;
    watch.disconnect();
    if (document.activeElement === document.body) among()[place].focus({{ preventScroll: true }});
  }});
  watch.observe(document.body, {{ childList: true, subtree: true }});
  setTimeout(() => watch.disconnect(), 30000);
}}

// A link of ours opens its page as Back does: without loading the application anew, as one entry of the history.
function follow(event) {{
  const link = event.target.closest?.('a.{LINK_CLASS}');
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || event.defaultPrevented || elsewhere) return;
  event.preventDefault();
  if ('table' in link.dataset) {{
    link.href = withTable(link.dataset.table);
    holdFocus(link);
  }}
  if (link.href !== location.href) history.pushState(null, '', link.href);
  window.dispatchEvent(new PopStateEvent('popstate'));
}}

export default function(component) {{
  const query = window.matchMedia('(max-width: {NARROW}px)');
  const report = () => {{
    if (query.matches !== component.data.narrow) component.setStateValue('narrow', query.matches);
  }};
  report();
  // On a phone the sidebar covers the page: close it once another page has been chosen there.
  const seen = document.documentElement.dataset;
  if (query.matches && seen.page && seen.page !== component.data.page) {{
    document.querySelector('[data-testid="stSidebarCollapseButton"] button[aria-expanded="true"]')?.click();
  }}
  seen.page = component.data.page;
  query.addEventListener('change', report);
  document.addEventListener('click', follow);
  return () => {{
    query.removeEventListener('change', report);
    document.removeEventListener('click', follow);
  }};
}}
"""


def is_dark() -> bool:
    """Tell whether the reader's page is dark."""
    return st.context.theme.type == "dark"


def is_narrow() -> bool:
    """Tell whether the page is as narrow as a phone's; a change starts a new run."""
    return bool(st.session_state.get(_STATE, False))


def watch_width(*, page: str) -> None:
    """Watch the width of the page, ``page`` by name; call it once per run."""
    component = st.components.v2.component("parallax_width", js=_SCRIPT)
    result = component(key="viewport", data={"narrow": is_narrow(), "page": page}, height=1, on_narrow_change=_keep)
    del result


def _keep() -> None:
    st.session_state[_STATE] = bool(st.session_state["viewport"].get("narrow", False))
