"""A receipt opened at the desk: as it was seen, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from desk.receipts import Change, Reopened, changes, opened
from records.receipts import Receipts, longer
from rulebook.asked import Asked, Told, told
from rulebook.case import Case, CaseError, choices
from rulebook.phrases import replies
from rulebook.topics import TOPICS, by_reply, figures, next_question, topic_named
from tests.rulebook.strategies import FIRST_DAY, TODAY, cases, days

TABLES = Path(__file__).parent.parent / "cases"
LONG_AGO = date(2000, 1, 1)
VALID = {"issued_on": "2026-05-10", "birth_date": "1980-07-01", "card_expires_on": "2031-07-01"}
CLAIMS: tuple[dict[str, Any], ...] = ({}, {"yen": 500}, {"free": True}, {"same_day_by_agent": True}, {"possible": True})
# Two answers of old rulebooks whose hashes begin with the same forty bits, found by trying a million.
TWINS = tuple({"topic": "fee", "outcome": "overview", "values": {}, "items": [], "blocks": [], "sources": [],
               "case": {}, "day": "2026-11-22", "claims": {}, "undecided": None, "version": version}
              for version in ("918419", "1057738"))
every_topic = pytest.mark.parametrize("topic", TOPICS)


@pytest.fixture(scope="session")
def receipts(tmp_path_factory: pytest.TempPathFactory) -> Receipts:
    return Receipts(f"sqlite:///{tmp_path_factory.mktemp('receipts') / 'records.sqlite'}")


def asked(topic: str, case: Mapping[str, Any], day: date = TODAY, **more: Any) -> Asked:
    return Asked(topic, Case.parse(case), day, **more)


def kept(receipts: Receipts, question: Asked, **otherwise: Any) -> dict[str, Any]:
    """The answer to a question, kept as a channel keeps it; `otherwise` is what an older rulebook said in its place."""
    answer = {**told(question).as_json(), **otherwise}
    receipts.keep(answer)
    return answer


def reopened(receipts: Receipts, answer: Mapping[str, Any], day: date = TODAY) -> Reopened:
    (one,) = opened(receipts, Receipts.code(answer), day)
    return one


def rows(topic: str) -> Iterator[Asked]:
    """The questions of a topic's table, and one from before its facts."""
    for row in YAML(typ="safe").load(TABLES / f"{topic}.yml"):
        if "refused" not in row:
            case = {name: value.isoformat() if isinstance(value, date) else value
                    for name, value in row.get("case", {}).items()}
            yield asked(topic, case, row["day"])
    yield asked(topic, {}, LONG_AGO)


@every_topic
def test_every_outcome_is_opened_as_it_was_seen_and_nothing_has_changed(receipts: Receipts, topic: str) -> None:
    seen = set()
    for question in rows(topic):
        answer = kept(receipts, question)
        again = reopened(receipts, answer, question.day)
        assert (answer, told(question).text, True) == (again.seen, again.text, again.is_unchanged)
        seen.add(answer["outcome"])
    assert set(topic_named(topic).OUTCOMES) <= seen


@given(st.sampled_from(TOPICS), cases, days, st.sampled_from(CLAIMS))
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_any_answer_is_opened_as_it_was_seen(receipts: Receipts, topic: str, case: Case, day: date,
                                             claims: dict[str, Any]) -> None:
    question = Asked(topic, case, day, claims)
    assume(is_answered(question))
    answer = kept(receipts, question)
    again = reopened(receipts, answer, day)
    assert (answer, told(question), True) == (again.seen, again.current, again.is_unchanged)


def is_answered(question: Asked) -> bool:
    try:
        Case.parse(question.as_json()["case"])
        return bool(told(question).text)
    except CaseError:
        return False


@every_topic
def test_every_branch_of_what_could_not_be_told_is_opened_too(receipts: Receipts, topic: str) -> None:
    field = next_question(topic, Case(), TODAY)
    if field is None or not choices(field):
        return
    answer = kept(receipts, asked(topic, {}, undecided=field))
    again = reopened(receipts, answer)
    assert (answer, True) == (again.seen, again.is_unchanged)
    words = replies(field, figures(TODAY))
    assert [] == [value for value in by_reply(topic, field, Case(), TODAY) if f"【{words[value]}】" not in again.text]


def test_a_correction_is_part_of_what_was_seen(receipts: Receipts) -> None:
    claimed, plain = asked("fee", {"reason": "expiry"}, claims={"yen": 500}), asked("fee", {"reason": "expiry"})
    first, second = kept(receipts, claimed), kept(receipts, plain)
    assert Receipts.code(first) != Receipts.code(second)
    assert ("500円" in reopened(receipts, first).text, "500円" in reopened(receipts, second).text) == (True, False)


def test_the_desk_opens_it_on_another_day_and_tells_what_the_days_have_changed(receipts: Receipts) -> None:
    answer = kept(receipts, asked("expiry", VALID))
    tomorrow = reopened(receipts, answer, TODAY + timedelta(days=1))
    days_left = answer["values"]["days_left"]
    assert answer == tomorrow.seen
    assert () == tomorrow.by_rulebook
    assert Change("value", "days_left", str(days_left), str(days_left - 1)) in tomorrow.by_day


def test_a_certificate_that_has_ended_since_is_told_as_a_change_of_the_days(receipts: Receipts) -> None:
    answer = kept(receipts, asked("expiry", VALID))
    later = reopened(receipts, answer, date(2030, 7, 2))
    assert later.current is not None
    assert ("valid", "expired") == (later.seen["outcome"], later.current.answer.decision.outcome)


def test_what_an_older_rulebook_said_is_told_as_a_change_of_the_rulebook(receipts: Receipts) -> None:
    question = asked("fee", {"reason": "expiry"})
    today = told(question).as_json()
    first, *more = today["blocks"]
    old = {**first, "text": "手数料は100円です。"}
    source = {**today["sources"][0], "as_of": "2023-04-01"}
    answer = kept(receipts, question, version="older", values={**today["values"], "fee_yen": 100},
                  blocks=[old, *more], sources=[source, *today["sources"][1:]])
    again = reopened(receipts, answer)
    assert "手数料は100円です。" == again.text.splitlines()[0]
    assert not again.is_unchanged
    assert () == again.by_day
    assert (
        Change("line", "", "手数料は100円です。", first["text"]),
        Change("value", "fee_yen", "100", "0"),
        Change("source", source["title"], "2023年4月1日(令和5年)", "2024年2月1日(令和6年)"),
    ) == again.by_rulebook


def test_only_the_version_of_the_rulebook_is_not_a_change(receipts: Receipts) -> None:
    assert reopened(receipts, kept(receipts, asked("fee", {}), version="older")).is_unchanged


def test_lines_that_came_and_went_have_no_other_side() -> None:
    before, after = ({"values": {}, "sources": [], "blocks": [{"type": "why", "text": text}]}
                     for text in ("一\n二\n三", "一\n三\n四"))
    assert (Change("line", "", "二", None), Change("line", "", None, "四")) == changes(before, after)


def test_a_question_that_cannot_be_asked_any_more_is_still_opened_as_seen(receipts: Receipts) -> None:
    answer = kept(receipts, asked("fee", {}), case={"a_field_of_long_ago": True})
    again = reopened(receipts, answer)
    assert (answer, None, "unknown_field") == (again.seen, again.current, again.refused and again.refused.problem)
    assert not again.is_unchanged


def test_a_day_before_the_birth_refuses_the_question_and_says_why(receipts: Receipts) -> None:
    again = reopened(receipts, kept(receipts, asked("expiry", VALID)), date(1970, 1, 1))
    assert "in_the_future" == (again.refused and again.refused.problem)


def test_a_number_that_is_not_there_opens_nothing(receipts: Receipts) -> None:
    assert () == opened(receipts, "0000-0000", TODAY)


def test_two_answers_under_one_number_are_shown_both_with_their_longer_numbers(receipts: Receipts) -> None:
    for answer in TWINS:
        receipts.keep(answer)
    shown = opened(receipts, Receipts.code(TWINS[0]), TODAY)
    assert {longer(answer): answer["version"] for answer in TWINS} == {one.code: one.seen["version"] for one in shown}
    assert 2 == len(shown)


def test_a_question_is_asked_again_from_its_answer() -> None:
    question = asked("fee", {"reason": "expiry", "birth_date": "1980-07-01"}, FIRST_DAY, claims={"yen": 500})
    assert question == Asked.of(told(question).as_json())


def test_an_answer_names_its_question_and_its_rulebook() -> None:
    answer: Told = told(asked("fee", {"reason": "expiry"}))
    said = answer.as_json()
    assert {"topic", "outcome", "values", "items", "blocks", "sources", "case", "day", "claims", "undecided",
            "version"} == set(said)
    assert ({"reason": "expiry"}, "2026-11-22") == (said["case"], said["day"])
