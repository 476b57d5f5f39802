"""The page at `/`: a few files of the package, read at the start and served from a table."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from importlib.resources import files

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ..settings import Settings
from .watch import POLICY

_INDEX = "index.html"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
# With no trusted type allowed, a browser that knows them refuses to parse any string as HTML: articles stay text even
# if somebody writes `innerHTML` one day.
_POLICY = f"{POLICY}; require-trusted-types-for 'script'; trusted-types 'none'"
# Beside those that every answer has.
_HEADERS = {
    # Kept, but asked for each time: a new release shows at once, and an unchanged file costs an empty 304.
    "Cache-Control": "no-cache",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the page, its type, and the hash of its bytes as an entity tag."""

    content: bytes
    media_type: str
    etag: str


def install(app: FastAPI, settings: Settings) -> None:
    """Serve the page at `/` and its other files at `/page/{name}`."""
    table = _read({"max_question": settings.max_question, "max_top_k": settings.max_top_k})

    async def index(request: Request) -> Response:
        return _respond(request, table[_INDEX])

    async def file(request: Request) -> Response:
        found = table.get(request.path_params["name"])
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, "the page has no such file")
        return _respond(request, found)

    app.add_route("/", index, methods=["GET"], include_in_schema=False)
    app.add_route("/page/{name}", file, methods=["GET"], include_in_schema=False)


def _read(limits: Mapping[str, int]) -> dict[str, _File]:
    """Every file of the page, by its name; the page itself names the limits, as `{max_top_k}`."""
    table = {}
    for entry in files(__package__).joinpath("page").iterdir():
        media_type = _TYPES.get(entry.name[entry.name.rfind(".") :])
        if media_type:
            content = entry.read_bytes()
            if entry.name == _INDEX:
                for name, most in limits.items():
                    content = content.replace(f"{{{name}}}".encode(), str(most).encode())
            table[entry.name] = _File(content, media_type, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
    return table


def _respond(request: Request, found: _File) -> Response:
    headers = {**_HEADERS, "ETag": found.etag}
    if _has(request.headers.get("if-none-match", ""), found.etag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(found.content, headers=headers, media_type=found.media_type)


def _has(listed: str, etag: str) -> bool:
    """Whether an `If-None-Match` names a file; a proxy that compresses makes tags weak (RFC 9110, 13.1.2)."""
    tags = [tag.strip().removeprefix("W/") for tag in listed.split(",")]
    return etag in tags or "*" in tags
