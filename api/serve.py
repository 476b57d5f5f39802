"""`onrecord serve`: uvicorn around the application, with as many workers as are asked for."""

from __future__ import annotations

import logging
import math
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from types import FrameType
from typing import NoReturn

import uvicorn
from uvicorn.supervisors import Multiprocess

from index.errors import DiskFailed
from index.temporary import temporary_folder

from .door import UsageError
from .http import log
from .http.metrics import DIRECTORY
from .http.patience import PatientProtocol
from .settings import Settings, from_environment
from .variables import misspelt

_LOG = logging.getLogger("onrecord.serve")

# Each question is worked on by one thread: threads of libraries within it would only fight with the other questions'.
# FAISS with one OpenMP thread served 138 questions/s from eight threads, with two 74.
_THREADS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
# Names of the loopback, as a request's Host writes them.
_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
# A question of the longest kind, every letter of it escaped, and the headers: past uvicorn's own 16 KiB.
_HEAD_BYTES = 65_536
# Beyond the longest that a request may take, so that one is finished and not cut off when the service stops.
_GRACE = 5
# Seconds after which a connection over which nothing has come is taken all the same.
_SILENT = 1
# Seconds that a worker may be deaf, as when it loads a large index, before it is taken for dead and replaced.
_HEALTH = 30


def run(host: str, port: int, workers: int, index: Path) -> None:
    """Serve until stopped. Workers read their settings from the environment, so the index goes there.

    Raises:
        UsageError: a setting can't be used, or other machines would be served without a key.
        DiskFailed: the port is taken or not allowed, or no folder can hold the metrics of several workers.
    """
    os.environ["ONRECORD_INDEX"] = str(index)
    settings = from_environment()
    _check_keys(host, settings)
    if not (settings.api_keys or settings.open or settings.hosts):
        os.environ["ONRECORD_HOSTS"] = ",".join([*_THIS_MACHINE, f"[{host}]" if ":" in host else host])
    for name, value in _THREADS.items():
        os.environ.setdefault(name, value)
    # uvicorn stops gracefully and then raises the signal again, which would end this process before it has cleared up.
    signal.signal(signal.SIGTERM, _stop)
    # A terminal that is closed stops it as gracefully, unless it was told not to care; several workers begin anew.
    if workers == 1 and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda number, frame: signal.raise_signal(signal.SIGTERM))
    with listening(host, port) as listener, _shared_metrics(workers):
        config = uvicorn.Config(
            "api.http.app:create",
            factory=True,
            workers=workers,
            log_config=log.configuration(settings.log_questions),
            # Its lines hold the URL, which holds the question.
            access_log=False,
            server_header=False,
            http=PatientProtocol,
            h11_max_incomplete_event_size=_HEAD_BYTES,
            timeout_worker_healthcheck=_HEALTH,
            timeout_graceful_shutdown=math.ceil(settings.max_seconds) + _GRACE,
        )
        for what in misspelt(os.environ):
            _LOG.warning(what)
        address = listener.getsockname()
        shown = f"[{address[0]}]" if listener.family == socket.AF_INET6 else address[0]
        _LOG.info("listening on http://%s:%d", shown, address[1])
        if workers > 1:
            supervisor = _Workers(config, sockets=[listener])
            supervisor.run()
            if supervisor.interrupted:
                # As a single worker ends, which raises the signal again once it has stopped.
                raise KeyboardInterrupt
        else:
            uvicorn.Server(config).run(sockets=[listener])


class _Workers(Multiprocess):
    """uvicorn's workers; it stops in the same way whatever signal asks for it, and here it is known which did."""

    interrupted = False

    def handle_int(self) -> None:
        """Stop because of Ctrl-C."""
        super().handle_int()
        self.interrupted = True


def _check_keys(host: str, settings: Settings) -> None:
    if settings.api_keys or settings.open or _is_loopback(host):
        return
    raise UsageError(
        f"{host} can be reached from other machines, and no key is needed; make one with onrecord make-key and put its "
        "hash into ONRECORD_API_KEYS, or say ONRECORD_OPEN=1 if everybody who gets there may ask"
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listening(host: str, port: int) -> socket.socket:
    """A socket that all workers take connections from.

    Raises:
        DiskFailed: the port is taken or not allowed.
    """
    # The protocol is named because asyncio turns Nagle's algorithm off only where it is: with it, an answer's body
    # waits 40 ms for the client's word that its head has come.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_DEFER_ACCEPT"):  # Linux
            # A connection is a worker's to take once a request has come over it, so that one that is at work leaves
            # it to the others; asyncio takes all connections at once that wait, and then only one worker would answer.
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, _SILENT)
        listener.bind((host, port))
    except OSError as exc:
        listener.close()
        raise DiskFailed(
            f"{host}:{port} cannot be listened on: {exc.strerror}", "Name another --host or --port."
        ) from exc
    return listener


@contextmanager
def _shared_metrics(workers: int) -> Iterator[None]:
    """Where several workers write their metrics, so that any of them can add them up."""
    if workers == 1:
        yield
        return
    with temporary_folder("onrecord-metrics-") as folder:
        os.environ[DIRECTORY] = folder
        yield


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(0)
