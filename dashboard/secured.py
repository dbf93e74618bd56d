"""What ``parallax run`` starts: the dashboard behind the security headers.

``streamlit run dashboard/app.py`` gives the same pages without them; Streamlit sets none by itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

# As in app.py: in a checkout that was not installed the two packages would not be found.
_FOLDER = Path(__file__).resolve().parent
if str(_FOLDER.parent) not in sys.path:
    sys.path.insert(0, str(_FOLDER.parent))

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from dashboard.headers import SecurityHeaders  # noqa: E402

_PAGE = Path(st.__file__).parent / "static" / "index.html"

app = st.App(
    _FOLDER / "app.py",
    middleware=[Middleware(SecurityHeaders, page=_PAGE.read_text(encoding="utf-8"))],
)
