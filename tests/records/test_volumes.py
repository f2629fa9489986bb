"""Counts of what was answered."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from records.volumes import Volumes

DAY, NEXT = date(2026, 11, 22), date(2026, 11, 23)
FREE, BRING = ("fee", "first_issue_free"), ("belongings", "overview")


def test_a_turn_counts_once_for_each_of_its_answers(url: str) -> None:
    volumes = Volumes(url)
    volumes.add(DAY, "web", [FREE, BRING])
    volumes.add(DAY, "web", [FREE])
    assert [(DAY, "web", *BRING, 1), (DAY, "web", *FREE, 2)] == list(map(tuple, volumes.between(DAY, DAY)))


def test_days_and_channels_are_counted_apart(url: str) -> None:
    volumes = Volumes(url)
    for day, channel in ((DAY, "web"), (DAY, "line"), (NEXT, "web")):
        volumes.add(day, channel, [FREE])
    counted = [(row.day, row.channel, row.count) for row in volumes.between(DAY, NEXT)]
    assert [(DAY, "line", 1), (DAY, "web", 1), (NEXT, "web", 1)] == counted
    assert [NEXT] == [row.day for row in volumes.between(NEXT, NEXT)]


def test_nothing_is_lost_when_many_count_at_once(url: str) -> None:
    volumes = Volumes(url)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: volumes.add(DAY, "web", [FREE]), range(40)))
    assert [40] == [row.count for row in volumes.between(DAY, DAY)]
