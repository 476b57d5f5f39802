#!/usr/bin/env python3
"""How many questions a second the service answers, and how its memory grows. Loopback only, for so many seconds.

    python benchmarks/load.py --index DIR [--questions FILE] [--clients 1 8 64] [--workers 1 2] [--seconds 5]
    python benchmarks/load.py --index DIR --memory 20000

Each row is `onrecord serve` in processes of its own, asked by clients that each keep one connection and ask again as
soon as they are answered; no two questions are alike. The limit is the encoder alone, in the same run, in as many
processes as the machine has processors: one question after another, and eight at a time, as the service encodes what
comes at once. With --memory, one worker answers so many questions, and its resident memory is read along the way.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import asking
import httpx

QUESTIONS = (
    *asking.QUESTIONS,
    "What did Kirby say about the talks?",
    "Who said that the vote is over?",
    "Where do the leaders meet?",
)
COMMAND = "from api.cli import main; main()"
# Rests on what the encoder alone is measured by: as in the service, each question is one thread's.
QUIET = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
TOGETHER = 8
MOST = 10_000
SAMPLES = 10


@contextmanager
def serving(index: Path, workers: int) -> Iterator[tuple[str, int]]:
    """The address of a service, and the process id of its parent."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "serve", "--index", index, "--port", str(port), "--workers", str(workers)],
            stderr=log,
        )
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", workers, process)
            yield f"http://127.0.0.1:{port}", process.pid
        finally:
            process.terminate()
            process.wait(60)


def wait_until_ready(url: str, workers: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until every worker has the generation open."""
    opened = f'onrecord_generations_total{{outcome="opened"}} {workers}.0'
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit("the service did not start; see: onrecord serve")
        try:
            if opened in httpx.get(f"{url}/metrics", timeout=10).text:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise SystemExit("the service did not get ready within a minute")


def different(questions: Sequence[str], n: int) -> str:
    """The n-th question; past the last each has a number, so that nothing that is kept for one answers another."""
    again, at = divmod(n, len(questions))
    return f"{questions[at].rstrip('?')} in case {again}?" if again else questions[at]


async def load(url: str, questions: Iterator[str], clients: int, seconds: float) -> dict[str, float | int]:
    """Ask from some clients for some seconds; questions a second and how long an answer took, in milliseconds."""
    took: list[float] = []
    errors = 0
    connections = [await asyncio.open_connection(*url.removeprefix("http://").split(":")) for _ in range(clients)]

    async def ask_until(end: float, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal errors
        while (began := time.perf_counter()) < end:
            errors += not await ask(reader, writer, next(questions))
            took.append((time.perf_counter() - began) * 1000)

    warm = time.perf_counter() + min(1.0, seconds / 4)
    await asyncio.gather(*(ask_until(warm, *each) for each in connections))
    took.clear()
    began = time.perf_counter()
    await asyncio.gather(*(ask_until(began + seconds, *each) for each in connections))
    rate = len(took) / (time.perf_counter() - began)
    for _, writer in connections:
        writer.close()
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return {
        "clients": clients,
        "questions": len(took),
        "errors": errors,
        "per_second": round(rate, 1),
        "p50_ms": round(cuts[49], 1),
        "p95_ms": round(cuts[94], 1),
        "p99_ms": round(cuts[98], 1),
    }


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, question: str) -> bool:
    """Ask over a connection; whether it was answered with 200.

    Written out, since an HTTP library takes a millisecond a request of the processors that the service runs on.
    """
    body = json.dumps({"question": question}).encode()
    head = "POST /v1/ask HTTP/1.1\r\nHost: load\r\nAccept-Encoding: gzip\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    answered = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)).lower()
    await reader.readexactly(int(answered.partition(b"content-length: ")[2].split(b"\r\n")[0]))
    return answered.startswith(b"http/1.1 200 ")


def encoder_alone(index: Path, questions: Sequence[str], seconds: float, batch: int) -> float:
    """Questions a second that the index's encoder encodes, in a process a processor, so many of them at once."""
    spawn = multiprocessing.get_context("spawn")
    processes = os.cpu_count() or 1
    begin, rates = spawn.Barrier(processes), spawn.Queue()
    os.environ |= QUIET
    running = [
        spawn.Process(target=encode, args=(index, questions[n::processes], seconds, batch, begin, rates))
        for n in range(processes)
    ]
    for each in running:
        each.start()
    return float(sum(rates.get(timeout=120) for _ in running))


def encode(
    index: Path, questions: Sequence[str], seconds: float, batch: int, begin: Barrier, rates: "Queue[float]"
) -> None:
    """One process of `encoder_alone`."""
    from index.searcher import Searcher

    searcher = Searcher(index)
    begin.wait(60)
    end, n = time.perf_counter() + seconds, 0
    while time.perf_counter() < end:
        batch_of = [different(questions, n + i) for i in range(batch)]
        searcher.begin_encoding(batch_of)
        for question in batch_of:
            searcher.encode(question)
        n += batch
    rates.put(n / seconds)


async def memory(url: str, process: int, questions: Sequence[str], n: int) -> list[dict[str, float | int]]:
    """Resident memory of a worker as it answers question after question, eight at a time."""
    samples: list[dict[str, float | int]] = [{"questions": 0, "megabytes": resident(process)}]
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:
        for part in range(1, SAMPLES + 1):
            numbers = iter(range((part - 1) * n // SAMPLES, part * n // SAMPLES))

            async def work(numbers: Iterator[int] = numbers) -> None:
                for number in numbers:
                    question = different(questions, number)
                    (await client.post("/v1/ask", json={"question": question})).raise_for_status()

            await asyncio.gather(*(work() for _ in range(8)))
            samples.append({"questions": part * n // SAMPLES, "megabytes": resident(process)})
    return samples


def resident(process: int) -> float:
    """Resident memory of a process, in megabytes."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    (line,) = (line for line in lines if line.startswith("VmRSS:"))
    return round(int(line.split()[1]) / 1000, 1)


def main() -> None:
    """Run what is asked for and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path, metavar="FILE", help="JSONL with a field question; ours if not given")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 64])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--memory", type=int, metavar="QUESTIONS", help="watch one worker's memory over so many")
    arguments = parser.parse_args()
    questions = asking.read_questions(arguments.questions, MOST) if arguments.questions else QUESTIONS
    result: dict[str, object] = {"processors": os.cpu_count()}
    if arguments.memory:
        with serving(arguments.index, 1) as (url, process):
            result["memory"] = asyncio.run(memory(url, process, questions, arguments.memory))
    else:
        alone, together = (encoder_alone(arguments.index, questions, arguments.seconds, n) for n in (1, TOGETHER))
        rows = []
        for workers in arguments.workers:
            numbered = (different(questions, n) for n in count())
            with serving(arguments.index, workers) as (url, _):
                for clients in arguments.clients:
                    row = asyncio.run(load(url, numbered, clients, arguments.seconds))
                    rate = float(row["per_second"])
                    of = {"of_alone": round(rate / alone, 3), "of_together": round(rate / together, 3)}
                    rows.append({"workers": workers} | row | of)
        result |= {"encoder_alone_per_second": round(alone, 1), "together_per_second": round(together, 1), "rows": rows}
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
