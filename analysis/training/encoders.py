"""The two encoders in torch: BERT (the student, MiniLM) and MPNet (the teacher), with two heads for three classes.

One head tells how a sentence portrays the target (sentiment), the other which side it takes on the target as an issue
(position): against, neither, for.

Both read rows of :mod:`analysis.models.inputs` and pool the states of ``[CLS]`` and of the target's opening mark, so
the last layer is computed for these two places only.

Devlin et al. (2019), BERT; Wang et al. (2020), MiniLM; Song et al. (2020), MPNet.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

CLASSES = 3
"""Negative, neutral, positive, in this order; of an issue: against, neither, for."""
TASKS = ("sentiment", "position")
"""The heads, in the order in which logits are returned."""

_BERT_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "last_norm": "output.LayerNorm",
}
_MPNET_LAYER = _BERT_LAYER | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm": "attention.LayerNorm",
}
_MPNET_MASK, _MPNET_SHIFT = 30526, 4
_MPNET_SPECIAL = {0: 1, 101: 0, 102: 2, 103: _MPNET_MASK}
"""MPNet's vocabulary is BERT's moved by four, but for ``[PAD]``, ``[CLS]``, ``[SEP]`` and ``[MASK]``."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder, from its ``config.json``."""

    kind: str
    layers: int
    width: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float

    @classmethod
    def read(cls, folder: Path) -> Shape:
        """Read the sizes of a published encoder."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return cls(
            kind=config["model_type"],
            layers=config["num_hidden_layers"],
            width=config["hidden_size"],
            heads=config["num_attention_heads"],
            inner=config["intermediate_size"],
            vocabulary=config["vocab_size"],
            positions=config["max_position_embeddings"],
            epsilon=config["layer_norm_eps"],
        )


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.wide = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.last_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor, places: Tensor | None = None) -> Tensor:
        """Return new states: all of them, or only those at ``places`` (rows × wanted)."""
        asking = states
        if places is not None:
            asking = states.gather(1, places[:, :, None].expand(-1, -1, states.shape[2]))
            bias = bias.expand(-1, -1, states.shape[1], -1)
            bias = bias.gather(2, places[:, None, :, None].expand(-1, bias.shape[1], -1, bias.shape[3]))
        # Written out: torch's fused attention spends more time backward on short rows than all the rest of the layer.
        query, key, value = (
            self._split(self.query(asking)),
            self._split(self.key(states)),
            self._split(self.value(states)),
        )
        shares = (query @ key.transpose(2, 3) / math.sqrt(key.shape[3]) + bias).softmax(-1)
        mixed = shares.to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(asking.shape)
        states = self.norm(asking + self.dropout(self.out(mixed)))
        return self.last_norm(states + self.dropout(self.narrow(functional.gelu(self.wide(states)))))

    def _split(self, states: Tensor) -> Tensor:
        rows, length, width = states.shape
        return states.view(rows, length, self.heads, width // self.heads).transpose(1, 2)


class Classifier(nn.Module):
    """An encoder with linear heads over ``[CLS]`` and the opening mark."""

    def __init__(self, shape: Shape, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.buckets = nn.Embedding(32, shape.heads) if shape.kind == "mpnet" else None
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * shape.width, CLASSES)
        self.head_position = nn.Linear(2 * shape.width, CLASSES)

    def forward(self, ids: Tensor, lengths: Tensor, marks: Tensor) -> Tensor:
        """Return logits for rows of BERT token numbers, padded with zeros: rows × tasks × classes."""
        states = self.encode(ids, lengths, torch.stack([torch.zeros_like(marks), marks], dim=1))
        pooled = self.dropout(states.flatten(1))
        return torch.stack([self.head(pooled), self.head_position(pooled)], dim=1).float()

    def encode(self, ids: Tensor, lengths: Tensor, wanted: Tensor) -> Tensor:
        """Return the last layer's states at ``wanted`` places (rows × places) of rows of BERT token numbers."""
        length = ids.shape[1]
        places = torch.arange(length, device=ids.device)
        padding = places[None, :] >= lengths[:, None]
        if self.buckets is not None:
            ids = to_mpnet(ids)
        states = self.words(ids) + self.positions(places + (2 if self.buckets is not None else 0))
        states = self.dropout(self.norm(states))
        bias = torch.zeros(padding.shape, device=ids.device).masked_fill(padding, -1e4)[:, None, None, :]
        if self.buckets is not None:
            bias = bias + self.buckets(_bucket(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
        if torch.is_autocast_enabled(ids.device.type):
            bias = bias.to(torch.bfloat16)
        for layer in self.layers[:-1]:
            states = layer(states, bias)
        return self.layers[-1](states, bias, wanted)


def to_mpnet(ids: Tensor) -> Tensor:
    """Turn BERT's token numbers into MPNet's."""
    moved = ids + _MPNET_SHIFT
    for bert, mpnet in _MPNET_SPECIAL.items():
        moved = torch.where(ids == bert, mpnet, moved)
    return moved


def _bucket(distance: Tensor, *, buckets: int = 32, farthest: int = 128) -> Tensor:
    """Return the bucket of a relative position: half of them exact, half logarithmic, one set per direction."""
    half = buckets // 2
    exact = half // 2
    away = distance.abs()
    far = exact + (torch.log(away.clamp(min=1) / exact) / math.log(farthest / exact) * (half - exact)).long()
    return (distance > 0) * half + torch.where(away < exact, away, far.clamp(max=half - 1))


def load_base(folder: Path, *, dropout: float = 0.1) -> Classifier:
    """Load a published encoder under a fresh head."""
    shape = Shape.read(folder)
    weights = load_file(folder / "model.safetensors")
    model = Classifier(shape, dropout=dropout)
    names = _MPNET_LAYER if shape.kind == "mpnet" else _BERT_LAYER
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "head.weight": torch.randn(CLASSES, 2 * shape.width) * 0.02,
        "head.bias": torch.zeros(CLASSES),
    }
    state |= fresh_position(shape.width)
    if shape.kind == "mpnet":
        state["buckets.weight"] = weights["encoder.relative_attention_bias.weight"]
    else:
        # One segment only: its type is part of every position.
        state["positions.weight"] = state["positions.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    for number in range(shape.layers):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    model.load_state_dict(state)
    return model


def fresh_position(width: int) -> dict[str, Tensor]:
    """Return an untrained head for positions."""
    return {"head_position.weight": torch.randn(CLASSES, 2 * width) * 0.02, "head_position.bias": torch.zeros(CLASSES)}


def load_trained(base: Path, path: Path, *, dropout: float = 0.1) -> Classifier:
    """Load trained weights; those of a round before the one that learns positions get a fresh head for them."""
    model = load_base(base, dropout=dropout)
    state = torch.load(path, weights_only=True)
    model.load_state_dict(fresh_position(model.shape.width) | state)
    return model


def average(base: Path, students: Sequence[Path], *, dropout: float = 0.1) -> Classifier:
    """Return the model whose weights are the mean of the given ones (Wortsman et al. 2022, Model Soups)."""
    states = [torch.load(path, weights_only=True) for path in students]
    model = load_base(base, dropout=dropout)
    model.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return model
