"""The form of the case keeps everything that was typed."""

from __future__ import annotations

from datetime import date

import pytest

from desk.forms import DATES, FIRST, OTHERS, fields, filled, typed_case
from rulebook.case import FIELDS, Case, CaseError
from rulebook.grid import questions
from rulebook.phrases import case_error, field_label
from rulebook.topics import TOPICS

UNDERSTOOD = {"200": 200, "R9.1.1": "2027-01-01"}
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_case_comes_back_from_its_form(topic: str) -> None:
    for case in questions(topic, TODAY):
        form = filled(typed_case(case.known), topic, TODAY)
        assert (case, {}) == (form.case, dict(form.problems))


@pytest.mark.parametrize(("field", "typed", "problem"), [
    ("age", "二百", "not_an_age"), ("age", "200", "not_an_age"), ("birth_date", "S55.2.30", "not_a_date"),
    ("birth_date", "8.11.22", "not_a_date"), ("birth_date", "R9.1.1", "in_the_future"),
    ("office", "渋谷区役所", "unknown_office"),
    ("visitor", "nobody", "not_a_choice"), ("adult_ward", "はい", "not_true_or_false"), ("day", "あした", "not_a_date"),
])
def test_a_wrong_value_is_said_with_the_rulebooks_sentence_and_stays(field: str, typed: str, problem: str) -> None:
    form = filled({field: typed, "pin_known": "true"}, "office", TODAY)
    assert {field: case_error(CaseError(field, UNDERSTOOD.get(typed, typed), problem)).text} == form.problems
    assert {field: typed, "pin_known": "true"} == form.typed
    assert Case(pin_known=True) == form.case


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_no_place_is_refused_whatever_the_topic(topic: str) -> None:
    form = filled({"office": "山田花子"}, topic, TODAY)
    assert (None, {"office"}) == (form.case.office, set(form.problems))


def test_every_wrong_value_is_said_at_once() -> None:
    form = filled({"age": "8", "birth_date": "S55.7.1", "office": "渋谷区役所", "day": "あした"}, "office", TODAY)
    assert {"age", "office", "day"} == set(form.problems)
    assert TODAY == form.day


def test_the_day_of_the_visit_can_be_any_day() -> None:
    assert date(2024, 2, 1) == filled({"day": "令和6年2月1日"}, "fee", TODAY).day


def test_a_date_shows_how_it_was_read() -> None:
    form = filled({"birth_date": "S55.7.1"}, "expiry", TODAY)
    assert "1980年7月1日(昭和55年)" == fields(form, "expiry")["birth_date"].read_as


def test_every_field_of_a_case_is_in_the_form_with_a_name() -> None:
    assert set(FIELDS) == {*FIRST, *DATES, *OTHERS}
    assert [] == [name for name in FIELDS if field_label(name) == name]


def test_what_is_no_field_is_left_out() -> None:
    assert {} == filled({"q": "手数料", "csrf": "x"}, None, TODAY).typed
