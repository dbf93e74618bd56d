"""Make the sentence encoder that finds the same fact in other words: all-MiniLM-L6-v2, rounded to eight bits by us.

Run: ``python -m analysis.training.sentence_encoder BASE_DIR SENTENCES.txt OUT_DIR VERSION [--taught WEIGHTS.pt]``

``SENTENCES.txt`` holds one news sentence a line; a few hundred are enough to choose the ranges of the activations. The
graph gives the state of every token, not only a sentence's mean: a fact often stands in one clause of a sentence, and
the mean over that clause's tokens is what is compared.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from torch import Tensor

from analysis.models.sentences import MANIFEST, TOKENIZER, WEIGHTS
from analysis.training.activations import plain_tokenizer, sample_activations, write_files
from analysis.training.encoders import Classifier, load_base
from analysis.training.graph import MICROSOFT, OPSET, Graph, _add_and_norm, _cut, _embed, _product
from analysis.training.rounding import Array

CLS, SEP = 101, 102
TOKENS = 128
"""Longest sentence in tokens, as at run time."""
ROWS = 300
"""Sentences on which the ranges of activations are chosen."""


def main() -> None:
    """Write the weights, the tokenizer and the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("base", "sentences", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("version")
    parser.add_argument("--taught", type=Path, help="weights that analysis.training.fact_states wrote")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    lines = arguments.sentences.read_text(encoding="utf-8").splitlines()
    rows = [tokenizer.encode(line).ids for line in lines[:: max(1, len(lines) // ROWS)] if line.strip()]
    model = load_base(arguments.base).eval()
    if arguments.taught:
        model.load_state_dict(torch.load(arguments.taught, weights_only=True))
    samples = sample_activations(model, lambda: _read_each(model, rows))
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    files = {
        WEIGHTS: build(state, samples, model),
        TOKENIZER: plain_tokenizer(arguments.base / "tokenizer.json"),
    }
    write_files(arguments.out, arguments.version, files, manifest=MANIFEST)


@torch.inference_mode()
def states_of(model: Classifier, row: Sequence[int]) -> Tensor:
    """Return the states of one row's tokens in full precision: length × width."""
    ids = torch.tensor([row])
    states = model.norm(model.words(ids) + model.positions(torch.arange(len(row))))
    bias = torch.zeros(1, 1, 1, len(row))
    for layer in model.layers:
        states = layer(states, bias)
    return states[0]


def _read_each(model: Classifier, rows: Sequence[Sequence[int]]) -> None:
    for row in rows:
        states_of(model, row)


def build(state: Mapping[str, Array], samples: Mapping[str, Array], model: Classifier) -> bytes:
    """Return the graph: ``ids`` (rows × length) and ``lengths`` in, ``states`` (rows × length × width) out."""
    graph = Graph()
    states = _embed(graph, state, model.shape)
    for number in range(model.shape.layers):
        states = _layer(graph, state, samples, model, number, states)
    graph.nodes.append(helper.make_node("Identity", [states], ["states"]))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT32, ["rows", "length"]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["rows"]),
    ]
    width = model.shape.width
    outputs = [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["rows", "length", width])]
    body = helper.make_graph(graph.nodes, "sentence", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    made = helper.make_model(body, opset_imports=opsets, ir_version=9)
    onnx.checker.check_model(made)
    serialised: bytes = made.SerializeToString()
    return serialised


def _layer(
    graph: Graph, state: Mapping[str, Array], samples: Mapping[str, Array], model: Classifier, number: int, states: str
) -> str:
    """Add a transformer layer over all tokens."""
    name = f"layers.{number}."
    parts = [f"{name}{part}" for part in ("query", "key", "value")]
    weights, biases = ([state[f"{part}.{kind}"] for part in parts] for kind in ("weight", "bias"))
    query, key, value = _cut(graph, _product(graph, states, weights, biases, samples[f"{name}in"]), 3)
    mixed = graph.node(
        "MultiHeadAttention", [query, key, value, "", "lengths"], domain=MICROSOFT, num_heads=model.shape.heads
    )
    out = _dense(graph, state, samples, f"{name}out", f"{name}mixed", mixed)
    middle = _add_and_norm(graph, states, out, state, f"{name}norm", model.shape)
    wide = _dense(graph, state, samples, f"{name}wide", f"{name}middle", middle)
    bent = graph.node("Gelu", [wide], domain=MICROSOFT)
    back = _dense(graph, state, samples, f"{name}narrow", f"{name}bent", bent)
    return _add_and_norm(graph, middle, back, state, f"{name}last_norm", model.shape)


def _dense(
    graph: Graph, state: Mapping[str, Array], samples: Mapping[str, Array], part: str, place: str, states: str
) -> str:
    return _product(graph, states, [state[f"{part}.weight"]], [state[f"{part}.bias"]], samples[place])


def agreement(exact: Array, rounded: Array) -> float:
    """Return the mean cosine of sentence vectors before and after rounding."""
    return float(np.mean(np.sum(exact * rounded, axis=1)))


if __name__ == "__main__":
    main()
