"""The documentation at `/docs`: Swagger UI from an installed package, nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

_PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>onrecord: the service</title>
<link rel="icon" href="page/icon.svg">
<link rel="stylesheet" href="docs/swagger-ui.css">
<div id="docs"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</html>
"""
# A file of its own, for the content security policy allows no script in a page.
_START = b"""SwaggerUIBundle({url: "openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null});\n"""
_TYPES = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript", "start.js": "text/javascript"}


def install(app: FastAPI) -> None:
    """Serve the documentation of an application."""

    async def page(request: Request) -> Response:
        return HTMLResponse(_PAGE)

    async def file(request: Request) -> Response:
        name = request.url.path.rpartition("/")[2]
        content = await run_in_threadpool(_content, name)
        return Response(content, media_type=_TYPES[name], headers={"Cache-Control": "max-age=86400"})

    app.add_route("/docs", page, include_in_schema=False)
    for name in _TYPES:
        app.add_route(f"/docs/{name}", file, include_in_schema=False)


@cache
def _content(name: str) -> bytes:
    return _START if name == "start.js" else files("fastapi_offline").joinpath("static", name).read_bytes()
