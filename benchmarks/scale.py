#!/usr/bin/env python3
"""What asking and building cost as an archive grows.

    python benchmarks/scale.py --index DIR [--questions FILE.jsonl] [--n 200] [--only asking filters]
    python benchmarks/scale.py --index DIR --grow 1000000 --out DIR
    python benchmarks/scale.py --index DIR --build ARTICLES.jsonl.gz [--articles 500 1000 3000]

On any index: a cold ask; warm asks in one process and through the service, from one client; the memory of a worker;
recall of the dense index against every cosine; what filters cost (`narrowing.py`). `--grow` makes a larger index out of
one (`grow.py`). `--build` rebuilds the first so many articles, each time in a new process, in a copy of the index,
whose vectors it reuses where its articles are the same, and again with nothing changed.

Memory of a worker, of two, after the questions: `own` is anonymous memory (`Pss_Anon`), which a second worker takes
anew; `mapped` is the rest that is resident: files of the index and libraries, which all workers share and the system
may drop and read again. Of a build: the most that was anonymous at once in each stage, looked at twenty times a second,
and `ru_maxrss`, which counts the mapped files too.
"""

import argparse
import dataclasses
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from typing import Any, Self

import httpx
import narrowing
import numpy as np
from asking import cold, percentile, read_questions, warm
from grow import grow
from load import serving
from rich.console import Console

from api.progress import TerminalProgress
from index.build import rebuild
from index.progress import Silent
from index.searcher import Searcher
from index.storage.generation import Generation
from rag.retrieve import CANDIDATES

_COLD = 7


def asking(index: Path, questions: Sequence[str]) -> dict[str, Any]:
    """Cold, warm, through the service; the dense index's recall; memory."""
    first = list(cold(index, (questions * _COLD)[:_COLD]))
    searcher = Searcher(index)
    list(warm(searcher, questions[:20]))
    took = list(warm(searcher, questions))
    queries = np.array([searcher.encode(question) for question in questions])
    everything = searcher.narrow(narrowing.NO_FILTERS)
    vectors = narrowing.vectors_of(index)
    at_ten = narrowing.recall(searcher, vectors, queries, everything)
    as_asked = narrowing.recall(searcher, vectors, queries, everything, CANDIDATES)
    searcher.close()
    return {
        "cold_ask_seconds_median": round(statistics.median(first), 3),
        "cold_ask_seconds_best": round(min(first), 3),
        "n_cold": len(first),
        "warm_ask_ms_p50": percentile(took, 50),
        "warm_ask_ms_p99": percentile(took, 99),
        "recall_at_10": round(float(np.mean(at_ten)), 4),
        f"recall_at_10_of_{CANDIDATES}": round(float(np.mean(as_asked)), 4),
        "n": len(questions),
        "service_one_client_ms": service(index, questions),
        "workers_megabytes": workers(index, questions),
    }


def service(index: Path, questions: Sequence[str]) -> dict[str, float]:
    """Milliseconds of an answer over HTTP, one client that keeps its connection, one worker.

    By the standard library's client: httpx takes three milliseconds a request, of the service's own processors.
    """
    took = []
    with serving(index, 1) as (url, _), closing(HTTPConnection(url.removeprefix("http://"), timeout=60)) as client:
        for question in (*questions[:20], *questions):
            body = json.dumps({"question": question})
            began = time.perf_counter()
            client.request("POST", "/v1/ask", body, {"Content-Type": "application/json", "Accept-Encoding": "gzip"})
            response = client.getresponse()
            response.read()
            took.append((time.perf_counter() - began) * 1000)
            if response.status != HTTPStatus.OK:
                raise SystemExit(f"the service said {response.status} to {question!r}")
    return {f"p{p}": percentile(took[20:], p) for p in (50, 95, 99)}


def workers(index: Path, questions: Sequence[str]) -> list[dict[str, float]]:
    """Memory of two workers that have answered the questions between them."""
    with serving(index, 2) as (url, parent):
        for question in questions:
            # A connection each, so that both workers get some.
            httpx.post(f"{url}/v1/ask", json={"question": question}, timeout=60).raise_for_status()
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
        return sorted((memory(int(child)) for child in children), key=lambda m: -m["own"])[:2]


def memory(process: int | str = "self") -> dict[str, float]:
    """Own and mapped memory of a process, in megabytes."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    kilobytes = {name.rstrip(":"): int(value) for name, value, *_ in (line.split() for line in lines)}
    return {
        "own": round(kilobytes["Pss_Anon"] / 1000, 1),
        "mapped": round((kilobytes["Rss"] - kilobytes["Anonymous"]) / 1000, 1),
    }


def building(index: Path, source: Path, sizes: Sequence[int]) -> list[dict[str, Any]]:
    """A rebuild of the first so many articles, and the same again, each in a process of its own."""
    rows = []
    with tempfile.TemporaryDirectory(dir=index.parent) as scratch:
        for size in sizes:
            some = Path(scratch) / f"{size}.jsonl"
            opener: Any = gzip.open if source.suffix == ".gz" else open
            with opener(source, "rt", encoding="utf-8") as lines, some.open("w", encoding="utf-8") as cut:
                cut.writelines(islice(lines, size))
            copy = Path(scratch) / f"index-{size}"
            _link(index, copy)
            for what in ("first", "unchanged"):
                code = "import sys, scale; scale.rebuild_here(*sys.argv[1:])"
                done = subprocess.run(
                    [sys.executable, "-c", code, some, copy],
                    stdout=subprocess.PIPE,
                    check=True,
                    env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
                )
                rows.append({"rebuild": what} | json.loads(done.stdout))
    return rows


def _link(index: Path, copy: Path) -> None:
    """The live generation in a folder of its own, its files linked: a generation never changes."""
    name, _ = (index / "CURRENT").read_text(encoding="ascii").split()
    for path in (index / "generations" / name).rglob("*"):
        if path.is_file():
            link = copy / path.relative_to(index)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.hardlink_to(path)
    (copy / "CURRENT").write_bytes((index / "CURRENT").read_bytes())


def rebuild_here(source: str, index: str) -> None:
    """Rebuild in this process, and print what it took."""
    with Watched() as watched:
        report = rebuild([Path(source)], Path(index), watched)
    result = {
        "articles": report.articles,
        "passages": report.passages,
        "reused": report.reused,
        "seconds": round(report.seconds, 1),
        "anonymous_megabytes": watched.most,
        "maxrss_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, 1),
    }
    print(json.dumps(result))


class Watched(Silent):
    """The most anonymous memory of this process, in megabytes, by the stage of a build, until the block ends."""

    def __init__(self) -> None:
        super().__init__()
        self.most: dict[str, float] = {}
        self._stage = "opening"
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look)

    def stage(self, name: str, total: int | None) -> None:
        """Count to another stage from now on."""
        self._stage = name

    def _look(self) -> None:
        while not self._ended.wait(0.05):
            stage, own = self._stage, memory()["own"]
            self.most[stage] = max(own, self.most.get(stage, 0.0))

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._looking.join()


def main() -> None:
    """Run what is asked for and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument(
        "--questions", type=Path, help="JSONL with a field `question`; else five of our own, over and over"
    )
    parser.add_argument("--n", type=int, default=200, help="questions asked")
    parser.add_argument("--only", nargs="+", choices=["asking", "filters"], default=["asking", "filters"])
    parser.add_argument("--grow", type=int, metavar="PASSAGES")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--build", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", type=int, nargs="+", default=[500, 1_000, 3_000])
    arguments = parser.parse_args()
    result: dict[str, Any]
    if arguments.grow:
        if not arguments.out:
            parser.error("--grow needs --out")
        began = time.perf_counter()
        with TerminalProgress(Console(stderr=True)) as progress:
            manifest = grow(arguments.index, arguments.out, arguments.grow, progress)
        result = {
            "articles": manifest.articles,
            "passages": manifest.passages,
            "statements": manifest.statements,
            "dense": dataclasses.asdict(manifest.dense),
            "seconds": round(time.perf_counter() - began, 1),
            "gigabytes": round(sum(size for size, _ in manifest.files.values()) / 1e9, 2),
            "maxrss_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, 1),
        }
    elif arguments.build:
        result = {"builds": building(arguments.index, arguments.build, arguments.articles)}
    else:
        questions = read_questions(arguments.questions, arguments.n)
        generation = Generation(arguments.index)
        found = generation.manifest
        generation.close()
        result = {"articles": found.articles, "passages": found.passages, "statements": found.statements}
        if "asking" in arguments.only:
            result |= asking(arguments.index, questions)
        if "filters" in arguments.only:
            result["filters"] = narrowing.measure(arguments.index, questions)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
