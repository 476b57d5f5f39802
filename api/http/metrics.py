"""What Prometheus reads: how many requests, how fast, answered or not and why, from which generation.

With several workers each writes into files of its own in `PROMETHEUS_MULTIPROC_DIR`, which `serve` makes, and the one
that is asked adds them up.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from index.storage.generation import Manifest
from rag.values import Answer

DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"
CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
_CANDIDATES = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)


class Metrics:
    """The service's own metrics, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._requests = Counter(
            "onrecord_requests", "Requests, by route and status.", ("method", "route", "status"), registry=registry
        )
        self._request_seconds = Histogram(
            "onrecord_request_seconds",
            "Seconds from the first byte of a request to its answer's last.",
            ("route",),
            registry=registry,
            buckets=_SECONDS,
        )
        self._stage_seconds = Histogram(
            "onrecord_stage_seconds",
            "Seconds that a stage of answering took.",
            ("stage",),
            registry=registry,
            buckets=_SECONDS,
        )
        self._candidates = Histogram(
            "onrecord_stage_candidates",
            "Candidates that a stage of answering left.",
            ("stage",),
            registry=registry,
            buckets=_CANDIDATES,
        )
        self._answers = Counter(
            "onrecord_answers",
            "Answers, by whether they answer and why not.",
            ("answered", "reason"),
            registry=registry,
        )
        self._generations = Counter(
            "onrecord_generations", "Generations opened or refused, by each worker.", ("outcome",), registry=registry
        )
        self._under_way = Gauge(
            "onrecord_requests_under_way",
            "Requests that are being answered.",
            registry=registry,
            multiprocess_mode="livesum",
        )
        # The smallest of all workers: one that lags behind shows.
        self._generation = Gauge(
            "onrecord_generation",
            "Number of the generation that answers, of the workers' the lowest.",
            registry=registry,
            multiprocess_mode="livemin",
        )
        self._articles = Gauge(
            "onrecord_index_articles", "Articles in it.", registry=registry, multiprocess_mode="livemin"
        )
        self._passages = Gauge(
            "onrecord_index_passages", "Passages in it.", registry=registry, multiprocess_mode="livemin"
        )

    def began(self) -> None:
        """Count a request that came in."""
        self._under_way.inc()

    def ended(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self._under_way.dec()
        self._requests.labels(method, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def stage(self, name: str, seconds: float, left: int) -> None:
        """Count a stage of answering."""
        self._stage_seconds.labels(name).observe(seconds)
        self._candidates.labels(name).observe(left)

    def answered(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels("yes" if answer.answered else "no", answer.reason or "").inc()

    def opened(self, manifest: Manifest | None) -> None:
        """Count a generation that was opened, or refused where there is none."""
        self._generations.labels("opened" if manifest else "refused").inc()
        if manifest:
            self._generation.set(int(manifest.generation.partition("-")[0]))
            self._articles.set(manifest.articles)
            self._passages.set(manifest.passages)

    def text(self) -> bytes:
        """All of it as Prometheus reads it, of all workers."""
        directory = os.environ.get(DIRECTORY)
        if directory is None:
            return generate_latest(self._registry)
        _forget_dead(Path(directory))
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


def _forget_dead(directory: Path) -> None:
    """Drop the gauges of workers that are gone; their counts stay."""
    for file in directory.glob("gauge_live*_*.db"):
        process = int(file.stem.rpartition("_")[2])
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            mark_process_dead(process)  # type: ignore[no-untyped-call]
        except PermissionError:
            pass


class Stopwatch:
    """Hears of the stages of one answer: times each, and stops the answer after so many seconds."""

    def __init__(self, metrics: Metrics, seconds: float, late: Callable[[], Exception]) -> None:
        self._metrics = metrics
        self._late = late
        self._last = time.perf_counter()
        self._deadline = self._last + seconds

    def start(self) -> None:
        """Begin the first stage; what went before was waiting."""
        self._last = time.perf_counter()

    def __call__(self, stage: str, left: int) -> None:
        """Count a stage that ended.

        Raises:
            Exception: what `late` gives, where time is up.
        """
        now = time.perf_counter()
        self._metrics.stage(stage, now - self._last, left)
        self._last = now
        if now > self._deadline:
            raise self._late()
