"""Routes that answer questions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response

from index.searcher import Searcher
from rag.answer import answer
from rag.values import Question

from ..body import answer_body
from . import watch
from .metrics import Stopwatch
from .openapi import problems
from .request import AskIn, AskQuery
from .schema import AnswerOut
from .service import Make, Service
from .work import too_slow

_RESPONSES = problems(408, 413, 422, 429, 503, 504)
# So many of the questions that wait are encoded when one of them has its turn.
_TOGETHER = 16


class Waiting:
    """Questions whose turn has not come: the first of them to have it is encoded together with the others."""

    def __init__(self) -> None:
        self._texts: dict[str, None] = {}
        self._changing = threading.Lock()

    @contextmanager
    def in_line(self, text: str) -> Iterator[None]:
        """Let a question wait for as long as the context lasts."""
        with self._changing:
            self._texts[text] = None
        try:
            yield
        finally:
            with self._changing:
                self._texts.pop(text, None)

    def take(self, text: str) -> list[str]:
        """A question whose turn it is, if nobody has taken it, and others that wait, longest first; taken once."""
        with self._changing:
            if text not in self._texts:
                return []
            taken = list(islice(self._texts, _TOGETHER))
            for each in (text, *taken):
                self._texts.pop(each, None)
        return list(dict.fromkeys([text, *taken]))


def install(app: FastAPI, service: Service) -> None:
    """Add the routes to an application."""
    settings = service.settings
    waiting = Waiting()

    def asking(question: Question) -> Make:
        if settings.log_questions:
            watch.note(question=question.text)
        # Made here, so that waiting for a thread counts towards the time that an answer may take.
        stopwatch = Stopwatch(service.metrics, settings.max_seconds, lambda: too_slow(settings.max_seconds))

        def make(searcher: Searcher) -> dict[str, Any]:
            stopwatch.start()
            searcher.begin_encoding(waiting.take(question.sought))
            found = answer(searcher, question, stopwatch)
            service.metrics.answered(found)
            return answer_body(found)

        return make

    @app.post(
        "/v1/ask",
        response_model=AnswerOut,
        responses=problems(400) | _RESPONSES,
        summary="Ask a question",
        tags=["ask"],
    )
    async def ask(body: AskIn) -> Response:
        """Return what the articles say: statements and passages, word for word, each with its exact place."""
        question = body.value(settings)
        with waiting.in_line(question.sought):
            return await service.reply(asking(question))

    @app.get("/v1/ask", response_model=AnswerOut, responses=_RESPONSES, summary="Ask a question in a URL", tags=["ask"])
    async def ask_by_url(request: Request, query: Annotated[AskQuery, Query()]) -> Response:
        """As POST, with the question and the filters in the URL."""
        question = query.value(settings)
        with waiting.in_line(question.sought):
            return await service.reply_tagged(request, asking(question))
