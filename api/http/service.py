"""What the routes share: settings, the lent generation, threads to work on, metrics; and how JSON is answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import Request, Response

from index.code import code_in
from index.searcher import Searcher

from ..settings import Settings
from .lending import Lending
from .metrics import Metrics
from .work import Work

Make = Callable[[Searcher], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Service:
    """One worker's share of the service."""

    settings: Settings
    lending: Lending
    work: Work
    metrics: Metrics

    async def reply(self, make: Make) -> Response:
        """What `make` reads from the live generation, as JSON."""

        def job() -> Response:
            with self.lending.borrow() as volume:
                return _json(make(volume.searcher))

        return await self.work.do(job)

    async def reply_tagged(self, request: Request, make: Make) -> Response:
        """As `reply`, with an entity tag; 304 without making anything where the client has this generation's answer.

        The tag is weak, for how long answering took is in an answer. It is of this URL alone: who shows it was once
        given the answer, by this very code and these settings.
        """
        shown = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}

        def job() -> Response:
            with self.lending.borrow() as volume:
                url = f"{request.scope['path']}?{request.scope['query_string'].decode('latin-1')}"
                made_by = f"{volume.digest} {_code()} {self.settings.model_dump_json()} {url}"
                tag = f'W/"{hashlib.sha256(made_by.encode()).hexdigest()[:32]}"'
                headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
                if tag in shown:
                    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
                return _json(make(volume.searcher), headers)

        return await self.work.do(job)


@cache
def _code() -> str:
    root = Path(__file__).parents[2]
    return code_in(*(root / room for room in ("api", "index", "rag")))


def _json(body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    content = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return Response(content, headers=headers, media_type="application/json")
