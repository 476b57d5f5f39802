"""Routes that answer questions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response

from index.searcher import Searcher
from rag.answer import answer
from rag.values import Question

from . import watch
from .body import answer_body
from .metrics import Stopwatch
from .openapi import problems
from .request import AskIn, AskQuery
from .schema import AnswerOut
from .service import Make, Service
from .work import too_slow

_RESPONSES = problems(408, 413, 422, 429, 503, 504)


def install(app: FastAPI, service: Service) -> None:
    """Add the routes to an application."""
    settings = service.settings

    def asking(question: Question) -> Make:
        if settings.log_questions:
            watch.note(question=question.text)
        # Made here, so that waiting for a thread counts towards the time that an answer may take.
        stopwatch = Stopwatch(service.metrics, settings.max_seconds, lambda: too_slow(settings.max_seconds))

        def make(searcher: Searcher) -> dict[str, Any]:
            stopwatch.start()
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
        return await service.reply(asking(body.value(settings)))

    @app.get("/v1/ask", response_model=AnswerOut, responses=_RESPONSES, summary="Ask a question in a URL", tags=["ask"])
    async def ask_by_url(request: Request, query: Annotated[AskQuery, Query()]) -> Response:
        """As POST, with the question and the filters in the URL."""
        return await service.reply_tagged(request, asking(query.value(settings)))
