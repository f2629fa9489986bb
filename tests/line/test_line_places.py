"""A place that was sent: the near counters that take this visitor, and no trace of the place."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from channels.line_places import ASK, counters_for
from rulebook import phrases
from rulebook.asked import Asked, told
from rulebook.case import Case
from rulebook.dated import in_force
from rulebook.topics import decide
from tests.line.phone import Platform

RESPONSES = Domain.load(["data/responses/line.yml", "data/responses/line_parts.yml"]).responses
TODAY, BEFORE_THE_FILE = date(2026, 11, 22), date(2025, 12, 11)
POSITIONS: Mapping[str, list[float]] = in_force("office.positions", TODAY).value
ENDS_OF_THE_WARD = ((35.58, 35.69), (139.57, 139.69))


def near(latitude: object, longitude: object, case: Case = Case(), day: date = TODAY) -> list[dict[str, Any]]:  # noqa: B008
    """What is said to somebody there."""
    async def answer(payload: str) -> list[Mapping[str, Any]]:
        assert payload == ASK
        office = told(Asked("office", case, day))
        custom = {"status": "answered", "answers": [office.as_json()], "notices": [], "question": None}
        return [{"text": office.text, "buttons": []}, {"custom": custom}]

    location = {"type": "location", "latitude": latitude, "longitude": longitude, "address": "世田谷区若林"}
    return [dict(each) for each in asyncio.run(counters_for(location, answer, RESPONSES))]


def distances(said: list[dict[str, Any]]) -> dict[str, float]:
    """The kilometres to each counter that is named as near, in that order."""
    return {name: float(km) for name, km in re.findall(r"([^、]+?)\(約([\d.]+)km\)", said[0]["text"])}


@pytest.mark.parametrize("counter", POSITIONS)
def test_who_stands_at_a_counter_is_told_that_counter_first(counter: str) -> None:
    first, km = next(iter(distances(near(*POSITIONS[counter])).items()))
    assert (POSITIONS[counter], 0.0) == (POSITIONS[first], km)


def test_distances_are_those_of_the_map() -> None:
    assert {"上町まちづくりセンター": 0.7, "梅丘まちづくりセンター": 0.8, "若林まちづくりセンター": 1.0} == distances(
        near(35.646572, 139.653247))


def test_somebody_who_goes_for_another_is_told_counters_that_take_agents() -> None:
    named = distances(near(*POSITIONS["若林まちづくりセンター"], Case(visitor="agent")))
    assert [] == [name for name in named if name.endswith("まちづくりセンター")]


def test_the_counter_without_a_position_is_named_as_not_compared() -> None:
    assert "世田谷総合支所くみん窓口は、位置の資料がないので、比べていません。" in near(35.6, 139.6)[0]["text"]


def test_the_source_of_the_positions_is_told() -> None:
    assert "公共施設一覧" in near(35.6, 139.6)[0]["text"]


def test_the_list_of_counters_follows_whole_and_the_first_words_are_a_notice_too() -> None:
    first, answer, custom = near(35.6, 139.6)
    assert phrases.answer(decide("office", Case(), TODAY)).text == answer["text"]
    assert [{"text": first["text"], "plain": None, "place": "before"}] == custom["custom"]["notices"]


@pytest.mark.parametrize(("latitude", "longitude"), [(None, 139.6), ("35", "139"), (True, None)])
def test_a_place_that_cannot_be_read_gets_the_list_alone(latitude: object, longitude: object) -> None:
    assert "わかりません" in near(latitude, longitude)[0]["text"]


def test_before_the_positions_were_published_nothing_is_said_of_distances() -> None:
    said = near(35.6, 139.6, day=BEFORE_THE_FILE)
    assert ({}, True) == (distances(said), "わかりません" in said[0]["text"])


def test_every_position_is_that_of_a_counter_and_in_the_ward() -> None:
    counters = [*in_force("office.full_counters", TODAY).value, *in_force("office.corners", TODAY).value]
    (south, north), (west, east) = ENDS_OF_THE_WARD
    assert set(POSITIONS) == set(counters) - {"世田谷総合支所くみん窓口"}
    assert [] == [name for name, (latitude, longitude) in POSITIONS.items()
                  if not (south < latitude < north and west < longitude < east)]


def test_a_place_sent_on_line_gets_near_counters_whichever_was_spoken_of_before(platform: Platform) -> None:
    phone = platform.phone("U" + "7" * 32)
    phone.types("若林まちづくりセンターは使えますか")
    phone.shares("東京都世田谷区世田谷")
    assert "上町まちづくりセンター(約0.7km)" in phone.text
    assert "東京都" not in phone.text
