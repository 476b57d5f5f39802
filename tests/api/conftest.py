"""What the tests of the service share: it runs behind a real socket, in a thread or in processes of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from api.http.app import create
from api.serve import listening
from api.settings import Settings

REPOSITORY = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]

Serve = Callable[..., str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a service in a thread, on the loopback, and give its address; it stops after the test."""
    with ExitStack() as stack:
        yield lambda index, **settings: stack.enter_context(_serving(index, settings))


@contextmanager
def _serving(index: Path, settings: dict[str, Any]) -> Iterator[str]:
    listener = listening("127.0.0.1", 0)
    app = create(Settings(index=index, **settings))
    server = uvicorn.Server(uvicorn.Config(app, ws="none", log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@dataclass
class Served:
    """`onrecord serve` in a process of its own, its log in a file."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    def stop(self) -> int:
        """Stop it as an operator does; its exit code."""
        self.process.terminate()
        return self.process.wait(60)


@pytest.fixture
def spawn(tmp_path: Path) -> Callable[..., AbstractContextManager[Served]]:
    """Run `onrecord serve` until the end of a `with`."""
    return lambda *arguments, **environment: _spawned(tmp_path, arguments, environment)


@contextmanager
def _spawned(folder: Path, arguments: tuple[str, ...], environment: dict[str, str]) -> Iterator[Served]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    env = {k: v for k, v in os.environ.items() if not k.startswith("ONRECORD_")} | {"PYTHONPATH": str(REPOSITORY)}
    log = folder / "log"
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port), *arguments],
            cwd=REPOSITORY,
            env=env | {"TMPDIR": str(folder)} | environment,
            stderr=stderr,
        )
    served = Served(process, f"http://127.0.0.1:{port}", log)
    try:
        for _ in range(600):
            assert process.poll() is None, log.read_text()
            try:
                if httpx.get(f"{served.url}/readyz", timeout=10).is_success:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        yield served
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(60)


@pytest.fixture
def own_index(tiny_index: Path, tmp_path: Path) -> Path:
    """An index of the seeds that a test may change."""
    return Path(shutil.copytree(tiny_index, tmp_path / "own"))
