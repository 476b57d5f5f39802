"""What the routes share: settings, the lent generation, threads to work on, metrics; and how JSON is answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response

from index.searcher import Searcher

from .lending import Lending
from .metrics import Metrics
from .settings import Settings
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
        given the answer.
        """
        shown = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}

        def job() -> Response:
            with self.lending.borrow() as volume:
                url = f"{request.scope['path']}?{request.scope['query_string'].decode('latin-1')}"
                tag = f'W/"{hashlib.sha256(f"{volume.digest} {url}".encode()).hexdigest()[:32]}"'
                headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
                if tag in shown:
                    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
                return _json(make(volume.searcher), headers)

        return await self.work.do(job)


def _json(body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    content = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return Response(content, headers=headers, media_type="application/json")
