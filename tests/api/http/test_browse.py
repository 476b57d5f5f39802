"""Lists over HTTP: what is in them, page by page, and that they cost nothing twice."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import httpx
import pytest
from fastapi.testclient import TestClient

from api import cursor
from api.door import UsageError
from api.http import service
from api.http.app import create
from api.settings import Settings
from index.build import rebuild
from index.progress import Silent
from index.searcher import Searcher
from index.storage.places import Located
from index.storage.said import Place
from index.storage.store import Store

ARTICLES = [
    {
        "id": "b/2",
        "title": "Harbour",
        "outlet": "Gazette",
        "published": "2024-05-02",
        "text": "“We will build the harbour,” Anna Berg said. “The cease-fire holds,” Minister Carl Dahl said.",
    },
    {
        "id": "a/1",
        "title": "Vote",
        "outlet": "Herald",
        "published": "2024-05-02",
        "authors": ["Jo Hill"],
        "url": "https://example.org/1",
        "text": "“The vote is over,” Anna Berg said.\n\nThe White House said that the ceasefire would hold.",
    },
    {"id": "c", "outlet": "gazette", "published": "2024-05-01", "text": "“I swim in the harbour,” Eva Berg said."},
    {"id": "d", "text": "“Nobody knows the day of this ceasefire,” Anna Berg said."},
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, tiny_model: Path) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("browse")
    source = folder / "articles.jsonl"
    source.write_text("".join(f"{json.dumps(a)}\n" for a in ARTICLES), encoding="utf-8")
    rebuild([source], folder / "index", Silent(), encoder=str(tiny_model))
    with TestClient(create(Settings(index=folder / "index")), raise_server_exceptions=False) as client:
        yield client


def texts(client: TestClient, **query: Any) -> list[str]:
    found = client.get("/v1/statements", params=query)
    assert found.status_code == 200, found.text
    return [each["text"] for each in found.json()["statements"]]


VOTE, HOUSE = "“The vote is over,”", "that the ceasefire would hold"
HARBOUR, HOLDS = "“We will build the harbour,”", "“The cease-fire holds,”"
SWIM, NOBODY = "“I swim in the harbour,”", "“Nobody knows the day of this ceasefire,”"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [VOTE, HOUSE, HARBOUR, HOLDS, SWIM, NOBODY]),
        ({"speaker": "Anna Berg"}, [VOTE, HARBOUR, NOBODY]),
        ({"speaker": "berg"}, [VOTE, HARBOUR, SWIM, NOBODY]),
        ({"speaker": "the White House"}, [HOUSE]),
        ({"speaker": "nobody at all"}, []),
        ({"topic": "ceasefire"}, [HOUSE, HOLDS, NOBODY]),
        ({"topic": "cease-fire"}, [HOUSE, HOLDS, NOBODY]),
        ({"topic": "building harbours"}, [HARBOUR]),
        ({"topic": "harbour", "speaker": "Eva Berg"}, [SWIM]),
        ({"topic": "?!"}, []),
        ({"topic": " "}, [VOTE, HOUSE, HARBOUR, HOLDS, SWIM, NOBODY]),
        ({"outlet": "GAZETTE"}, [HARBOUR, HOLDS, SWIM]),
        ({"outlet": ["Herald", "Gazette"]}, [VOTE, HOUSE, HARBOUR, HOLDS, SWIM]),
        ({"outlet": "The Onion"}, []),
        ({"published_from": "2024-05-02"}, [VOTE, HOUSE, HARBOUR, HOLDS]),
        ({"published_to": "2024-05-01"}, [SWIM]),
        ({"published_to": "2024-05-01", "topic": "ceasefire"}, []),
        ({"limit": 2}, [VOTE, HOUSE]),
    ],
)
def test_statements_newest_first_undated_last(client: TestClient, query: dict[str, Any], found: list[str]) -> None:
    assert texts(client, **query) == found


@pytest.mark.parametrize("query", [{"topic": "ceasefire"}, {"topic": "ceasefire", "speaker": "the White House"}])
def test_a_topic_reads_no_whole_article(
    client: TestClient, query: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*arguments: object) -> NoReturn:
        raise AssertionError("a whole text was read")

    monkeypatch.setattr(Store, "_article", read)
    assert texts(client, **query) == ([HOUSE] if "speaker" in query else [HOUSE, HOLDS, NOBODY])


def test_a_topic_is_looked_for_no_longer_than_a_request_may_take(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def words(searcher: Searcher, located: Located) -> str:
        looked.append(read(searcher, located))
        clock.append(clock[-1] + 20)
        return looked[-1]

    read, clock = Searcher.words, [0.0]
    monkeypatch.setattr(Searcher, "words", words)
    monkeypatch.setattr("rag.browse._BATCH", 1)
    monkeypatch.setattr("api.http.work.time.monotonic", lambda: clock[-1])
    stopped = client.get("/v1/statements", params={"topic": "ceasefire"})
    assert (stopped.status_code, looked) == (504, [VOTE, HOUSE])
    assert stopped.json()["detail"] == "it took more than 30 seconds; ask for less"


def test_the_speaker_asked_for_is_named(client: TestClient) -> None:
    def speakers(name: str) -> Any:
        return client.get("/v1/statements", params={"speaker": name}).json()["speakers"]

    assert speakers("Berg") == ["Anna Berg", "Eva Berg"]
    assert speakers("Eva Berg") == ["Eva Berg"]
    assert speakers("the White House") == []


def pages(client: TestClient, path: str, key: str, **query: Any) -> list[Any]:
    """All pages of a list one after the other."""
    found: list[Any] = []
    while True:
        page = client.get(path, params=query).json()
        assert len(page[key]) <= query["limit"]
        found += page[key]
        if page["next"] is None:
            return found
        query["cursor"] = page["next"]


@pytest.mark.parametrize("limit", [1, 2, 3, 6, 7])
@pytest.mark.parametrize(
    ("path", "key", "query"),
    [
        ("/v1/statements", "statements", {}),
        ("/v1/statements", "statements", {"topic": "ceasefire"}),
        ("/v1/statements", "statements", {"speaker": "Berg"}),
        ("/v1/people", "people", {}),
        ("/v1/articles", "articles", {}),
    ],
)
def test_pages_put_together_are_the_whole(
    client: TestClient, path: str, key: str, query: dict[str, Any], limit: int
) -> None:
    whole = client.get(path, params=query).json()
    assert whole["next"] is None
    assert pages(client, path, key, limit=limit, **query) == whole[key]


def test_statements_at_one_place_are_on_one_page(tmp_path: Path, tiny_model: Path) -> None:
    source = tmp_path / "articles.jsonl"
    text = "The vote is over, Ann Berg said, and will stay so, Carl Dahl said. “We will see,” Eva Lund said."
    source.write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    rebuild([source], tmp_path / "index", Silent(), encoder=str(tiny_model))
    with TestClient(create(Settings(index=tmp_path / "index"))) as client:
        sizes, query = [], dict[str, Any](limit=1)
        while True:
            page = client.get("/v1/statements", params=query).json()
            sizes.append([s["speaker"]["name"] for s in page["statements"]])
            if page["next"] is None:
                break
            query["cursor"] = page["next"]
    assert sizes == [["Ann Berg", "Carl Dahl"], ["Eva Lund"]]


def test_people_by_mentions_then_name_and_as_a_name_is_typed(client: TestClient) -> None:
    people = client.get("/v1/people").json()["people"]
    assert [(p["name"], p["articles"], p["mentions"], p["statements"]) for p in people] == [
        ("Anna Berg", 3, 3, 3),
        ("Carl Dahl", 1, 1, 1),
        ("Eva Berg", 1, 1, 1),
    ]
    assert people[1]["roles"] == ["Minister"]

    def completed(start: str) -> list[str]:
        return [p["name"] for p in client.get("/v1/people", params={"q": start}).json()["people"]]

    assert completed("BER") == ["Anna Berg", "Eva Berg"]
    assert completed("anna b") == ["Anna Berg"]
    assert completed("berg e") == ["Eva Berg"]
    assert completed("erg") == []
    assert completed("a") == ["Anna Berg"]
    assert completed("?") == [p["name"] for p in people]


def test_articles_by_id_less_their_texts(client: TestClient) -> None:
    articles = client.get("/v1/articles").json()["articles"]
    assert [a["id"] for a in articles] == ["a/1", "b/2", "c", "d"]
    sha256 = articles[0].pop("sha256")
    assert articles[0] == {
        "id": "a/1",
        "title": "Vote",
        "outlet": "Herald",
        "published": "2024-05-02",
        "url": "https://example.org/1",
        "authors": ["Jo Hill"],
    }
    assert client.get("/v1/articles/a/1").json()["sha256"] == sha256


def test_an_article_has_its_statements_in_order_as_answers_have_them(client: TestClient) -> None:
    article = client.get("/v1/articles/b/2").json()
    assert [each["text"] for each in article["statements"]] == [HARBOUR, HOLDS]
    answer = client.post("/v1/ask", json={"question": "What did Carl Dahl say?"}).json()
    (said,) = answer["statements"]
    assert said.pop("rank") == 1
    assert said.pop("also_reported_by") == []
    assert article["statements"][1] == said
    listed = client.get("/v1/statements", params={"speaker": "Carl Dahl"}).json()["statements"]
    assert listed == [said]
    assert said["speaker"]["name"] == "Carl Dahl"
    place = said["citation"]
    assert article["text"][place["start"] : place["end"]] == said["text"]


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/v1/ask", {"q": "What did Anna Berg say?"}),
        ("/v1/statements", {"speaker": "Berg"}),
        ("/v1/people", {}),
        ("/v1/articles", {}),
        ("/v1/articles/a/1", {}),
    ],
)
def test_what_a_client_has_is_not_sent_again(client: TestClient, path: str, query: dict[str, str]) -> None:
    first = client.get(path, params=query)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    assert first.headers["cache-control"] == "private, no-cache"
    again = client.get(path, params=query, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, params=query, headers={"If-None-Match": '"other"'}).status_code == 200
    elsewhere = client.get("/v1/articles/none", headers={"If-None-Match": tag})
    assert elsewhere.status_code == 404


@pytest.mark.parametrize(
    ("speakers", "statements", "articles"),
    [
        (["the White House"], {HOUSE}, {"a/1"}),
        (["White House", "Carl Dahl"], {HOUSE, HOLDS}, {"a/1", "b/2"}),
        (["Eva Berg", "nobody at all"], {SWIM}, {"c"}),
        (["nobody at all"], set(), set()),
    ],
)
def test_a_question_is_narrowed_to_speakers_who_may_be_no_people(
    client: TestClient, speakers: list[str], statements: set[str], articles: set[str]
) -> None:
    asked = {"question": "Who said that the ceasefire will hold, and who talked of a harbour?", "top_k": 50}
    got = client.post("/v1/ask", json=asked | {"filters": {"speakers": speakers}}).json()
    assert {each["text"] for each in got["statements"]} <= statements
    assert {each["citation"]["article_id"] for each in got["passages"]} == articles
    assert got["reason"] == ("empty_filter" if not articles else got["reason"])
    said = client.post(
        "/v1/ask", json={"question": "What did the White House say?", "filters": {"speakers": speakers}}
    ).json()
    assert {each["text"] for each in said["statements"]} == statements & {HOUSE}


def test_an_answer_is_sent_again_once_it_may_be_another(
    seeds: Path, tiny_model: Path, own_index: Path, something_new: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"q": "What did Kirby say?"}

    def asked(tag: str, **settings: int) -> httpx.Response:
        with TestClient(create(Settings(index=own_index, reload_seconds=60, **settings))) as client:
            return client.get("/v1/ask", params=query, headers={"If-None-Match": tag})

    tag = asked("").headers["etag"]
    assert asked(tag).status_code == 304
    fewer = asked(tag, max_top_k=2)
    assert (fewer.status_code, len(fewer.json()["passages"])) == (200, 2)
    with monkeypatch.context() as other:
        other.setattr(service, "_code", lambda: "a later release")
        assert asked(tag).status_code == 200
    assert asked(tag).status_code == 304
    rebuild([seeds], own_index, Silent(), encoder=str(tiny_model))
    assert asked(tag).status_code == 200


@pytest.mark.parametrize("taken", ["gzip", "br;q=0, gzip", "gzip;q=0.01, br"])
def test_large_answers_are_compressed(client: TestClient, taken: str) -> None:
    with client.stream("GET", "/v1/statements", headers={"Accept-Encoding": taken}) as response:
        sent = b"".join(response.iter_raw())
    assert response.headers["content-encoding"] == "gzip"
    assert gzip.decompress(sent) == client.get("/v1/statements", headers={"Accept-Encoding": "identity"}).content


@pytest.mark.parametrize("refused", ["identity", "gzip;q=0", "br, GZIP ; q=0.000", "gzip;q=0, br"])
def test_who_refuses_compressed_answers_gets_none(client: TestClient, refused: str) -> None:
    response = client.get("/v1/statements", headers={"Accept-Encoding": refused})
    assert "content-encoding" not in response.headers
    assert response.headers["vary"] == "Accept-Encoding"
    assert response.json()["statements"]


PLACE = Place(738_642, "a/1 ü😀", 17, 40)


def test_a_cursor_gives_back_its_place() -> None:
    assert cursor.of_statement(cursor.written(*PLACE)) == PLACE
    assert cursor.of_person(cursor.written(3, "Ada")) == (3, "Ada")
    assert cursor.of_article(cursor.written("x")) == "x"
    assert cursor.of_statement(None) is cursor.of_person(None) is cursor.of_article(None) is None


@pytest.mark.parametrize(
    "foreign",
    [
        *("", "!", "a", "e30", "äöü", "WyIwMDMi", "bnVsbA"),
        cursor.written("x"),
        cursor.written(1, "x"),
        cursor.written(1, "x", 2),
        cursor.written(-2, "x", 0, 1),
        cursor.written(1, "x", -1, 1),
        cursor.written(1, "x", 2, 2),
        cursor.written(1, "x", 2, 2**64),
        cursor.written(10**30, "x", 1, 2),
        cursor.written(True, "x", 1, 2),
        # ["\ud800"] inside: half a character.
        "WzEsIlx1ZDgwMCIsMV0",
    ],
)
def test_a_cursor_of_somebody_else_is_refused(client: TestClient, foreign: str) -> None:
    with pytest.raises(UsageError, match="the cursor is none that this list gave"):
        cursor.of_statement(foreign)
    refused: httpx.Response = client.get("/v1/statements", params={"cursor": foreign})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("/v1/statements?limit=0", "limit: Input should be greater than or equal to 1"),
        ("/v1/statements?limit=201", "limit: Input should be less than or equal to 200"),
        ("/v1/statements?published_from=2024-05-02&published_to=2024-05-01", "published_from 2024-05-02 is after"),
        ("/v1/statements?published_from=1714600000", "write a date such as 2023-03-20"),
        ("/v1/statements?bogus=1", "bogus: there is no such field; /docs names those there are"),
        ("/v1/people?q=" + "a" * 201, "q: String should have at most 200 characters"),
        ("/v1/articles?q=a", "q: there is no such field; /docs names those there are"),
    ],
)
def test_what_cannot_be_listed_is_a_problem_document(client: TestClient, path: str, detail: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
    assert detail in response.json()["detail"]
