"""Who has no key reads nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from starlette.datastructures import Headers

from api.door import UsageError
from api.http.keys import hash_of, known, make_key
from api.settings import Settings, from_environment

from ..conftest import COMMAND, REPOSITORY

KEY, OTHER = make_key(), make_key()
HASHES = (hash_of(OTHER), hash_of(KEY))


def test_a_key_is_random_and_its_hash_is_sha256() -> None:
    assert KEY != OTHER
    assert len(KEY) == len("onrecord_") + 43
    assert hash_of(KEY) == sha256(KEY.encode()).hexdigest()


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({"Authorization": f"Bearer {KEY}"}, hash_of(KEY)),
        ({"Authorization": f"bearer  {KEY} "}, hash_of(KEY)),
        ({"X-API-Key": OTHER}, hash_of(OTHER)),
        ({}, None),
        ({"Authorization": KEY}, None),
        ({"Authorization": f"Basic {KEY}"}, None),
        ({"Authorization": "Bearer "}, None),
        ({"X-API-Key": ""}, None),
        ({"X-API-Key": KEY[:-1]}, None),
        ({"X-API-Key": hash_of(KEY)}, None),
        ({"X-API-Key": "schlüssel"}, None),
        ({"X-API-Key": KEY, "Authorization": f"Bearer {OTHER}"}, hash_of(KEY)),
        ({"X-API-Key": KEY, "Authorization": "Basic abc"}, hash_of(KEY)),
        ({"X-API-Key": KEY, "Authorization": "Bearer wrong"}, None),
        ({"X-API-Key": "wrong", "Authorization": f"Bearer {KEY}"}, None),
    ],
)
def test_a_key_is_known_by_its_hash(headers: dict[str, str], found: str | None) -> None:
    assert known(Headers(headers), HASHES) == found


def test_without_a_key_only_what_holds_no_articles_is_open(serve: Callable[..., str], tiny_index: Path) -> None:
    url = serve(tiny_index, api_keys=HASHES)

    def get(path: str, **headers: str) -> httpx.Response:
        return httpx.get(url + path, headers=headers, timeout=60)

    for path in ("/", "/page/page.css", "/docs", "/docs/start.js", "/openapi.json", "/livez"):
        assert get(path).status_code == 200
    assert get("/readyz").json() == {"status": "ready", "generation": None}
    assert get("/readyz", **{"X-API-Key": KEY}).json()["generation"].startswith("000001-")
    closed = ("/v1/ask?q=Who", "/v1/articles", "/v1/articles/x", "/v1/statements", "/v1/people", "/metrics", "/v1/me")
    for path in closed:
        refused = get(path)
        assert (refused.status_code, refused.headers["content-type"]) == (401, "application/problem+json")
        assert refused.headers["www-authenticate"] == 'Bearer realm="onrecord"'
        assert "Authorization: Bearer KEY" in refused.json()["detail"]
        assert get(path, Authorization="Bearer wrong").status_code == 401
    assert get("/v1/articles", Authorization=f"Bearer {KEY}").status_code == 200
    assert get("/v1/articles", **{"X-API-Key": OTHER}).status_code == 200
    assert get("/v1/me", **{"X-API-Key": OTHER}).status_code == 404


def test_readiness_without_a_key_names_no_folder(serve: Callable[..., str], tmp_path: Path) -> None:
    refused = httpx.get(f"{serve(tmp_path, api_keys=HASHES)}/readyz", timeout=60)
    assert refused.status_code == 503
    assert refused.json()["detail"] == "no index can be asked; the log says why"


def test_keys_are_counted_one_by_one(serve: Callable[..., str], tiny_index: Path) -> None:
    url = serve(tiny_index, api_keys=HASHES, max_per_minute=2)

    def status(key: str) -> int:
        headers = {"X-API-Key": key, "X-Forwarded-For": "203.0.113.7"}
        return httpx.get(f"{url}/v1/people", headers=headers, timeout=60).status_code

    assert [status(KEY) for _ in range(3)] == [200, 200, 429]
    assert status(OTHER) == 200
    # Guessing is counted by the address.
    assert [status(f"guess {i}") for i in range(3)] == [401, 401, 429]


def test_a_key_is_counted_on_this_machine_too(serve: Callable[..., str], tiny_index: Path) -> None:
    url = serve(tiny_index, api_keys=HASHES, max_per_minute=2)
    asked = [httpx.get(f"{url}/v1/people", headers={"X-API-Key": KEY}, timeout=60).status_code for _ in range(3)]
    assert asked == [200, 200, 429]


def test_hashes_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_API_KEYS", f"{HASHES[0]}, {HASHES[1]}")
    assert Settings().api_keys == HASHES
    monkeypatch.setenv("ONRECORD_API_KEYS", f"{HASHES[0]},{KEY}")
    with pytest.raises(UsageError, match=r"ONRECORD_API_KEYS: number 2 is no hash") as wrong:
        from_environment()
    assert KEY not in str(wrong.value)


def test_hosts_are_names_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_HOSTS", "News.example.org,127.0.0.1 [::1]")
    assert Settings().hosts == ("News.example.org", "127.0.0.1", "[::1]")
    for host in ("http://news.example.org/", "news.example.org:8000", "*", "::1"):
        monkeypatch.setenv("ONRECORD_HOSTS", host)
        with pytest.raises(UsageError, match=r"ONRECORD_HOSTS: \S+ is no name"):
            from_environment()


def test_the_command_makes_a_key_and_its_hash() -> None:
    done = subprocess.run([*COMMAND, "make-key"], capture_output=True, encoding="utf-8", cwd=REPOSITORY, check=True)
    (name, key), (other, hashed) = (line.split() for line in done.stdout.splitlines())
    assert (name, other) == ("key", "hash")
    assert hash_of(key) == hashed
    assert "ONRECORD_API_KEYS" in done.stderr
