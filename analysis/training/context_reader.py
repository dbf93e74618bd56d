"""A reader of windows: what each sentence brings to an article's stance, learned from cells and decisive sentences.

Each sentence gets three probabilities (against the target, nothing, for it) from the states at its own mark and at the
target's. With p and q for and against, an article's score is a sum of its sentences' parts::

    score = Σ (p − q) / (Σ (p + q) + shrink)

so it adds up by construction, and what the sum can't explain stays out. Labels are ordered: an article is critical the
more the score lies below one bound, supportive the more it lies above another; kinds of targets have their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.training.encoders import CLASSES, Classifier, load_base
from analysis.training.windows import Cell, Window

KINDS = ("actor", "issue")
AGAINST, NOTHING, FOR = range(CLASSES)


@dataclass(frozen=True, slots=True)
class Reading:
    """Probabilities of each sentence (sentences × 3), the cell it belongs to, and whether it is the newsroom's own."""

    logits: Tensor
    cells: Tensor
    own: Tensor


class ContextReader(nn.Module):
    """An encoder's lower layers, a head for sentences, and the bounds that turn a score into a label."""

    def __init__(self, base: Path, *, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder: Classifier = load_base(base, dropout=dropout)
        self.encoder.layers = self.encoder.layers[:layers]
        self.encoder.words.requires_grad_(requires_grad=False)
        self.kinds = nn.Embedding(len(KINDS), CLASSES)
        self.head = nn.Linear(2 * self.encoder.shape.width, CLASSES)
        # Logarithms of shrink, of the two bounds and of the steepness, by kind and by voice (all, own).
        self.ordinal = nn.Parameter(torch.tensor([0.7, -1.6, -1.6, 2.0]).repeat(len(KINDS), 2, 1))

    def forward(self, windows: Sequence[Window], owners: Sequence[int], kinds: Sequence[int]) -> Reading:
        """Read windows; ``owners`` and ``kinds`` tell the cell and the kind of target of each."""
        device = self.head.weight.device
        longest = max(len(window.ids) for window in windows)
        most = max(len(window.marks) for window in windows)
        ids = torch.tensor([_padded(window.ids, longest) for window in windows], device=device)
        lengths = torch.tensor([len(window.ids) for window in windows], device=device)
        places = [_padded(window.marks, most) + _padded(window.targets, most) for window in windows]
        states = self.encoder.encode(ids, lengths, torch.tensor(places, device=device))
        pairs = torch.cat([states[:, :most], states[:, most:]], dim=-1)
        there = torch.tensor(
            [[place < len(window.marks) for place in range(most)] for window in windows], device=device
        )
        kind = torch.tensor(kinds, device=device)[:, None].expand(-1, most)
        logits = self.head(self.encoder.dropout(pairs)).float() + self.kinds(kind)
        owner = torch.tensor(owners, device=device)[:, None].expand(-1, most)
        own = torch.tensor([flag for window in windows for flag in window.own], device=device)
        return Reading(logits[there], owner[there], own)

    def scores(self, reading: Reading, kinds: Tensor, *, own: bool) -> Tensor:
        """Return each cell's score, in [-1, 1], from all sentences or from the newsroom's own."""
        shares = reading.logits.softmax(-1)
        counted = reading.own.float() if own else torch.ones_like(reading.own, dtype=torch.float32)
        zeros = torch.zeros(len(kinds), device=shares.device)
        balance = zeros.index_add(0, reading.cells, (shares[:, FOR] - shares[:, AGAINST]) * counted)
        amount = zeros.index_add(0, reading.cells, (shares[:, FOR] + shares[:, AGAINST]) * counted)
        return balance / (amount + self.ordinal[kinds, int(own), 0].exp())

    def labels(self, reading: Reading, kinds: Tensor, *, own: bool) -> Tensor:
        """Return each cell's probabilities of critical, neutral and supportive."""
        score = self.scores(reading, kinds, own=own)
        _, low, high, steep = self.ordinal[kinds, int(own)].exp().unbind(-1)
        critical, supportive = torch.sigmoid(-(score + low) * steep), torch.sigmoid((score - high) * steep)
        shares = torch.stack([critical, (1 - critical) * (1 - supportive), supportive], dim=-1)
        return shares / shares.sum(-1, keepdim=True)


def _padded(values: Sequence[int], length: int) -> list[int]:
    return [*values, *[0] * (length - len(values))]


def sentence_loss(reading: Reading, cells: Sequence[Cell], *, unnamed: float) -> Tensor:
    """Return the cross-entropy of what sentences decide; those the reader didn't name count ``unnamed`` as nothing."""
    sides = [side for cell in cells for window in cell.windows for side in window.sides]
    wanted = torch.tensor(sides, device=reading.logits.device) + 1
    weights = torch.where(wanted == NOTHING, unnamed, 1.0)
    losses = functional.cross_entropy(reading.logits, wanted, reduction="none", label_smoothing=0.1)
    return (losses * weights).sum() / weights.sum()


def label_loss(model: ContextReader, reading: Reading, cells: Sequence[Cell], kinds: Tensor, *, own: bool) -> Tensor:
    """Return the cross-entropy of the cells' labels, or of their own words' labels; cells without one are left out."""
    labels = [cell.own if own else cell.label for cell in cells]
    known = [number for number, label in enumerate(labels) if label is not None]
    if not known:
        return reading.logits.sum() * 0
    wanted = torch.tensor([label + 1 for label in labels if label is not None], device=kinds.device)
    shares = model.labels(reading, kinds, own=own)[known]
    return functional.nll_loss(shares.clamp(min=1e-6).log(), wanted)
