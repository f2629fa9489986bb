"""The table of begun events."""

from __future__ import annotations

import concurrent.futures
from datetime import date, timedelta
from pathlib import Path

import pytest

from records.line_events import KEPT, BegunEvents

DAY = date(2026, 11, 22)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'records.sqlite'}"


def test_an_event_is_begun_once(url: str) -> None:
    begun = BegunEvents(url)
    assert [True, False, True] == [begun.begin("a", DAY), begun.begin("a", DAY), begun.begin("b", DAY)]


def test_an_event_begun_before_a_restart_stays_begun(url: str) -> None:
    BegunEvents(url).begin("a", DAY)
    assert not BegunEvents(url).begin("a", DAY)


def test_of_many_who_begin_an_event_at_once_one_does(url: str) -> None:
    begun = BegunEvents(url)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert [True] == [done for done in pool.map(lambda _: begun.begin("a", DAY), range(8)) if done]


@pytest.mark.parametrize(("age", "known"), [(KEPT, True), (KEPT + timedelta(days=1), False)])
def test_old_events_are_forgotten(url: str, age: timedelta, known: bool) -> None:
    begun = BegunEvents(url)
    begun.begin("a", DAY - age)
    begun.prune(DAY)
    assert known is not begun.begin("a", DAY)
