"""Who may import whom (the rooms of the house)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OURS = {"actions", "channels", "desk", "guard", "nlu", "records", "rulebook", "runtime", "widget"}
STANDARD = set(sys.stdlib_module_names)
MAY_IMPORT = {
    "rulebook": {"rulebook", "ruamel", "dateutil"},
    "actions": {"actions", "rulebook", "rasa_sdk", "dateutil"},
    "nlu": {"nlu", "rasa", "spacy", "sklearn", "scipy", "numpy", "joblib", "ruamel", "rulebook"},
    "guard": {"guard"},
    "channels": {"channels", "guard", "records", "rasa", "sanic", "aiohttp", "itsdangerous", "cachetools",
                 "regex", "cryptography", "dateutil"},
    "records": {"records", "sqlalchemy"},
    "runtime": {"runtime", "rasa", "rasa_sdk", "sanic", "cachetools"},
    "desk": {"desk", "rulebook", "guard", "records", "starlette", "uvicorn", "jinja2", "markupsafe", "itsdangerous",
             "argon2", "sudachipy", "ruamel"},
}
FORBIDDEN_IN_RULEBOOK = {"os", "time", "logging", "socket", "urllib", "http", "random"}
NAMES_FOR_NLU = {"rulebook.places"}
THE_CLOCK = "actions.clock"


def modules(room: str) -> Iterator[Path]:
    return (path for path in (ROOT / room).rglob("*.py"))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def attributes(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def tops(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_what_the_table_allows(room: str) -> None:
    used = {top for path in modules(room) for top in tops(imported(path) - {THE_CLOCK})}
    assert set() == used - STANDARD - MAY_IMPORT[room]


def test_every_room_is_in_the_table() -> None:
    rooms = {path.name for path in ROOT.iterdir() if path.name in OURS and any(path.rglob("*.py"))}
    assert set() == rooms - set(MAY_IMPORT)


def test_the_rulebook_knows_no_clock_no_environment_and_no_network() -> None:
    used = {top for path in modules("rulebook") for top in tops(imported(path))}
    assert set() == used & FORBIDDEN_IN_RULEBOOK


def test_understanding_reads_the_names_of_counters_and_no_rule() -> None:
    used = {name for path in modules("nlu") for name in imported(path) if name.startswith("rulebook")}
    assert used == NAMES_FOR_NLU


def test_only_the_clock_of_the_actions_reads_the_environment() -> None:
    readers = {path.name for path in modules("actions") if "environ" in attributes(path)}
    assert {"clock.py"} == readers


def test_there_is_one_clock() -> None:
    readers = {f"{room}/{path.name}" for room in MAY_IMPORT for path in modules(room)
               if {"today", "now", "utcnow"} & attributes(path)}
    assert {"actions/clock.py"} == readers


@pytest.mark.parametrize(("folder", "reader"), [("facts", "dated.py"), ("responses", "phrases.py")])
def test_facts_and_responses_have_one_reader_each(folder: str, reader: str) -> None:
    readers = {path.name for room in MAY_IMPORT for path in modules(room)
               for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
               if isinstance(node, ast.Constant) and node.value == folder}
    assert {reader} == readers


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {str(path.relative_to(ROOT)): count for room in (*MAY_IMPORT, "tests", "widget", "scripts")
            for path in (ROOT / room).rglob("*") if path.suffix in (".py", ".js", ".css", ".sh")
            and (count := len(path.read_text(encoding="utf-8").splitlines())) > 300}
    assert {} == long
