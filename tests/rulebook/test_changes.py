"""What changes between two days, or between two versions of the facts."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from rulebook import dated
from rulebook.case import CaseError
from rulebook.changes import Change, Version, changes
from tests.rulebook.strategies import TODAY

ROOT = Path(__file__).parent.parent.parent
DEARER = """\
- {since: 2027-04-01, value: 300, source: ward-186361, checked: 2026-11-22, confidence: high, place: 手数料}
"""
BEFORE, SINCE = date(2027, 3, 31), date(2027, 4, 1)


@pytest.fixture
def dearer(tmp_path: Path) -> Path:
    """A copy of the facts in which the fee goes up in April."""
    folder = Path(copytree(dated.FOLDER, tmp_path / "facts"))
    fee = folder / "fee.yml"
    words = fee.read_text(encoding="utf-8")
    fee.write_text(words.replace("first_issue_yen:", f"{DEARER}first_issue_yen:"), encoding="utf-8")
    return folder


def asked(change: Change) -> tuple[str, dict[str, object]]:
    return change.topic, change.case.known


def test_nothing_changes_from_a_day_to_itself() -> None:
    assert [] == list(changes(Version(TODAY), Version(TODAY)))


def test_a_copy_of_the_facts_changes_nothing(tmp_path: Path) -> None:
    copied = Path(copytree(dated.FOLDER, tmp_path / "facts"))
    assert [] == list(changes(Version(TODAY), Version(TODAY, copied)))


def test_a_new_row_changes_the_answers_that_read_it_from_its_first_day_on(dearer: Path) -> None:
    found = list(changes(Version(BEFORE, dearer), Version(SINCE, dearer)))
    assert {"fee"} == {change.topic for change in found}
    assert ("fee", {"reason": "other"}) in [asked(change) for change in found]
    assert all("200円" in change.old.text and "300円" in change.new.text for change in found)


def test_two_versions_of_the_facts_differ_on_one_and_the_same_day(dearer: Path) -> None:
    assert [] == list(changes(Version(BEFORE), Version(BEFORE, dearer)))
    assert ("fee", {}) in [asked(change) for change in changes(Version(SINCE), Version(SINCE, dearer))]


def test_the_page_on_renewals_changes_the_answers_of_its_first_day() -> None:
    found = {asked(change)[0] for change in changes(Version(date(2024, 3, 25)), Version(date(2024, 3, 26)))}
    assert "renewal" in found


@pytest.mark.parametrize("spoiled", ["sources.yml", "fee.yml"])
def test_a_folder_that_lacks_facts_is_refused(dearer: Path, spoiled: str) -> None:
    (dearer / spoiled).unlink()
    with pytest.raises(CaseError) as refusal:
        Version(TODAY, dearer)
    assert ("folder", "not_facts") == (refusal.value.field, refusal.value.problem)


def test_the_command_prints_a_question_a_line_with_both_answers(dearer: Path) -> None:
    printed = command("--from", BEFORE.isoformat(), "--to", SINCE.isoformat(), "--facts", str(dearer))
    lines = [json.loads(line) for line in printed.stdout.decode().splitlines()]
    assert {"topic", "case", "old", "new"} == set().union(*lines)
    assert {"fee"} == {line["topic"] for line in lines}


@pytest.mark.parametrize("arguments", [("--from", "2026-02-30", "--to", "2026-11-22"),
                                       ("--from", "2026-11-22", "--to", "2026-11-22", "--facts", "nowhere")])
def test_an_impossible_day_and_a_folder_without_facts_end_with_a_sentence(arguments: tuple[str, ...]) -> None:
    done = command(*arguments)
    assert (2, b"") == (done.returncode, done.stdout)
    assert "2026-02-30" in done.stderr.decode() or "nowhere" in done.stderr.decode()


def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "rulebook", "changes", *arguments], capture_output=True, cwd=ROOT,
                          check=False)
