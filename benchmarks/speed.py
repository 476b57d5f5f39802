#!/usr/bin/env python3
"""How fast building and asking are, beside sentence-transformers in the same run.

    python benchmarks/speed.py SOURCE... [--passages 500] [--rounds 3] [--index DIR]

Encoding: the same passages by onrecord's exported encoder and by sentence-transformers' own `encode`, in turns, so that
a noisy machine is noisy for both. Asking: cold is a new process from its start to its answer, warm is one process
answering again and again. With --index, asking uses that index, else one built from SOURCE in a temporary folder.
"""

import argparse
import json
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path

from asking import QUESTIONS, cold, percentile, warm
from sentence_transformers import SentenceTransformer

from index.articles import passages
from index.articles.boilerplate import mark
from index.articles.read import read
from index.build import rebuild
from index.limits import PACKAGED_MODEL
from index.models import sentence_transformer as model
from index.models.source import find_encoder
from index.progress import Silent
from index.searcher import Searcher
from index.values import Article


def texts(sources: list[Path], n: int) -> list[str]:
    """The first n passages of the articles, at most eight of each."""
    articles = (record for record in read(sources) if isinstance(record, Article))
    found = (p.text for a in articles for p in passages.split(a, mark(a))[:8])
    return list(islice(found, n))


def encoding(sources: list[Path], n: int, rounds: int) -> dict[str, float | int]:
    """Passages per second of both encoders on the same passages, medians over the rounds, and their ratio."""
    some = texts(sources, n)
    source = find_encoder(PACKAGED_MODEL)
    with tempfile.TemporaryDirectory() as folder:
        spec = model.export(source, Path(folder) / "encoder")
        ours = model.open_encoder(Path(folder) / "encoder")
        theirs = SentenceTransformer(str(source.folder), device="cpu")
        ours.encode_passages(some[:32])
        theirs.encode(some[:32])
        rates: dict[str, list[float]] = {"ours": [], "theirs": []}
        for _ in range(rounds):
            for name, run in (("ours", ours.encode_passages), ("theirs", theirs.encode)):
                began = time.perf_counter()
                run(some)
                rates[name].append(len(some) / (time.perf_counter() - began))
    ratios = [a / b for a, b in zip(rates["ours"], rates["theirs"], strict=True)]
    return {
        "passages": len(some),
        "precision": spec.precision,
        "onrecord_per_second": round(statistics.median(rates["ours"]), 1),
        "sentence_transformers_per_second": round(statistics.median(rates["theirs"]), 1),
        "ratio": round(statistics.median(ratios), 2),
        "agreement": spec.agreement,
    }


def asking(index: Path, rounds: int) -> dict[str, float | int]:
    """Seconds of a cold ask, milliseconds of a warm one."""
    took = list(cold(index, (QUESTIONS * rounds)[: max(5, rounds)]))
    searcher = Searcher(index)
    warmed = list(warm(searcher, QUESTIONS * 40))
    return {
        "index_passages": searcher.manifest.passages,
        "cold_ask_seconds_median": round(statistics.median(took), 3),
        "cold_ask_seconds_best": round(min(took), 3),
        "warm_ask_ms_p50": percentile(warmed, 50),
        "warm_ask_ms_p99": percentile(warmed, 99),
    }


def main() -> None:
    """Run both and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="+", type=Path)
    parser.add_argument("--passages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--index", type=Path)
    arguments = parser.parse_args()
    result: dict[str, object] = dict(encoding(arguments.source, arguments.passages, arguments.rounds))
    with tempfile.TemporaryDirectory() as folder:
        index = arguments.index or Path(folder)
        if not arguments.index:
            report = rebuild(arguments.source, index, Silent())
            again = rebuild(arguments.source, index, Silent())
            result |= {
                "build_seconds": round(report.seconds, 1),
                "build_passages_per_second": round(report.passages_per_second, 1),
                "unchanged_rebuild_seconds": round(again.seconds, 2),
                "megabytes": round(report.size / 1e6, 1),
            }
        result |= asking(index, arguments.rounds)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
