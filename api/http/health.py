"""Routes for whoever runs the service: whether it lives, whether it is ready, what Prometheus reads."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from index.errors import OnRecordError

from . import keys
from .metrics import CONTENT_TYPE
from .openapi import problems
from .schema import Status
from .service import Service


def install(app: FastAPI, service: Service) -> None:
    """Add the routes to an application. They wait for no turn behind questions."""
    hashes = service.settings.api_keys

    def generation() -> str:
        with service.lending.borrow(at_once=True) as volume:
            return volume.searcher.manifest.generation

    @app.get("/livez", response_model=Status, responses=problems(408, 413), summary="Whether it lives", tags=["health"])
    async def livez() -> Response:
        """Return 200 as long as the process answers."""
        return JSONResponse({"status": "alive", "generation": None})

    @app.get(
        "/readyz",
        response_model=Status,
        responses=problems(408, 413, 503),
        summary="Whether questions can be answered",
        tags=["health"],
    )
    async def readyz(request: Request) -> Response:
        """Return 200 once a verified generation is open, else 503."""
        # This needs no key, so without one it names neither the generation nor a folder.
        told = not hashes or keys.known(request.headers, hashes) is not None
        try:
            name = await run_in_threadpool(generation)
        except OnRecordError as exc:
            if told:
                raise
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, "no index can be asked; the log says why") from exc
        return JSONResponse({"status": "ready", "generation": name if told else None})

    @app.get(
        "/metrics",
        response_class=PlainTextResponse,
        responses=problems(408, 413, 429),
        summary="Prometheus metrics",
        tags=["health"],
    )
    async def metrics() -> Response:
        """Return the metrics of all workers together."""
        return Response(await run_in_threadpool(service.metrics.text), media_type=CONTENT_TYPE)
