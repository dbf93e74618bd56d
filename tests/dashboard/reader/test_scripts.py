"""The reader's scripts are joined to one module: no two may declare one name."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

from dashboard.reader import _SCRIPTS

_DECLARED = re.compile(r"^(?:export default )?(?:async )?(?:function|const|let|class) ([A-Za-z_]\w*)", re.MULTILINE)


def test_no_name_is_declared_twice() -> None:
    folder = files("dashboard.reader")
    texts = [folder.joinpath(name).read_text(encoding="utf-8") for name in _SCRIPTS]
    declared = Counter(name for text in texts for name in _DECLARED.findall(text))
    assert declared["lightUp"] == 1
    assert [name for name, times in declared.items() if times > 1] == []
