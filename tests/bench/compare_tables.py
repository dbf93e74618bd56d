"""Compare the tables of two runs of ``parallax analyze --format parquet``, folder by folder.

    python tests/bench/compare_tables.py BEFORE AFTER [--mended TABLE.COLUMN ...]

Each folder of BEFORE that holds parquet files is looked for in AFTER. A table or a column that is new there is listed;
everything else has to be equal, value by value and in the same order. Ends with 1 where it is not. What was changed on
purpose is named with ``--mended`` (``TABLE`` alone for all of a table), and how many of its values differ is said.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd


def differences(before: Path, after: Path) -> Iterator[tuple[str, str]]:
    """Yield what differs in one folder: ``table.column``, or ``table``, and how; a new one has ``new`` as its how."""
    old, new = ({path.stem: path for path in sorted(folder.glob("*.parquet"))} for folder in (before, after))
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield name, "is missing"
        elif name not in old:
            yield name, "new"
        else:
            yield from _columns(name, pd.read_parquet(old[name]), pd.read_parquet(new[name]))


def _columns(name: str, old: pd.DataFrame, new: pd.DataFrame) -> Iterator[tuple[str, str]]:
    yield from ((f"{name}.{column}", "is missing") for column in old.columns if column not in new)
    yield from ((f"{name}.{column}", "new") for column in new.columns if column not in old)
    if len(old) != len(new):
        yield name, f"has {len(new)} rows instead of {len(old)}"
        return
    for column in old.columns.intersection(new.columns):
        if old[column].dtype != new[column].dtype:
            yield f"{name}.{column}", f"is {new[column].dtype} instead of {old[column].dtype}"
        same = (old[column] == new[column]) | (old[column].isna() & new[column].isna())
        if not same.all():
            yield f"{name}.{column}", f"{int((~same).sum())} of {len(old)} values differ, first at row {same.argmin()}"


def main(arguments: list[str] | None = None) -> int:
    """Print what differs; return 1 where anything does that was not to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--mended", nargs="*", default=(), help="tables and columns that differ on purpose")
    options = parser.parse_args(arguments)
    folders = sorted({path.parent.relative_to(options.before) for path in options.before.rglob("*.parquet")})
    wrong = sum(_report(folder, options.before, options.after, options.mended) for folder in folders)
    print(f"{len(folders)} folders compared, {wrong} differences that were not meant")
    return 1 if wrong or not folders else 0


def _report(folder: Path, before: Path, after: Path, mended: Collection[str]) -> int:
    wrong = 0
    for what, how in differences(before / folder, after / folder):
        meant = how == "new" or what in mended or what.split(".")[0] in mended
        wrong += not meant
        print(f"{folder}: {what} {how}{'' if not meant or how == 'new' else ' (mended)'}")
    return wrong


if __name__ == "__main__":
    raise SystemExit(main())
