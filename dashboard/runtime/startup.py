"""Which events are there when the dashboard starts: the samples, and the paths of ``parallax run PATH ...``."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.ingest import Problem, load_articles
from dashboard.store.database import StoreError
from dashboard.store.event_store import Store

EVENT_FILE = "event.toml"


@dataclass(frozen=True, slots=True)
class OpenedPaths:
    """What ``parallax run PATH ...`` opened: its event, and what kept files out of it."""

    event_id: str
    problems: tuple[Problem, ...]


def load_samples(store: Store, seeds: Path) -> None:
    """Load the bundled sample events that the store does not hold yet in this version."""
    if store.unsaved:
        return
    for path in sorted(seeds.glob(f"*/{EVENT_FILE}")):
        digest = _digest_of(path.parent)
        event_id = f"sample-{path.parent.name}"
        if store.content_digest(event_id) == digest:
            continue
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        store.add_event(values["title"], note=values.get("note", ""), kind="sample", event_id=event_id)
        store.mirror(event_id, load_articles([path.parent]).articles, digest=digest, drops_missing=True)


def open_paths(store: Store, paths: Sequence[str]) -> OpenedPaths:
    """Make, or refresh, the event that holds the articles under these paths.

    Articles that are already there keep what the reader changed, and so does the event's name; one that was put
    away comes back, since it was asked for. Files that can't be read become problems; an article that was read from
    such a file before stays as it was, and one whose file is missing is kept aside until it is back.
    """
    loaded = load_articles([Path(path) for path in paths])
    refused = tuple(problem.source_name for problem in loaded.problems if problem.refused)
    event_id = "folder-" + hashlib.sha256("\n".join(paths).encode()).hexdigest()[:12]
    try:
        if not store.archive.knows(event_id):
            store.add_event(_title(paths), kind="folder", event_id=event_id)
        store.archive.bring_back(event_id)
        # A table's rows, and an archive's members, are named after it.
        store.mirror(event_id, loaded.articles, is_unread=lambda name: name.startswith(refused))
    except StoreError:
        if not store.unsaved:
            raise
        # What was read before is shown; why nothing new is kept stands on every page.
    return OpenedPaths(event_id, loaded.problems)


def _digest_of(folder: Path) -> str:
    files = (path for path in sorted(folder.iterdir()) if path.is_file())
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _title(paths: Sequence[str]) -> str:
    first = Path(paths[0]).resolve()
    name = first.name or str(first)
    return name if len(paths) == 1 else f"{name} and {len(paths) - 1} more"
