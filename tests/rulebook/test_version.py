"""The word for a rulebook."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rulebook import phrases, version


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the rules with their facts, and of the responses."""
    rules, responses = tmp_path / "rulebook", tmp_path / "responses"
    shutil.copytree(version.FOLDER, rules, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(phrases.FOLDER, responses)
    return rules, responses


def test_the_version_is_twelve_hexadecimal_digits() -> None:
    assert re.fullmatch("[0-9a-f]{12}", version.version())


def test_the_same_rulebook_in_another_place_has_the_same_version(folders: tuple[Path, Path]) -> None:
    assert version.version() == version.digest(folders)


@pytest.mark.parametrize("changed", ["rulebook/facts/fee.yml", "rulebook/topics/fee.py", "rulebook/places.yml",
                                     "responses/fee.yml", "rulebook/topics/new.py"])
def test_any_fact_rule_or_sentence_changes_the_version(folders: tuple[Path, Path], changed: str) -> None:
    with (folders[0].parent / changed).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert version.version() != version.digest(folders)


def test_a_renamed_file_changes_the_version(folders: tuple[Path, Path]) -> None:
    (folders[0] / "facts" / "fee.yml").rename(folders[0] / "facts" / "price.yml")
    assert version.version() != version.digest(folders)
