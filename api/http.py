"""The HTTP service."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from index.searcher import Searcher
from rag.answer import answer
from rag.values import Question

from . import pages, problems
from .body import answer_body, spans_body
from .schema import AnswerOut, ArticleOut, AskIn, AskQuery, Problem, Status
from .settings import Settings

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "content": {"application/problem+json": {}}}
    for status in (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE)
}
_NOT_FOUND: dict[int | str, dict[str, Any]] = {404: _PROBLEMS[HTTPStatus.UNPROCESSABLE_ENTITY]}


class Library:
    """The searcher that requests share, opened and verified at the start or, if there was no index then, later."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opening = threading.Lock()
        self._searcher: Searcher | None = None

    def open(self) -> Searcher:
        """The searcher.

        Raises:
            OnRecordError: there is no index that can be used.
        """
        with self._opening:
            if self._searcher is None:
                self._searcher = Searcher(self._settings.index, verify=True)
            return self._searcher

    def close(self) -> None:
        """Let the generation go."""
        if self._searcher:
            self._searcher.close()


def create(settings: Settings | None = None) -> FastAPI:
    """The application; settings come from the environment unless given."""
    settings = settings or Settings()
    library = Library(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        library.close()

    app = FastAPI(
        title="onrecord",
        summary="Answers questions from news articles with what the articles say, word for word, and proves it.",
        version="1",
        lifespan=lifespan,
    )
    problems.install(app)
    pages.install(app)

    @app.middleware("http")
    async def limit_body(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Refuse bodies past the limit before they are read."""
        length = request.headers.get("content-length", "0")
        if request.method == "POST" and (not length.isdigit() or int(length) > settings.max_body):
            detail = f"the body may have {settings.max_body:,} bytes and must say its length"
            return problems.problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
        return await call_next(request)

    def asked(question: Question) -> JSONResponse:
        return JSONResponse(answer_body(answer(library.open(), question)))

    @app.post("/v1/ask", response_model=AnswerOut, responses=_PROBLEMS, summary="Ask a question")
    def ask(body: AskIn) -> JSONResponse:
        """Return what the articles say: statements and passages, word for word, each with its exact place."""
        return asked(body.value(settings.max_question))

    @app.get("/v1/ask", response_model=AnswerOut, responses=_PROBLEMS, summary="Ask a question in a URL")
    def ask_by_url(query: Annotated[AskQuery, Query()]) -> JSONResponse:
        """As POST, with the question and the filters in the URL."""
        return asked(query.value(settings.max_question))

    @app.get(
        "/v1/articles/{article_id:path}",
        response_model=ArticleOut,
        responses=_PROBLEMS | _NOT_FOUND,
        summary="Read an article",
    )
    def article(article_id: str) -> JSONResponse:
        """Return an article with its full text, which every offset refers to. Ids may hold slashes."""
        stored = library.open().article(article_id)
        if stored is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, f"there is no article with the id {article_id!r}")
        found = stored.article
        return JSONResponse(
            {
                "id": found.id,
                "title": found.title,
                "outlet": found.outlet,
                "published": found.published.isoformat() if found.published else None,
                "url": found.url,
                "authors": list(found.authors),
                "sha256": stored.sha256,
                "text": found.text,
                "boilerplate": spans_body(stored.boilerplate),
            }
        )

    @app.get("/livez", response_model=Status, summary="Whether the process lives")
    async def livez() -> JSONResponse:
        """Return 200 as long as the process answers."""
        return JSONResponse({"status": "alive", "generation": None})

    @app.get("/readyz", response_model=Status, responses=_PROBLEMS, summary="Whether questions can be answered")
    def readyz() -> JSONResponse:
        """Return 200 once a verified generation is open, else 503."""
        return JSONResponse({"status": "ready", "generation": library.open().manifest.generation})

    return app
