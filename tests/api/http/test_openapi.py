"""The service does what its OpenAPI document says, and the document says all of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.http.app import create
from api.http.keys import hash_of
from api.settings import Settings

KEY = "onrecord_test"


@pytest.fixture
def url(serve: Callable[..., str], tiny_index: Path) -> str:
    return serve(tiny_index)


def test_every_operation_keeps_to_the_document(url: str, tmp_path: Path) -> None:
    hold_to_its_word(url, tmp_path, "examples,coverage,fuzzing")


def test_where_keys_are_needed_no_operation_takes_a_wrong_one(
    serve: Callable[..., str], tiny_index: Path, tmp_path: Path
) -> None:
    url = serve(tiny_index, api_keys=(hash_of(KEY),))
    hold_to_its_word(url, tmp_path, "fuzzing", "--header", f"Authorization: Bearer {KEY}")


def hold_to_its_word(url: str, folder: Path, phases: str, *more: str) -> None:
    """Let schemathesis hold a service to its own document."""
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{url}/openapi.json", "--phases", phases, *more),
        *("--max-examples", "8", "--generation-deterministic", "--no-color"),
        # What a JSON schema can't say is refused all the same: days in the wrong order, a question without a word in
        # it, a cursor that comes from no page.
        *("--exclude-checks", "positive_data_acceptance"),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr
    counted = re.search(r"Selected: (\d+)/(\d+)\s+Tested: (\d+)", done.stdout)
    assert counted
    assert {int(n) for n in counted.groups()} == {len(list(operations_of(document(folder))))}


def document(tmp_path: Path, **settings: Any) -> dict[str, Any]:
    return create(Settings(index=tmp_path, **settings)).openapi()


def test_every_field_and_parameter_is_described_with_an_example(tmp_path: Path) -> None:
    drawn = document(tmp_path)
    bare = []
    for model, schema in drawn["components"]["schemas"].items():
        assert schema.get("description"), model
        for name, field in schema["properties"].items():
            # A model, or a list of one, has its examples in its own fields.
            is_model = "#/components/schemas/" in str(field)
            if not field.get("description") or not (field.get("examples") or is_model):
                bare.append(f"{model}.{name}")
    for path, operation in operations_of(drawn):
        assert operation["summary"], path
        assert operation["description"], path
        bare += [
            f"{path} {parameter['name']}"
            for parameter in operation.get("parameters", [])
            if not parameter.get("description")
            or not (parameter.get("examples") or parameter["schema"].get("examples"))
        ]
    assert bare == []


def operations_of(drawn: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in drawn["paths"].items():
        for operation in methods.values():
            yield path, operation


def test_keys_are_in_the_document_where_they_are_needed(tmp_path: Path) -> None:
    assert all("security" not in operation for _, operation in operations_of(document(tmp_path)))
    closed = document(tmp_path, api_keys=(hash_of(KEY),))
    assert set(closed["components"]["securitySchemes"]) == {"bearer", "header"}
    needing = {path for path, operation in operations_of(closed) if operation.get("security")}
    assert needing == set(closed["paths"]) - {"/livez", "/readyz"}
    assert all("401" in operation["responses"] for path, operation in operations_of(closed) if path in needing)


class _Sources(HTMLParser):
    """Addresses that a page loads from, and whether anything stands in it that its policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert "style" not in given
        assert tag != "style"
        assert tag != "script" or given.get("src")
        self.found += [value for name, value in attrs if name in ("src", "href") and value]


def test_the_documentation_needs_no_network(url: str) -> None:
    page = httpx.get(f"{url}/docs")
    sources = _Sources()
    sources.feed(page.text)
    types = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    assert len(sources.found) == 4
    for source in sources.found:
        assert not re.match(r"[a-z]+:|//", source)
        file = httpx.get(f"{url}/{source}")
        assert file.status_code == 200
        assert file.headers["content-type"].startswith(types[source.rpartition(".")[2]])
    assert b"SwaggerUIBundle" in httpx.get(f"{url}/docs/swagger-ui-bundle.js").content
    assert httpx.get(f"{url}/docs/../settings.py").status_code == 404
    assert httpx.get(f"{url}/docs/%2e%2e%2fsettings.py").status_code == 404
