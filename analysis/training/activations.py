"""What a trained model sees where its activations are rounded, and the files that a rounded model ships as."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn

from analysis.training.encoders import Classifier
from analysis.training.rounding import Array

_PLACES = {"in": "key", "mixed": "out", "middle": "wide", "bent": "narrow"}
"""Where a layer's activations are rounded, and the part whose input they are."""


def sample_activations(model: Classifier, read: Callable[[], None]) -> dict[str, Array]:
    """Return what the model sees at each place where activations are rounded: tokens × channels.

    Args:
        model: The model, in full precision.
        read: Lets the model read the samples, without padding.
    """
    seen: dict[str, list[Tensor]] = {}

    def note(name: str) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def hook(_: nn.Module, inputs: tuple[Tensor]) -> None:
            seen.setdefault(name, []).append(inputs[0].reshape(-1, inputs[0].shape[-1]))

        return hook

    handles = [
        getattr(layer, part).register_forward_pre_hook(note(f"layers.{number}.{place}"))
        for number, layer in enumerate(model.layers)
        for place, part in _PLACES.items()
    ]
    with torch.inference_mode():
        read()
    for handle in handles:
        handle.remove()
    return {name: torch.cat(states).numpy() for name, states in seen.items()}


def plain_tokenizer(path: Path) -> bytes:
    """Return a tokenizer's file without padding and cutting."""
    content = json.loads(path.read_text(encoding="utf-8"))
    content |= {"truncation": None, "padding": None, "post_processor": None}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def write_files(out: Path, version: str, files: dict[str, bytes], *, manifest: str) -> None:
    """Write the files of a model, and the manifest with their digests."""
    out.mkdir(parents=True, exist_ok=True)
    lines = [f'version = "{version}"', "", "[files]"]
    for name, data in files.items():
        (out / name).write_bytes(data)
        lines.append(f'"{name}" = "{hashlib.sha256(data).hexdigest()}"')
        logging.info("%s: %.1f MB", name, len(data) / 1e6)
    (out / manifest).write_text("\n".join(lines) + "\n", encoding="utf-8")
