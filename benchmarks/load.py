#!/usr/bin/env python3
"""How many questions a second the service answers, and how its memory grows. Loopback only, for so many seconds.

    python benchmarks/load.py --index DIR [--clients 1 8 64] [--workers 1 2] [--seconds 5]
    python benchmarks/load.py --index DIR --memory 20000

Each row is `onrecord serve` in processes of its own, asked by clients that each keep one connection and ask again as
soon as they are answered. The limit is the encoder alone, in the same run: the same questions encoded by as many
threads as the machine has processors, and nothing else. With --memory, one worker answers so many questions, and its
resident memory is read along the way.
"""

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
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


async def load(url: str, clients: int, seconds: float) -> dict[str, float | int]:
    """Ask from some clients for some seconds; questions a second and how long an answer took, in milliseconds."""
    took: list[float] = []
    errors = 0
    numbers = count()
    connections = [await asyncio.open_connection(*url.removeprefix("http://").split(":")) for _ in range(clients)]

    async def ask_until(end: float, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal errors
        while (began := time.perf_counter()) < end:
            question = QUESTIONS[next(numbers) % len(QUESTIONS)]
            errors += not await ask(reader, writer, question)
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


def encoder_alone(index: Path, seconds: float) -> float:
    """Questions a second that the index's encoder encodes, by the best of one thread and one a processor."""
    code = (
        "import sys; sys.path.insert(0, 'benchmarks'); from pathlib import Path; import load; "
        f"print(load.encode(Path(sys.argv[1]), {seconds}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, index], stdout=subprocess.PIPE, env=os.environ | QUIET, check=True
    )
    return float(done.stdout)


def encode(index: Path, seconds: float) -> float:
    """As `encoder_alone`, in this process."""
    from index.searcher import Searcher

    searcher = Searcher(index, concurrent=True)

    def run(threads: int) -> float:
        end = time.perf_counter() + seconds / 2

        def work(first: int) -> int:
            for n in count():
                if time.perf_counter() >= end:
                    break
                searcher.encode(QUESTIONS[(first + n) % len(QUESTIONS)])
            return n

        with ThreadPoolExecutor(threads) as pool:
            return sum(pool.map(work, range(threads))) / (seconds / 2)

    return max(run(1), run(os.cpu_count() or 1))


async def memory(url: str, process: int, questions: int) -> list[dict[str, float | int]]:
    """Resident memory of a worker as it answers question after question, eight at a time."""
    samples: list[dict[str, float | int]] = [{"questions": 0, "megabytes": resident(process)}]
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:
        for part in range(1, SAMPLES + 1):
            numbers = iter(range((part - 1) * questions // SAMPLES, part * questions // SAMPLES))

            async def work(numbers: Iterator[int] = numbers) -> None:
                for n in numbers:
                    # No two questions alike, so that nothing that is kept for a question goes unseen.
                    question = f"{QUESTIONS[n % len(QUESTIONS)][:-1]} in case {n}?"
                    (await client.post("/v1/ask", json={"question": question})).raise_for_status()

            await asyncio.gather(*(work() for _ in range(8)))
            samples.append({"questions": part * questions // SAMPLES, "megabytes": resident(process)})
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
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 64])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--memory", type=int, metavar="QUESTIONS", help="watch one worker's memory over so many")
    arguments = parser.parse_args()
    result: dict[str, object] = {"processors": os.cpu_count()}
    if arguments.memory:
        with serving(arguments.index, 1) as (url, process):
            result["memory"] = asyncio.run(memory(url, process, arguments.memory))
    else:
        limit = encoder_alone(arguments.index, arguments.seconds)
        rows = []
        for workers in arguments.workers:
            with serving(arguments.index, workers) as (url, _):
                for clients in arguments.clients:
                    row = asyncio.run(load(url, clients, arguments.seconds))
                    rows.append({"workers": workers} | row | {"of_limit": round(float(row["per_second"]) / limit, 3)})
        result |= {"encoder_alone_per_second": round(limit, 1), "rows": rows}
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
