"""An exported model's graph, compiled for this processor by OpenVINO, and the cache of what was compiled."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

# OpenVINO's Python package reports its own import to a server on the internet unless this module is missing.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
import openvino  # noqa: E402

# The first array that OpenVINO's bindings are given makes them look numpy up, under a lock of their own and then
# Python's: two threads that are first at once hold one each and wait for ever. So it is done here, by one.
openvino.Tensor(np.zeros(1, np.int64)).data.sum()


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph on disk: `model.xml`, with `model.bin` beside it.

    `fingerprint` is the digest of the source model's files, `precision` what it is computed in. With `throughput` each
    core works on a batch of its own; without it all cores share one.
    """

    xml: Path
    fingerprint: str
    precision: str
    throughput: bool = False


def best_precision() -> str:
    """`bf16` where the processor multiplies it natively (about twice as fast, cosine .9999 to f32), else `f32`."""
    return "bf16" if "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES") else "f32"


def compile_graph(graph: Graph, cache: Path | None) -> Any:
    """OpenVINO's compiled model, out of `cache` where that holds it."""
    core = openvino.Core()
    config = _config(graph)
    blob = cache / _cache_name(core, graph, config) if cache else None
    if blob and blob.is_file():
        # A blob that is torn, or gone by now, is done without; the model is compiled anew, only slower.
        with contextlib.suppress(RuntimeError, ValueError, OSError):
            mapped = np.memmap(blob, np.uint8, mode="r")
            return core.import_model(openvino.Tensor(mapped), "CPU", config)
    return core.compile_model(graph.xml, "CPU", config)


def warm_cache(graphs: Sequence[Graph], cache: Path) -> None:
    """Compile graphs for this processor and keep the results in `cache`, each whole or not at all, and nothing else."""
    core = openvino.Core()
    blobs = {cache / _cache_name(core, graph, _config(graph)): graph for graph in graphs}
    cache.mkdir(parents=True, exist_ok=True)
    for blob, graph in blobs.items():
        if blob.exists():
            continue
        exported = core.compile_model(graph.xml, "CPU", _config(graph)).export_model()
        unfinished = blob.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(exported if isinstance(exported, bytes) else exported.getvalue())
        unfinished.replace(blob)
    for old in cache.iterdir():
        if old not in blobs:
            old.unlink()


def _config(graph: Graph) -> dict[str, str]:
    config = {"INFERENCE_PRECISION_HINT": graph.precision, "PERFORMANCE_HINT": "LATENCY"}
    if graph.throughput:
        # Not pinned to cores: each of several processes would pin its first thread to the same one.
        config |= {"PERFORMANCE_HINT": "THROUGHPUT", "ENABLE_CPU_PINNING": "NO"}
    return config


def _cache_name(core: Any, graph: Graph, config: dict[str, str]) -> str:
    """Name of a compiled model: it differs for another model, processor, configuration or version of OpenVINO."""
    parts = [
        hashlib.sha256(graph.xml.read_bytes()).hexdigest(),
        graph.fingerprint,
        json.dumps(config),
        openvino.__version__,
        platform.machine(),
        core.get_property("CPU", "FULL_DEVICE_NAME"),
        *sorted(core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24] + ".blob"
