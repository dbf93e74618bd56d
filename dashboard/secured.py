"""What ``parallax run`` starts: the dashboard behind the security headers.

``streamlit run dashboard/app.py`` gives the same pages without them; Streamlit sets none by itself.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

# As in app.py: in a checkout that was not installed the two packages would not be found.
_FOLDER = Path(__file__).resolve().parent
if str(_FOLDER.parent) not in sys.path:
    sys.path.insert(0, str(_FOLDER.parent))

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from analysis.errors import ModelMissing  # noqa: E402
from analysis.text.nlp import load_nlp  # noqa: E402
from dashboard.server.headers import SecurityHeaders  # noqa: E402


def _warm_up() -> None:
    """Load the language model while the reader still looks for files; a missing one is said when it is asked for."""
    with suppress(ModelMissing):
        load_nlp()


_PAGE = Path(st.__file__).parent / "static" / "index.html"

app = st.App(
    _FOLDER / "app.py",
    middleware=[Middleware(SecurityHeaders, page=_PAGE.read_text(encoding="utf-8"))],
)
Thread(target=_warm_up, daemon=True).start()
