"""The OpenAPI document: what FastAPI draws, with problem documents and, where keys are needed, keys."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from .schema import Problem

_REF = "#/components/schemas/{model}"
_WHY = {
    400: "The body cannot be read; the detail says why.",
    401: "A key is needed.",
    404: "There is none.",
    408: "The body did not come in time.",
    413: "The body is too large.",
    422: "It cannot be asked; the detail says why.",
    429: "Too many requests in a minute.",
    503: "No index can be asked, or too much is under way.",
    504: "It took too long.",
}
_KEYS = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "A key that `onrecord make-key` printed."},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "The same, in a header."},
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Problem documents of these statuses, as a route's `responses`."""
    content = {"application/problem+json": {"schema": {"$ref": _REF.format(model=Problem.__name__)}}}
    return {status: {"description": _WHY[status], "content": content} for status in statuses}


def install(app: FastAPI, keys_needed: bool) -> None:
    """Make an application's document complete."""
    draw = app.openapi

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            drawn = draw()
            _, definitions = models_json_schema([(Problem, "serialization")], ref_template=_REF)
            drawn["components"]["schemas"] |= definitions["$defs"]
            if keys_needed:
                drawn["components"]["securitySchemes"] = _KEYS
                _need_keys(drawn["paths"])
        return app.openapi_schema or drawn

    app.openapi = document  # type: ignore[method-assign]


def _need_keys(paths: dict[str, Any]) -> None:
    for path, operations in paths.items():
        for operation in operations.values():
            if path.startswith("/v1/") or path == "/metrics":
                operation["security"] = [{name: []} for name in _KEYS]
                operation["responses"] |= {str(status): each for status, each in problems(401).items()}
