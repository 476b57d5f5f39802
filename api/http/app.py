"""The HTTP service, put together: what stands around every request, and the routes."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute

from ..settings import Settings, from_environment
from . import ask, browse, docs, health, openapi, pages, problems
from .compression import Compression
from .gate import Gate
from .lending import Lending
from .limits import Body
from .metrics import Metrics
from .service import Service
from .watch import Watch
from .work import Work

# Bytes below which compressing does not pay, and how hard to try: past 5 it costs more than it saves.
_COMPRESSED_FROM = 1_000
_COMPRESSION = 5


def create(settings: Settings | None = None) -> FastAPI:
    """The application; settings come from the environment unless given."""
    settings = settings or from_environment()
    metrics = Metrics()
    lending = Lending(settings.index, settings.reload_seconds, metrics.opened)
    service = Service(settings, lending, Work(settings.threads, settings.max_requests, settings.max_seconds), metrics)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        threading.Thread(target=_stop_with_parent, name="onrecord-parent", daemon=True).start()
        lending.start()
        lending.watch()
        yield
        service.work.close()
        lending.close()

    app = FastAPI(
        title="onrecord",
        summary="Answers questions from news articles with what the articles say, word for word, and proves it.",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    problems.install(app)
    openapi.install(app, keys_needed=bool(settings.api_keys))
    # The last added is the outermost.
    app.add_middleware(Compression, minimum_size=_COMPRESSED_FROM, compresslevel=_COMPRESSION)
    app.add_middleware(Body, most=settings.max_body, seconds=settings.max_seconds)
    app.add_middleware(Gate, hashes=settings.api_keys, per_minute=settings.max_per_minute, hosts=settings.hosts)
    app.add_middleware(Watch, metrics=metrics)
    for part in (ask, browse, health):
        part.install(app, service)
    _answer_head(app)
    docs.install(app)
    pages.install(app, settings)
    return app


def _answer_head(app: FastAPI) -> None:
    """Let routes that answer GET answer HEAD too (RFC 9110, 9.1), as load balancers and link checkers ask."""
    for route in [each for each in app.routes if isinstance(each, APIRoute) and "GET" in (each.methods or ())]:
        app.add_api_route(route.path, route.endpoint, methods=["HEAD"], include_in_schema=False)


def _stop_with_parent() -> None:
    """Where this is one of several workers, stop once whoever began them is gone: killed, it can't tell them to.

    Nobody else would, and they would go on answering at a port that no new service could have.
    """
    if parent := multiprocessing.parent_process():
        parent.join()
        signal.raise_signal(signal.SIGTERM)
