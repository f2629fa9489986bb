"""Thumbs up and down."""

from __future__ import annotations

from datetime import date

from records.feedback import Feedback

DAY = date(2026, 11, 22)


def test_opinions_come_back_in_the_order_they_were_given(url: str) -> None:
    feedback = Feedback(url)
    given = [(DAY, "fee", "overview", True, ""), (DAY, "hours", "not_known", False, "時間が知りたい")]
    for opinion in given:
        feedback.add(*opinion)
    assert given == list(map(tuple, feedback.all()))
