"""The student as an ONNX graph: int8 weights, activations rounded with fixed scales, so rows don't touch each other.

Scales of activations are constants measured on training text. Dynamic quantisation would take them from whatever
rows share a batch, and a row's score would depend on its company. See :mod:`analysis.training.rounding`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from analysis.models.inputs import TOKEN_LIMIT
from analysis.training.encoders import Shape
from analysis.training.rounding import Array, choose_rounding

OPSET, MICROSOFT = 17, "com.microsoft"
STEPS = 127
"""Largest number in the word table."""


@dataclass
class Graph:
    """Nodes and constants as they are added; each method returns the name of what it made."""

    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def constant(self, value: NDArray[Any]) -> str:
        """Add a constant."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], *, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output."""
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **attributes))
        return name


HEADS = {"sentiment": "head", "position": "head_position"}
"""Each output, and the layer that gives it."""


def build(
    state: Mapping[str, Array], samples: Mapping[str, Array], shape: Shape, temperatures: Mapping[str, float]
) -> bytes:
    """Return the serialised graph.

    Args:
        state: The student's weights.
        samples: Activations seen on training text at each place where they are rounded, rows × channels.
        shape: Sizes of the student.
        temperatures: What the logits of each output are divided by, so that its probabilities are calibrated.

    Inputs are ``ids`` (rows × length), ``lengths`` and ``marks`` (one per row); outputs are the probabilities
    ``sentiment`` and ``position`` (rows × 3 each).
    """
    graph = Graph()
    states = _embed(graph, state, shape)
    for number in range(shape.layers):
        states = _layer(graph, state, samples, shape, number, states)
    flat = graph.node("Reshape", [states, graph.constant(np.array([-1, 2 * shape.width]))])
    for output, layer in HEADS.items():
        temperature = np.float32(temperatures[output])
        weight, bias = state[f"{layer}.weight"].T / temperature, state[f"{layer}.bias"] / temperature
        logits = graph.node("Gemm", [flat, graph.constant(weight), graph.constant(bias)])
        graph.nodes.append(helper.make_node("Softmax", [logits], [output], axis=-1))
    return _serialise(graph)


def _serialise(graph: Graph) -> bytes:
    whole = ["ids", "lengths", "marks"]
    shapes = {"ids": ["rows", "length"], "lengths": ["rows"], "marks": ["rows"]}
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, shapes[name]) for name in whole]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", 3]) for name in HEADS]
    body = helper.make_graph(graph.nodes, "target", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(body, opset_imports=opsets, ir_version=9)
    serialised: bytes = model.SerializeToString()
    onnx.checker.check_model(model)
    return serialised


def _embed(graph: Graph, state: Mapping[str, Array], shape: Shape) -> str:
    """Look words up in an int8 table with one scale per word, add places, normalise."""
    table = state["words.weight"]
    scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / STEPS
    rounded = graph.constant(np.round(table / scales).astype(np.int8))
    words = graph.node("Cast", [graph.node("Gather", [rounded, "ids"])], to=TensorProto.FLOAT)
    words = graph.node("Mul", [words, graph.node("Gather", [graph.constant(scales.astype(np.float32)), "ids"])])
    length = graph.node("Gather", [graph.node("Shape", ["ids"]), graph.constant(np.array([1]))])
    positions = graph.node(
        "Slice",
        [graph.constant(state["positions.weight"][:TOKEN_LIMIT]), graph.constant(np.array([0])), length],
    )
    added = graph.node("Add", [words, positions])
    return graph.node(
        "LayerNormalization",
        [added, graph.constant(state["norm.weight"]), graph.constant(state["norm.bias"])],
        axis=-1,
        epsilon=shape.epsilon,
    )


def _layer(
    graph: Graph, state: Mapping[str, Array], samples: Mapping[str, Array], shape: Shape, number: int, states: str
) -> str:
    """Add a transformer layer; the last one is computed for ``[CLS]`` and the mark only."""
    name = f"layers.{number}."
    last = number == shape.layers - 1
    parts = [f"{name}{part}" for part in ("query", "key", "value")]
    weights = [state[f"{part}.weight"] for part in parts]
    biases = [state[f"{part}.bias"] for part in parts]
    seen = samples[f"{name}in"]
    asking = _at_places(graph, states) if last else states
    if last:
        query = _product(graph, asking, weights[:1], biases[:1], seen)
        keys = _product(graph, states, weights[1:], biases[1:], seen)
        query, key, value = query, *_cut(graph, keys, 2)
    else:
        query, key, value = _cut(graph, _product(graph, states, weights, biases, seen), 3)
    mixed = graph.node(
        "MultiHeadAttention", [query, key, value, "", "lengths"], domain=MICROSOFT, num_heads=shape.heads
    )
    out = _product(graph, mixed, [state[f"{name}out.weight"]], [state[f"{name}out.bias"]], samples[f"{name}mixed"])
    middle = _add_and_norm(graph, asking, out, state, f"{name}norm", shape)
    wide = _product(graph, middle, [state[f"{name}wide.weight"]], [state[f"{name}wide.bias"]], samples[f"{name}middle"])
    bent = graph.node("Gelu", [wide], domain=MICROSOFT)
    narrow = [state[f"{name}narrow.weight"]], [state[f"{name}narrow.bias"]]
    back = _product(graph, bent, *narrow, samples[f"{name}bent"])
    return _add_and_norm(graph, middle, back, state, f"{name}last_norm", shape)


def _at_places(graph: Graph, states: str) -> str:
    """Return the states of ``[CLS]`` and of the opening mark: rows × 2 × width."""
    marks = graph.node("Unsqueeze", ["marks", graph.constant(np.array([1]))])
    zeros = graph.node("Mul", [marks, graph.constant(np.array(0, np.int32))])
    places = graph.node("Concat", [zeros, marks], axis=1)
    indices = graph.node("Unsqueeze", [places, graph.constant(np.array([2]))])
    return graph.node("GatherND", [states, graph.node("Cast", [indices], to=TensorProto.INT64)], batch_dims=1)


def _cut(graph: Graph, joined: str, pieces: int) -> tuple[str, ...]:
    names = [f"s{len(graph.nodes)}_{piece}" for piece in range(pieces)]
    split = np.array([384] * pieces)
    graph.nodes.append(helper.make_node("Split", [joined, graph.constant(split)], names, axis=-1))
    return tuple(names)


def _add_and_norm(graph: Graph, left: str, right: str, state: Mapping[str, Array], name: str, shape: Shape) -> str:
    # Two nodes: onnxruntime's fused SkipLayerNormalization takes several times as long on a CPU.
    added = graph.node("Add", [left, right])
    weights = [graph.constant(state[f"{name}.weight"]), graph.constant(state[f"{name}.bias"])]
    return graph.node("LayerNormalization", [added, *weights], axis=-1, epsilon=shape.epsilon)


def _product(graph: Graph, states: str, weights: Sequence[Array], biases: Sequence[Array], seen: Array) -> str:
    """Multiply rounded activations with int8 weights; ``weights`` are out × in and joined along out."""
    rounding = choose_rounding(seen, np.concatenate(weights, axis=0).T)
    even = graph.node("Mul", [states, graph.constant((1 / rounding.factors).astype(np.float32))])
    step, zero = graph.constant(np.array(rounding.step)), graph.constant(np.array(rounding.zero))
    rounded = graph.node("QuantizeLinear", [even, step, zero])
    return graph.node(
        "MatMulIntegerToFloat",
        [
            rounded,
            graph.constant(rounding.numbers),
            step,
            graph.constant(rounding.scales),
            zero,
            "",
            graph.constant(np.concatenate(biases)),
        ],
        domain=MICROSOFT,
    )
