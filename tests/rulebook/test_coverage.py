from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from rulebook import phrases
from rulebook.case import Case
from rulebook.dated import NotInForce, book, in_force
from rulebook.decision import NOT_KNOWN, Decision
from rulebook.topics import TOPICS, decide
from tests.rulebook.strategies import FIRST_DAY, SIX_YEARS

PAGE = FIRST_DAY
RENEWAL_PAGE = date(2024, 3, 26)
# The first day on which a topic answers somebody of whom nothing is known. `hours` never does: the page names none.
FIRST_DAYS: Mapping[str, date] = {
    **{topic: PAGE for topic in TOPICS if topic != "hours"},
    "renewal": RENEWAL_PAGE,
    "expiry": date(2018, 3, 22),
    "smartphone": date(2024, 1, 19),
}
CASES = {
    "nothing known": Case(),
    "an agent who has moved": Case(visitor="agent", reason="moved", certificate="signing", same_household=True,
                                   with_move_notification=True, office="喜多見", phone_kind="iphone",
                                   limited_stay=True, living_abroad=True),
    "an applicant without the PIN": Case(visitor="self", pin_known=False, age=0, reason="expiry", office="上馬",
                                         lives_in_ward=False, phone_kind="android"),
}
every_topic = pytest.mark.parametrize("topic", TOPICS)


@cache
def course(topic: str, name: str) -> tuple[Decision, ...]:
    """The decision of a topic on each day of six years."""
    return tuple(decide(topic, CASES[name], day) for day in SIX_YEARS)


def test_the_six_years_begin_with_the_page_and_are_whole() -> None:
    assert (2192, date(2024, 2, 1), date(2030, 1, 31)) == (len(SIX_YEARS), SIX_YEARS[0], SIX_YEARS[-1])


@every_topic
def test_a_topic_answers_on_every_day_of_six_years(topic: str) -> None:
    silent = [day for day, decision in zip(SIX_YEARS, course(topic, "nothing known"), strict=True)
              if decision.outcome == NOT_KNOWN]
    assert [day for day in SIX_YEARS if day < FIRST_DAYS.get(topic, date.max)] == silent


@every_topic
def test_an_answer_has_words_on_every_day_of_six_years(topic: str) -> None:
    different = {repr(decision): decision for name in CASES for decision in course(topic, name)}
    assert [] == [decision for decision in different.values() if not phrases.answer(decision).text]


@pytest.mark.parametrize(("topic", "first"), FIRST_DAYS.items(), ids=FIRST_DAYS)
def test_a_topic_is_silent_until_its_facts_begin(topic: str, first: date) -> None:
    known = [decide(topic, Case(), day).outcome != NOT_KNOWN for day in (first - timedelta(days=1), first)]
    assert [False, True] == known


@every_topic
def test_nothing_is_known_before_the_first_fact(topic: str) -> None:
    before = min(row.since for rows in book().values() for row in rows) - timedelta(days=1)
    assert [Decision(topic, NOT_KNOWN)] * len(CASES) == [decide(topic, case, before) for case in CASES.values()]


@every_topic
@pytest.mark.parametrize("name", CASES)
def test_a_decision_changes_only_on_days_on_which_a_fact_begins(topic: str, name: str) -> None:
    changes = {day for day, (before, after) in zip(SIX_YEARS[1:], pairwise(course(topic, name)), strict=True)
               if before != after}
    assert changes <= {row.since for rows in book().values() for row in rows}


@pytest.mark.parametrize("fact", book())
def test_a_fact_begins_with_its_first_row_and_not_a_day_sooner(fact: str) -> None:
    first = book()[fact][0]
    assert first == in_force(fact, first.since)
    with pytest.raises(NotInForce, match=fact):
        in_force(fact, first.since - timedelta(days=1))


@pytest.mark.parametrize("fact", [name for name, rows in book().items() if len(rows) > 1])
def test_a_row_holds_until_the_day_before_the_next(fact: str) -> None:
    rows = book()[fact]
    held = [in_force(fact, later.since - timedelta(days=1)) for later in rows[1:]]
    assert [*rows[:-1], rows[-1]] == [*held, in_force(fact, date.max)]
