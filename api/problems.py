"""Errors as RFC 9457 problem documents: never a traceback, never HTML."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from index.errors import IndexMissing, OnRecordError

from .door import UsageError

_LOG = logging.getLogger("onrecord")


def problem(status: int, detail: str, kind: str = "about:blank", **more: Any) -> JSONResponse:
    """A problem document."""
    body = {"type": kind, "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JSONResponse(body, status, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Answer every error of an application with a problem document."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(UsageError, _usage)
    app.add_exception_handler(OnRecordError, _ours)
    app.add_exception_handler(Exception, _unexpected)


async def _invalid(request: Request, exc: Exception) -> Response:
    assert isinstance(exc, RequestValidationError)
    errors = [
        {"field": ".".join(str(part) for part in error["loc"][1:]) or "body", "message": error["msg"]}
        for error in exc.errors()
    ]
    detail = "; ".join(f"{error['field']}: {error['message']}" for error in errors)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)


async def _http(request: Request, exc: Exception) -> Response:
    assert isinstance(exc, HTTPException)
    response = problem(exc.status_code, exc.detail)
    response.headers.update(exc.headers or {})
    return response


async def _usage(request: Request, exc: Exception) -> Response:
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(exc))


async def _ours(request: Request, exc: Exception) -> Response:
    assert isinstance(exc, OnRecordError)
    if not isinstance(exc, IndexMissing):
        _LOG.error("%s", exc.message)
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, f"{exc.message}. {exc.hint}")


async def _unexpected(request: Request, exc: Exception) -> Response:
    _LOG.exception("unexpected error", exc_info=exc)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "an unexpected error; the log has the details")
