"""Questions that could not be answered."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import create_engine, inspect

from records.unanswered import KEPT, Unanswered

DAY = date(2026, 11, 22)


def texts(unanswered: Unanswered, day: date = DAY) -> list[str]:
    return [row.text for row in unanswered.since(day)]


def test_the_newest_question_comes_first(url: str) -> None:
    unanswered = Unanswered(url)
    unanswered.add(DAY, "web", "missed", "ふにゃふにゃ")
    unanswered.add(DAY, "line", "referred", "土曜は?")
    assert [(DAY, "line", "referred", "土曜は?"), (DAY, "web", "missed", "ふにゃふにゃ")] == [
        tuple(row)[1:] for row in unanswered.since(DAY)]
    assert [] == texts(unanswered, DAY + timedelta(days=1))


def test_one_that_is_dealt_with_leaves_the_list(url: str) -> None:
    unanswered = Unanswered(url)
    for text in ("一", "二"):
        unanswered.add(DAY, "web", "missed", text)
    unanswered.remove(unanswered.since(DAY)[0].id)
    assert ["一"] == texts(unanswered)


def test_a_question_is_forgotten_after_ninety_days(url: str) -> None:
    unanswered = Unanswered(url)
    unanswered.add(DAY, "web", "missed", "ふにゃふにゃ")
    unanswered.prune(DAY + KEPT)
    assert 90 == KEPT.days
    assert ["ふにゃふにゃ"] == texts(unanswered)
    unanswered.prune(DAY + KEPT + timedelta(days=1))
    assert [] == texts(unanswered)


def test_no_conversation_has_a_place_in_the_table(url: str) -> None:
    Unanswered(url)
    columns = [column["name"] for column in inspect(create_engine(url)).get_columns("unanswered")]
    assert ["id", "day", "channel", "status", "text", "mark"] == columns
