"""What OpenVINO makes of a graph, against numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import openvino
import pytest
from openvino import opset13 as opset

from index.models.graph import Graph, Precision, compile_graph

OUTPUTS, INPUTS = 6, 128
RANDOM = np.random.default_rng(1)
# Outputs whose weights are of very different sizes, one of them all 0: each has a scale of its own.
WEIGHTS = (RANDOM.normal(size=(OUTPUTS, INPUTS)) * [[1], [100], [0.01], [5], [0], [1]]).astype(np.float32)
# Whole numbers up to 127, one of them in each group of 64: rounding to 8 bits leaves them as they are.
TOKENS = RANDOM.integers(-126, 127, size=(2, 5, INPUTS))
TOKENS[..., ::64] = 127


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one multiplication, its weights saved in half precision as those of an encoder are."""
    tokens = opset.parameter([-1, -1, INPUTS], np.int64, name="input_ids")
    product = opset.matmul(opset.convert(tokens, "f32"), opset.constant(WEIGHTS), False, True)
    path = tmp_path_factory.mktemp("graph") / "model.xml"
    openvino.save_model(openvino.Model([product], [tokens]), path, compress_to_fp16=True)
    return path


def product(path: Path, precision: Precision) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    compiled = compile_graph(Graph(path, "", precision))
    assert compiled.inputs == {"input_ids"}
    # What a graph doesn't read is left out.
    return compiled.run({"input_ids": TOKENS, "token_type_ids": TOKENS})


def test_in_full(matrix: Path) -> None:
    expected = TOKENS @ WEIGHTS.astype(np.float16).astype(np.float64).T
    np.testing.assert_allclose(product(matrix, "f32"), expected, rtol=1e-4, atol=1e-3)


def test_weights_rounded_to_8_bits(matrix: Path) -> None:
    half = WEIGHTS.astype(np.float16).astype(np.float64)
    expected = np.zeros((2, 5, OUTPUTS))
    for output, weights in enumerate(half):
        step = max(abs(weights)) / 127
        if step:
            expected[..., output] = TOKENS @ (np.rint(weights / step) * step)
    found = product(matrix, "int8")
    largest = np.abs(expected).max(axis=(0, 1)).clip(1e-6)
    np.testing.assert_allclose(found / largest, expected / largest, atol=2e-3)
    # And not what it is in full.
    assert np.abs(found - TOKENS @ half.T).max() > 1
