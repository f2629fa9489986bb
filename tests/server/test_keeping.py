"""What a channel keeps of a turn, without a server."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from channels.keeping import Keeping, numbered
from channels.turns import Turn
from records.receipts import Receipts
from records.unanswered import Unanswered
from records.volumes import Volumes
from rulebook.asked import Asked, told
from rulebook.case import Case

LONG_AGO = date(2024, 2, 1)
OPEN = [{"custom": {"status": "out_of_scope", "answers": [], "unanswered": "out_of_scope"}}]
SECONDS = 10


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database that holds an answer and a question of long ago."""
    url = f"sqlite:///{tmp_path / 'records.sqlite'}"
    Unanswered(url).add(LONG_AGO, "web", "missed", "むかしの質問")
    Receipts(url).keep(OLD)
    return url


OLD = told(Asked("fee", Case(), LONG_AGO)).as_json()


def kept_after_a_turn(url: str) -> list[str]:
    """The open questions after the one of a turn has been written."""
    Keeping(url, "web").turn(Turn("somebody", "いまの質問"), OPEN)
    until = time.monotonic() + SECONDS
    while len(_counted(url)) < 1 and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.2)
    return [row.text for row in Unanswered(url).since(date.min)]


def _counted(url: str) -> list[object]:
    return list(Volumes(url).between(date.min, date.max))


def test_what_is_too_old_is_thrown_away_with_the_first_turn_of_a_day(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TODAY", raising=False)
    assert ["いまの質問"] == kept_after_a_turn(url)
    assert () == Receipts(url).open(Receipts.code(OLD))


def test_a_preview_of_a_coming_day_throws_nothing_away(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TODAY", "2031-04-01")
    assert ["いまの質問", "むかしの質問"] == kept_after_a_turn(url)
    assert (OLD,) == Receipts(url).open(Receipts.code(OLD))


def test_only_answers_are_numbered_and_the_rest_of_a_reply_stays_as_it_is() -> None:
    said = [{"text": "一", "buttons": []}, {"custom": {"status": "answered", "answers": [OLD], "situation": {}}}]
    bubble, custom = numbered(said)
    assert said[0] == bubble
    assert custom == {"custom": {**said[1]["custom"], "answers": [{**OLD, "receipt": Receipts.code(OLD)}]}}
