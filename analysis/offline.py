"""Keep libraries from calling home; imported before every other module of the package.

The one library that does is onnxruntime: since 1.31 its wheels report processor, system, path of the interpreter and
a device's number to their makers some ten seconds after they are imported. It reads this switch when it is imported;
processes started from here inherit it. What no switch is known for is guarded by ``tests/test_offline.py`` and
``tests/browser/test_offline.py``, which watch every connection and every look-up of a name.
"""

from __future__ import annotations

import os

SWITCHES = {"ORT_DISABLE_TELEMETRY": "1"}
"""Environment variables that turn a library's reports off."""

os.environ.update(SWITCHES)
