"""Why a decision is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from rulebook.case import Case
from rulebook.dated import book
from rulebook.decision import Decision
from rulebook.grid import questions
from rulebook.topics import TOPICS, decide
from rulebook.trace import trace
from tests.rulebook.strategies import TODAY, decisions

NEED_DATES = {
    "expiry": {"valid", "renewable", "expired", "ask_office"},
    "insurance": {"usable", "grace", "over", "ask_office"},
    "renewal": {"not_yet", "open", "lapsed", "card_first", "ask_office"},
    "foreign_resident": {"card_ended"},
    "online_use": {"stopped"},
}
every_topic = pytest.mark.parametrize("topic", TOPICS)


@cache
def grid(topic: str) -> Mapping[Case, Decision]:
    return questions(topic, TODAY)


@every_topic
def test_the_trace_is_of_the_decision_itself(topic: str) -> None:
    for case, decision in grid(topic).items():
        assert decision == trace(topic, case, TODAY).decision


@every_topic
def test_every_source_of_a_decision_is_that_of_a_fact_in_its_trace(topic: str) -> None:
    for case, decision in grid(topic).items():
        read = {row.source for row in trace(topic, case, TODAY).facts.values()}
        assert set() == set(decision.sources) - read


@every_topic
def test_a_trace_names_rows_of_the_book_that_hold_on_the_day(topic: str) -> None:
    facts = trace(topic, Case(), TODAY).facts
    assert facts
    assert [] == [name for name, row in facts.items() if row not in book()[name] or row.since > TODAY]


def test_a_field_decides_when_the_answer_would_be_another_without_it() -> None:
    case = Case(visitor="agent", with_move_notification=True, same_household=True, pin_known=False)
    why = trace("proxy", case, TODAY)
    assert {"visitor", "with_move_notification", "same_household"} == {each.field for each in why.deciding}
    assert ("pin_known",) == why.idle
    assert {"overview", "two_visits"} == {each.without.outcome for each in why.deciding}


def test_a_field_that_another_one_implies_may_still_decide() -> None:
    why = trace("eligibility", Case(birth_date=date(2020, 1, 1)), TODAY)
    assert ["birth_date"] == [each.field for each in why.deciding]


def test_the_fee_of_a_renewal_stands_on_its_one_fact() -> None:
    why = trace("fee", Case(reason="expiry"), TODAY)
    assert ["fee.renewal_on_expiry_yen"] == list(why.facts)
    assert ["fee"] == list(why.rules)
    assert "186361" in why.rules["fee"]


def test_a_rule_that_follows_another_one_names_both() -> None:
    assert ["belongings", "proxy"] == list(trace("belongings", Case(visitor="agent"), TODAY).rules)


def test_a_trace_does_not_leave_its_record_open() -> None:
    first = trace("fee", Case(reason="first"), TODAY)
    decide("hours", Case(), TODAY)
    assert ["fee.first_issue_yen"] == list(first.facts)


@every_topic
def test_the_grid_reaches_every_outcome_that_needs_no_date(topic: str) -> None:
    reached = {decision.outcome for decision in grid(topic).values()}
    possible = {decision.outcome for day, decision in decisions(topic) if day == TODAY}
    assert possible - NEED_DATES.get(topic, set()) <= reached


@every_topic
def test_the_grid_has_no_two_cases_for_one_decision(topic: str) -> None:
    found = list(grid(topic).values())
    assert [] == [(one, other) for place, one in enumerate(found) for other in found[:place] if one.said == other.said]
