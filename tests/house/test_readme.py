"""What the README says can be done, can be done."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/glossary.md")
TOP_LEVEL = ("data", "actions", "models", "config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "tests",
             "README.md", "Makefile", ".ci/run", ".python-version", "requirements.txt")


def paths_in(document: str) -> set[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    quoted = re.findall(r"`([a-z_.]+/[\w./]*)`", text)
    linked = re.findall(r"\]\((?!http)([^)]+)\)", text)
    return {path for path in (*quoted, *linked) if "<" not in path and not path.startswith(".venv")}


def make_targets_in(document: str) -> set[str]:
    return set(re.findall(r"\bmake ([a-z][a-z-]+)", (ROOT / document).read_text(encoding="utf-8")))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_named_exists(document: str) -> None:
    assert set() == {path for path in paths_in(document) if not (ROOT / path).exists()}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_named_exists(document: str) -> None:
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    known = {line.split()[0] for line in helped.splitlines()}
    assert set() == make_targets_in(document) - known


@pytest.mark.parametrize("path", TOP_LEVEL)
def test_the_top_level_has_what_a_rasa_user_expects(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_readme_is_short_and_has_a_japanese_summary() -> None:
    assert len(README.splitlines()) <= 150
    assert "日本語の要約" in README


def test_the_rulebook_command_of_the_readme_runs() -> None:
    (command,) = re.findall(r"^ {4}(\.venv/bin/python -m rulebook decide .*)$", README, re.MULTILINE)
    assert '"fee_yen": 0' in subprocess.run(command, cwd=ROOT, shell=True, capture_output=True, text=True).stdout


def test_ci_calls_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "    make test" in README


def test_requirements_are_pinned_with_hashes_and_name_no_index() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if re.match(r"^[a-z]", line)]
    assert [] == [line for line in packages if "==" not in line or not line.endswith("\\")]
    assert [] == [line for line in lines if "index-url" in line or "://" in line]
