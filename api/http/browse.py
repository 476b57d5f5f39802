"""Routes that list statements, people and articles, and show one article."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request, Response
from starlette.exceptions import HTTPException

from index.searcher import Searcher
from rag.answer import cite
from rag.browse import browse

from .. import cursor
from ..body import heading_body, spans_body, statement_body
from .openapi import problems
from .request import PageQuery, PeopleQuery, StatementsQuery
from .schema import ArticleOut, ArticlesOut, PeopleOut, StatementsOut
from .service import Service
from .work import deadline

_RESPONSES = problems(408, 413, 422, 429, 503, 504)
_MISSING = problems(404)


def install(app: FastAPI, service: Service) -> None:
    """Add the routes to an application."""

    @app.get(
        "/v1/statements", response_model=StatementsOut, responses=_RESPONSES, summary="List statements", tags=["browse"]
    )
    async def statements(request: Request, query: Annotated[StatementsQuery, Query()]) -> Response:
        """Return statements, newest first, of one speaker, on a topic, of some days and outlets."""
        filters, after = query.filters(), cursor.of_statement(query.cursor)
        # Made here, so that waiting for a thread counts towards the time that an answer may take.
        go_on = deadline(service.settings.max_seconds)

        def make(searcher: Searcher) -> dict[str, Any]:
            page = browse(searcher, query.speaker, query.topic, filters, after, query.limit, go_on)
            return {
                "statements": [
                    statement_body(
                        each.stored.statement,
                        each.text,
                        each.speaker,
                        cite(each.heading, each.stored.statement.span),
                    )
                    for each in page.statements
                ],
                "speakers": list(page.speakers),
                "next": cursor.written(*page.next) if page.next else None,
            }

        return await service.reply_tagged(request, make)

    @app.get("/v1/people", response_model=PeopleOut, responses=_RESPONSES, summary="List people", tags=["browse"])
    async def people(request: Request, query: Annotated[PeopleQuery, Query()]) -> Response:
        """Return people whom the articles name, the most mentioned first; `q` completes a name as it is typed."""
        after = cursor.of_person(query.cursor)

        def make(searcher: Searcher) -> dict[str, Any]:
            found = searcher.people_page(query.q, after, query.limit + 1)
            shown = found[: query.limit]
            last = shown[-1][0] if len(found) > len(shown) else None
            return {
                "people": [
                    {
                        "name": person.name,
                        "forms": list(person.forms),
                        "roles": list(person.roles),
                        "articles": person.articles,
                        "mentions": person.mentions,
                        "statements": said,
                    }
                    for person, said in shown
                ],
                "next": cursor.written(last.mentions, last.name) if last else None,
            }

        return await service.reply_tagged(request, make)

    @app.get("/v1/articles", response_model=ArticlesOut, responses=_RESPONSES, summary="List articles", tags=["browse"])
    async def articles(request: Request, query: Annotated[PageQuery, Query()]) -> Response:
        """Return articles by id, less their texts."""
        after = cursor.of_article(query.cursor)

        def make(searcher: Searcher) -> dict[str, Any]:
            found = searcher.headings(after, query.limit + 1)
            shown = found[: query.limit]
            return {
                "articles": [heading_body(each) for each in shown],
                "next": cursor.written(shown[-1].id) if len(found) > len(shown) else None,
            }

        return await service.reply_tagged(request, make)

    @app.get(
        "/v1/articles/{article_id:path}",
        response_model=ArticleOut,
        responses=_RESPONSES | _MISSING,
        summary="Read an article",
        tags=["browse"],
    )
    async def article(
        request: Request,
        article_id: Annotated[
            str, Path(description="The article's id; slashes may stand as they are.", examples=["003_0ab12356d3949a48"])
        ],
    ) -> Response:
        """Return an article with its full text, which every offset refers to, and what it reports as said."""

        def make(searcher: Searcher) -> dict[str, Any]:
            return _article(searcher, article_id)

        return await service.reply_tagged(request, make)


def _article(searcher: Searcher, article_id: str) -> dict[str, Any]:
    stored = searcher.article(article_id)
    if stored is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, f"there is no article with the id {article_id!r}")
    found = stored.article
    said = searcher.statements_of(stored)
    names = {s.person: searcher.speaker_name(s.person) for s in said if s.person is not None}
    return {
        **heading_body(stored.heading),
        "text": found.text,
        "boilerplate": spans_body(stored.boilerplate),
        "statements": [
            statement_body(
                each.statement,
                each.statement.span.of(found.text),
                names[each.person] if each.person is not None else None,
                cite(stored.heading, each.statement.span),
            )
            for each in said
        ],
    }
