"""`onrecord serve`: uvicorn around the application."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import uvicorn

from index.errors import DiskFailed


def run(host: str, port: int, workers: int, index: Path) -> None:
    """Serve until stopped. Workers read their settings from the environment, so the index goes there.

    Raises:
        DiskFailed: the port is taken or not allowed.
    """
    os.environ["ONRECORD_INDEX"] = str(index)
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as exc:
        raise DiskFailed(
            f"{host}:{port} cannot be listened on: {exc.strerror}", "Name another --host or --port."
        ) from exc
    uvicorn.run("api.http:create", factory=True, host=host, port=port, workers=workers, log_level="info")
