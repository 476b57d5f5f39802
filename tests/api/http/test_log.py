"""The log is lines of JSON, each with its request's id, and holds no question."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.http import ask
from api.http.log import JsonFormatter

from ..conftest import Served

Spawn = Callable[..., AbstractContextManager[Served]]
SECRET = "Zanzibar"


def ask_for_the_secret(url: str) -> None:
    with httpx.Client(base_url=url, timeout=60, headers={"X-Request-ID": "desk-7"}) as client:
        assert client.post("/v1/ask", json={"question": f"What did {SECRET} say?"}).status_code == 200
        assert client.get("/v1/ask", params={"q": f"What did {SECRET} say?"}).status_code == 200
        assert client.get("/v1/ask", params={"q": f"{SECRET}", "top_k": 0}).status_code == 422
        assert client.post("/v1/ask", json={"question": SECRET * 1_000}).status_code == 422
        assert client.post("/v1/ask", content=f'{{"question": "{SECRET}').status_code == 422
        assert client.get("/v1/statements", params={"topic": SECRET, "speaker": SECRET}).status_code == 200
        assert client.get("/v1/people", params={"q": SECRET}).status_code == 200
        assert client.get(f"/v1/articles/{SECRET}").status_code == 404
        assert client.get(f"/{SECRET}").status_code == 404
        assert client.request(SECRET, "/v1/ask").status_code == 405


def lines(served: Served) -> list[dict[str, Any]]:
    return [json.loads(line) for line in served.log.read_text(encoding="utf-8").splitlines()]


def test_no_question_is_in_the_log(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index)) as served:
        ask_for_the_secret(served.url)
        served.stop()
    assert SECRET not in served.log.read_text(encoding="utf-8")
    requests = [line for line in lines(served) if line.get("request_id") == "desk-7"]
    assert [(line["method"], line["route"], line["status"]) for line in requests] == [
        ("POST", "/v1/ask", 200),
        ("GET", "/v1/ask", 200),
        ("GET", "/v1/ask", 422),
        ("POST", "/v1/ask", 422),
        ("POST", "/v1/ask", 422),
        ("GET", "/v1/statements", 200),
        ("GET", "/v1/people", 200),
        ("GET", "/v1/articles/{article_id:path}", 404),
        ("GET", "none", 404),
        ("other", "/v1/ask", 405),
    ]
    assert {line["level"] for line in requests} == {"info"}
    assert all(line["ms"] > 0 and line["time"].endswith("+00:00") for line in requests)


def test_questions_are_logged_where_a_setting_says_so(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index), ONRECORD_LOG_QUESTIONS="1") as served:
        ask_for_the_secret(served.url)
        served.stop()
    assert [line["question"] for line in lines(served) if "question" in line] == [f"What did {SECRET} say?"] * 2


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("desk-7", True),
        ("0af7651916cd43dd8448eb211c80319c", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("a b", False),
        ('x"}', False),
        ("", False),
    ],
)
def test_a_sane_request_id_is_kept(serve: Callable[..., str], tiny_index: Path, sent: str, kept: bool) -> None:
    id_ = httpx.get(f"{serve(tiny_index)}/livez", headers={"X-Request-ID": sent}).headers["x-request-id"]
    assert (id_ == sent) is kept
    assert len(id_) == (len(sent) if kept else 16)


@pytest.mark.parametrize("fault", [ValueError, BaseException])  # the latter as Rust's panics are
def test_what_nobody_expected_is_a_problem_and_its_message_is_not_logged(
    fault: type[BaseException],
    serve: Callable[..., str],
    tiny_index: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*arguments: Any) -> None:
        raise fault(f"cannot parse {SECRET}")

    monkeypatch.setattr(ask, "answer", fail)
    url = serve(tiny_index)
    with caplog.at_level(logging.ERROR, "onrecord"):
        response = httpx.post(f"{url}/v1/ask", json={"question": SECRET}, timeout=60)
    assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
    assert response.headers["x-request-id"] in response.json()["detail"]
    (record,) = caplog.records
    line = json.loads(JsonFormatter().format(record))
    assert (line["message"], line["error"]) == ("unexpected error", fault.__name__)
    assert line["stack"][-1].endswith(" fail")
    assert SECRET not in json.dumps(line)
    told = json.loads(JsonFormatter(messages=True).format(record))
    assert told["error_message"] == f"cannot parse {SECRET}"


def test_every_response_has_safe_headers(serve: Callable[..., str], tiny_index: Path) -> None:
    url = serve(tiny_index)
    for path, status in (("/livez", 200), ("/v1/ask", 422), ("/none", 404), ("/docs", 200), ("/", 200)):
        response = httpx.get(url + path)
        assert response.status_code == status
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in response.headers
        if response.headers["content-type"].startswith("text/html"):
            policy = response.headers["content-security-policy"].split("; ")
            assert set(policy) >= {
                *("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"),
                *("img-src 'self' data:", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"),
            }
