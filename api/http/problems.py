"""Errors as RFC 9457 problem documents: never a traceback, never HTML."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from index.errors import OnRecordError

from ..door import UsageError

# Named as in RFC 9110; Python before 3.13 has older names.
_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}


def problem(
    status: int, detail: str, kind: str = "about:blank", headers: Mapping[str, str] | None = None, **more: Any
) -> JSONResponse:
    """A problem document."""
    body = {
        "type": kind,
        "title": _TITLES.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Answer every expected error of an application with a problem document; `Watch` answers the others."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(UsageError, _usage)
    app.add_exception_handler(OnRecordError, _ours)


async def _invalid(request: Request, exc: Exception) -> Response:
    assert isinstance(exc, RequestValidationError)
    errors = [_told(error) for error in exc.errors()]
    sent_as = request.headers.get("content-type", "nothing").partition(";")[0]
    if errors[0]["field"] == "body" and sent_as != "application/json" and not sent_as.endswith("+json"):
        errors[0]["message"] = f"send it with Content-Type: application/json; it came with {sent_as}"
    detail = "; ".join(f"{error['field']}: {error['message']}" for error in errors)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)


def _told(error: Mapping[str, Any]) -> dict[str, str]:
    """One error of validation: which field, and what is wrong with it."""
    if error["type"] == "json_invalid":
        why = f"it is not JSON: {error['ctx']['error'].removesuffix(' at')} at character {error['loc'][-1]}"
        return {"field": "body", "message": why}
    field = ".".join(str(part) for part in error["loc"][1:]) or "body"
    if error["type"] == "extra_forbidden":
        return {"field": field, "message": "there is no such field; /docs names those there are"}
    return {"field": field, "message": error["msg"].removeprefix("Value error, ")}


async def _http(request: Request, exc: Exception) -> Response:
    assert isinstance(exc, HTTPException)
    headers, detail = dict(exc.headers or {}), exc.detail
    if exc.status_code == HTTPStatus.BAD_REQUEST:
        # The framework tells only that it could not; what more there is to say of it is for programmers.
        detail = f"the body cannot be read: {str(exc.__cause__).partition(';')[0]}"
    if exc.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        # The framework names the methods of the first route with this path only.
        headers["Allow"] = ", ".join(sorted(_methods(request)))
        detail = f"this path takes {headers['Allow']}"
    if detail == HTTPStatus.NOT_FOUND.phrase:
        detail = "nothing is at this path; /docs names those there are"
    return problem(exc.status_code, detail, headers=headers)


def _methods(request: Request) -> set[str]:
    routes = [route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE]
    return {method for route in routes for method in getattr(route, "methods", ())}


async def _usage(request: Request, exc: Exception) -> Response:
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(exc))


async def _ours(request: Request, exc: Exception) -> Response:
    # Logged when the generation was refused.
    assert isinstance(exc, OnRecordError)
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, f"{exc.message}. {exc.hint}")
