"""An exported model's graph, compiled for this processor by OpenVINO, and the cache of what was compiled."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import platform
import re
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ..errors import writing

# OpenVINO's Python package reports its own import to a server on the internet unless this module is missing.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
import openvino  # noqa: E402
from openvino import opset13 as opset  # noqa: E402

# The first array that OpenVINO's bindings are given makes them look numpy up, under a lock of their own and then
# Python's: two threads that are first at once hold one each and wait for ever. So it is done here, by one.
openvino.Tensor(np.zeros(1, np.int64)).data.sum()

Precision = Literal["int8", "bf16", "f32"]
# Numbers that share a scale when a multiplication's input is rounded to 8 bits. All of a token's 384 together are no
# faster, and three times as far off.
_GROUP = "64"
# What was compiled with weights rounded otherwise is compiled anew when this changes.
_ROUNDING_VERSION = 1
# What `_cache_name` names, and the same half written.
_CACHED = re.compile(r"[0-9a-f]{24}\.(?:blob|\d+)")


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph on disk: `model.xml`, with `model.bin` beside it.

    `fingerprint` is the digest of the source model's files, `precision` what it is computed in. With `throughput` each
    core works on a batch of its own; without it a text has one core.
    """

    xml: Path
    fingerprint: str
    precision: Precision
    throughput: bool = False


@functools.cache
def _core() -> Any:
    """OpenVINO itself, once and for all: several, let go in another order than made, leave signals without a stack."""
    return openvino.Core()


def native_precisions() -> tuple[Precision, ...]:
    """`f32`, after `bf16` where the processor multiplies that natively: about twice as fast, cosine .9999 to f32."""
    native = "BF16" in _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return ("bf16", "f32") if native else ("f32",)


def save_graph(graph: Any, xml: Path) -> None:
    """Write a graph that was converted, its weights beside it, in half precision.

    Raises:
        DiskFailed: the disk is full.
    """
    with writing(xml):
        openvino.save_model(graph, xml, compress_to_fp16=True)


class Compiled:
    """A graph that runs on this processor. Safe to share between threads: each has a request of its own.

    `inputs` are the names of what it reads, `at_once` how many requests it runs side by side.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._local = threading.local()
        self.inputs = frozenset(name for port in model.inputs for name in port.get_names())
        self.at_once: int = model.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS")

    def run(self, inputs: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        """Its first output for some inputs, by name; others than it reads are left out."""
        request = getattr(self._local, "request", None)
        if request is None:
            request = self._local.request = self._model.create_infer_request()
        request.infer({name: array for name, array in inputs.items() if name in self.inputs})
        return np.array(request.get_output_tensor(0).data, np.float32)


def compile_graph(graph: Graph, cache: Path | None = None) -> Compiled:
    """A graph compiled for this processor, out of `cache` where that holds it."""
    core = _core()
    config = _config(graph)
    blob = cache / _cache_name(core, graph, config) if cache else None
    if blob and blob.is_file():
        # A blob that is torn, or gone by now, is done without; the model is compiled anew, only slower.
        with contextlib.suppress(RuntimeError, ValueError, OSError):
            mapped = np.memmap(blob, np.uint8, mode="r")
            return Compiled(core.import_model(openvino.Tensor(mapped), "CPU", config))
    return Compiled(core.compile_model(_read(core, graph), "CPU", config))


def warm_cache(graphs: Sequence[Graph], cache: Path) -> None:
    """Compile graphs for this processor and keep the results in `cache`, each whole or not at all, and nothing else."""
    core = _core()
    blobs = {cache / _cache_name(core, graph, _config(graph)): graph for graph in graphs}
    cache.mkdir(parents=True, exist_ok=True)
    for blob, graph in blobs.items():
        if blob.exists():
            continue
        exported = core.compile_model(_read(core, graph), "CPU", _config(graph)).export_model()
        unfinished = blob.with_suffix(f".{os.getpid()}")
        try:
            with unfinished.open("wb") as file:
                file.write(exported if isinstance(exported, bytes) else exported.getvalue())
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(blob)
        finally:
            unfinished.unlink(missing_ok=True)
    for old in cache.iterdir():
        if old not in blobs and _CACHED.fullmatch(old.name):  # a file of somebody else's stays
            old.unlink()


def _read(core: Any, graph: Graph) -> Any:
    model = core.read_model(graph.xml)
    if graph.precision == "int8":
        _round_weights(model)
    return model


def _round_weights(model: Any) -> None:
    """Round the weights of every multiplication to 8 bits, by a scale for each output: `w ~ q * max|w| / 127`.

    Jacob et al. 2018, Quantization and Training of Neural Networks, symmetric. The embeddings stay as they are.
    """
    for node in model.get_ordered_ops():
        if node.get_type_name() != "MatMul" or not node.get_attributes()["transpose_b"]:
            continue
        source = node.input_value(1).get_node()
        if source.get_type_name() == "Convert":
            source = source.input_value(0).get_node()
        if source.get_type_name() == "Constant":
            weights = source.get_data().astype(np.float32)
            scale = np.maximum(np.abs(weights).max(axis=-1, keepdims=True), np.finfo(np.float32).tiny) / 127
            rounded = opset.convert(opset.constant(np.rint(weights / scale).astype(np.int8)), "f32")
            node.input(1).replace_source_output(opset.multiply(rounded, opset.constant(scale)).output(0))


def _config(graph: Graph) -> dict[str, str]:
    # Not pinned to cores: each of several processes would pin its first thread to the same one.
    config = {"INFERENCE_PRECISION_HINT": graph.precision, "ENABLE_CPU_PINNING": "NO"}
    if graph.precision == "int8":
        # What is multiplied with 8-bit weights is rounded to 8 bits as well, the rest computed in full.
        config |= {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": _GROUP}
    if graph.throughput:
        return config | {"PERFORMANCE_HINT": "THROUGHPUT"}
    return config | {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": "1"}


def _cache_name(core: Any, graph: Graph, config: dict[str, str]) -> str:
    """Name of a compiled model: it differs for another model, processor, configuration or version of OpenVINO."""
    parts = [
        hashlib.sha256(graph.xml.read_bytes()).hexdigest(),
        graph.fingerprint,
        json.dumps(config),
        str(_ROUNDING_VERSION),
        openvino.__version__,
        platform.machine(),
        core.get_property("CPU", "FULL_DEVICE_NAME"),
        *sorted(core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24] + ".blob"
