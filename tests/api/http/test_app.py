"""The contract over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create
from api.settings import Settings


@pytest.fixture(scope="module")
def client(seed_index: Path) -> Iterator[TestClient]:
    with TestClient(create(Settings(index=seed_index)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service without an index."""
    settings = Settings(index=tmp_path_factory.mktemp("empty"))
    with TestClient(create(settings), raise_server_exceptions=False) as client:
        yield client


def test_the_answer_has_the_contracts_fields_and_cites_slices(client: TestClient) -> None:
    body = client.post("/v1/ask", json={"question": "What did Blinken say?", "top_k": 3}).json()
    assert list(body) == [
        *("question", "answered", "reason", "confidence", "interpretation", "suggestions", "statements", "passages"),
        *("index", "took_ms"),
    ]
    assert body["answered"] is True
    assert [p["rank"] for p in body["passages"]] == [1, 2, 3]
    statement = body["statements"][0]
    assert list(statement) == [
        *("rank", "text", "parts", "kind", "cue", "speaker", "via", "citation", "also_reported_by"),
    ]
    for cited in [*body["statements"], *body["passages"]]:
        citation = cited["citation"]
        article = client.get(f"/v1/articles/{citation['article_id']}").json()
        assert article["sha256"] == citation["sha256"]
        assert article["text"][citation["start"] : citation["end"]] == cited["text"]
    for passage in body["passages"]:
        for span in passage["highlights"]:
            assert passage["text"][span["start"] : span["end"]].lower() in ("blinken", "say", "says")


def test_get_and_post_answer_alike(client: TestClient) -> None:
    body = {"question": "ceasefire", "top_k": 2, "filters": {"published_from": "2023-03-20", "outlets": []}}
    posted = client.post("/v1/ask", json=body).json()
    got = client.get("/v1/ask", params={"q": "ceasefire", "top_k": 2, "published_from": "2023-03-20"}).json()
    assert got | {"took_ms": 0} == posted | {"took_ms": 0}
    assert {p["citation"]["article_id"] for p in posted["passages"]} == {"000_367beb4b8c22b65f"}


@pytest.mark.parametrize(
    ("filters", "articles"),
    [
        ({"published_from": "2023-03-18", "published_to": "2023-03-18"}, {"001_c06f384d297485e8"}),
        ({"published_to": "2023-03-19"}, {"001_c06f384d297485e8"}),
        ({"outlets": ["cnn"]}, {"004_e65251e9d6267151"}),
        ({"outlets": ["CNN", "TSF"]}, {"003_0ab12356d3949a48", "004_e65251e9d6267151"}),
        ({"article_ids": ["002_929bd09e459bf7ac"]}, {"002_929bd09e459bf7ac"}),
        ({"speakers": ["Jake Sullivan"]}, {"001_c06f384d297485e8"}),
        ({"speakers": ["sullivan", "Blinken"]}, {"001_c06f384d297485e8", "004_e65251e9d6267151"}),
    ],
)
def test_filters_narrow_what_is_searched(client: TestClient, filters: dict[str, Any], articles: set[str]) -> None:
    asked = {"question": "Russia and China on the war", "top_k": 100, "filters": filters}
    found = client.post("/v1/ask", json=asked).json()
    assert {p["citation"]["article_id"] for p in found["passages"]} == articles


def test_filters_that_nothing_passes_are_an_answer_with_a_reason(client: TestClient) -> None:
    body = client.post("/v1/ask", json={"question": "war", "filters": {"outlets": ["The Onion"]}}).json()
    assert (body["answered"], body["reason"], body["passages"]) == (False, "empty_filter", [])
    assert body["suggestions"] == []


def test_an_outlet_that_none_is_called_names_those_called_alike(client: TestClient) -> None:
    filters: dict[str, Any] = {"outlets": ["CNN International"]}
    body = client.post("/v1/ask", json={"question": "war", "filters": filters}).json()
    assert (body["reason"], body["suggestions"]) == ("empty_filter", ["CNN"])
    # What keeps everything out is the day.
    filters = {"outlets": ["CNN"], "published_from": "2030-01-01"}
    assert client.post("/v1/ask", json={"question": "war", "filters": filters}).json()["suggestions"] == []


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({"question": ""}, "the question is empty"),
        ({"question": "a" * 30_000}, "30,000 characters"),
        ({"question": "a\0b"}, "control character"),
        ({"question": "😀"}, "no word in it"),
        ({"question": "who", "top_k": 0}, "top_k: Input should be greater than or equal to 1"),
        ({"question": "who", "top_k": 10_000}, "top_k: Input should be less than or equal to 100"),
        ({"question": "who", "bogus": 1}, "bogus: there is no such field; /docs names those there are"),
        ({"question": "who", "filters": {"published_from": "soon"}}, "filters.published_from"),
        (
            {"question": "who", "filters": {"published_from": "2023-03-21", "published_to": "2023-03-20"}},
            "published_from 2023-03-21 is after published_to 2023-03-20",
        ),
        ({}, "question: Field required"),
        ([], "body"),
    ],
)
def test_what_cannot_be_asked_is_a_problem_document(client: TestClient, body: Any, detail: str) -> None:
    response = client.post("/v1/ask", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (problem["type"], problem["title"], problem["status"]) == ("about:blank", "Unprocessable Content", 422)
    assert detail in problem["detail"]


def test_what_is_no_json_says_where(client: TestClient) -> None:
    broken = client.post("/v1/ask", content=b'{"question": }', headers={"content-type": "application/json"})
    assert broken.status_code == 422
    assert broken.json()["detail"] == "body: it is not JSON: Expecting value at character 13"
    cut = client.post("/v1/ask", content=b'{"question": "wh', headers={"content-type": "application/json"})
    assert cut.json()["detail"] == "body: it is not JSON: Unterminated string starting at character 13"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"question": "\xff"}', "'utf-8' codec can't decode byte 0xff in position 14"),
        (b"[" * 60_000, "maximum recursion depth exceeded"),
        (b'{"question": "who", "top_k": ' + b"1" * 5_000 + b"}", "Exceeds the limit (4300 digits)"),
    ],
)
def test_a_body_that_cannot_be_read_is_told_why(client: TestClient, content: bytes, why: str) -> None:
    response = client.post("/v1/ask", content=content, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert response.json()["detail"].startswith(f"the body cannot be read: {why}")
    assert ";" not in response.json()["detail"]


def test_bodies_past_the_limit_are_refused(client: TestClient) -> None:
    response = client.post("/v1/ask", content=b" " * 70_000, headers={"content-type": "application/json"})
    assert (response.status_code, response.headers["content-type"]) == (413, "application/problem+json")


@pytest.mark.parametrize(
    ("method", "path", "status", "detail"),
    [
        ("GET", "/v1/articles/nope", 404, "there is no article with the id 'nope'"),
        ("GET", "/v1/articles/../../etc/passwd", 404, "nothing is at this path; /docs names those there are"),
        ("GET", "/v1/articles/..%2f..%2fetc%2fpasswd", 404, "there is no article with the id '../../etc/passwd'"),
        ("GET", "/nothing/here", 404, "nothing is at this path; /docs names those there are"),
        ("GET", "/page/nothing", 404, "the page has no such file"),
        ("DELETE", "/v1/ask", 405, "this path takes GET, HEAD, POST"),
        ("GET", "/v1/ask", 422, "q: Field required"),
    ],
)
def test_other_errors_are_problem_documents_too(
    client: TestClient, method: str, path: str, status: int, detail: str
) -> None:
    response = client.request(method, path)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert response.json()["detail"] == detail


def test_without_an_index_the_service_lives_but_is_not_ready(empty: TestClient) -> None:
    assert empty.get("/livez").status_code == empty.head("/livez").status_code == 200
    assert empty.get("/readyz").status_code == 503
    response = empty.post("/v1/ask", json={"question": "who"})
    assert response.status_code == 503
    assert "onrecord rebuild-index" in response.json()["detail"]


def test_ready_names_the_generation(client: TestClient) -> None:
    ready = client.get("/readyz").json()
    assert ready["generation"] == client.get("/v1/ask", params={"q": "war"}).json()["index"]["generation"]


def test_a_method_that_is_not_allowed_is_told_those_that_are(client: TestClient) -> None:
    assert client.delete("/v1/ask").headers["allow"] == "GET, HEAD, POST"
    assert client.post("/v1/people").headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    ["/v1/ask?q=ceasefire", "/v1/statements", "/v1/people", "/v1/articles", "/v1/articles/none", "/metrics", "/"],
)
def test_head_tells_of_get_what_comes_before_its_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.headers["content-type"]) == (got.status_code, got.headers["content-type"])
    assert head.headers.get("etag") == got.headers.get("etag")
    assert not any("head" in each for each in client.get("/openapi.json").json()["paths"].values())
