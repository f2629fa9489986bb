"""Whatever was said fits into at most five messages, and nothing of it is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.line_fit import Draft, TooLong, fit, parts
from channels.line_limits import broken, units

LINES = "窓口は平日の昼に開いています。" * 50  # 750 units
FACT = "手数料は200円です。"
CARD = {"type": "flex", "altText": "答え", "contents": {"type": "bubble"}}
texts = st.text(st.sampled_from("あ区🍎𠮷か\u3099。」\n 7👨‍👩‍👧")).filter(str.strip)
long_texts = st.builds(lambda words, times: words * times, texts, st.integers(1, 400)).filter(
    lambda text: units(text) < 6000)


def card(answer: str) -> Draft:
    return Draft(answer, CARD)


def without_gaps(*texts: str) -> str:
    return re.sub(r"\s", "", "".join(texts))


def test_a_short_text_stays_one_message() -> None:
    assert [{"type": "text", "text": FACT}] == fit([Draft(FACT)])


def test_texts_stay_apart_while_there_is_room() -> None:
    assert 5 == len(fit([Draft(FACT)] * 5))


def test_more_than_five_texts_are_joined() -> None:
    assert [{"type": "text", "text": "\n\n".join([FACT] * 6)}] == fit([Draft(FACT)] * 6)


def test_of_too_many_cards_the_last_become_text() -> None:
    assert ["flex"] * 4 + ["text"] == [message["type"] for message in fit([card(str(at)) for at in range(7)])]


def test_texts_are_joined_before_a_card_is_given_up() -> None:
    messages = fit([Draft(FACT), Draft(FACT), card("1"), card("2"), card("3"), Draft(FACT), Draft(FACT)])
    assert ["text", "flex", "flex", "flex", "text"] == [message["type"] for message in messages]


def test_a_card_that_line_would_refuse_becomes_its_text() -> None:
    assert [{"type": "text", "text": FACT}] == fit([Draft(FACT, {**CARD, "altText": "あ" * 1501})])


def test_a_long_text_is_parted_between_lines() -> None:
    lines = [f"{LINES}{FACT}"] * 12
    assert lines == [line for part in parts("\n".join(lines)) for line in part.split("\n")]


def test_a_line_too_long_by_itself_is_parted_between_sentences() -> None:
    assert [True] * 3 == [part.endswith("。") for part in parts(f"{LINES}{FACT}" * 16)]


def test_a_sentence_too_long_by_itself_is_parted_between_letters() -> None:
    assert ["👨‍👩‍👧" * 625] * 2 == parts("👨‍👩‍👧" * 1250)


def test_a_letter_too_long_by_itself_is_parted_too() -> None:
    assert [5000, 1000] == [units(part) for part in parts("あ" + "\u3099" * 5999)]


def test_what_five_messages_cannot_hold_is_an_error() -> None:
    with pytest.raises(TooLong):
        fit([Draft("あ" * 25_001)])


@given(long_texts)
def test_the_parts_of_a_text_are_valid_and_whole(text: str) -> None:
    found = parts(text)
    assert [] == broken([{"type": "text", "text": part} for part in found])
    assert without_gaps(text) == without_gaps(*found)


@given(st.lists(st.builds(Draft, texts, st.sampled_from((None, CARD))), min_size=1, max_size=12))
@settings(max_examples=200)
def test_drafts_are_one_to_five_valid_messages_in_order(drafts: list[Draft]) -> None:
    messages = fit(drafts)
    assert 1 <= len(messages) <= 5
    cards = sum(message["type"] == "flex" for message in messages)
    said = [draft.text for draft in drafts if draft.rich is None]
    told = without_gaps(*(message["text"] for message in messages if message["type"] == "text"))
    assert cards <= sum(draft.rich is not None for draft in drafts)
    assert all(without_gaps(text) in told for text in said)
    assert len(told) == len(without_gaps(*said)) + sum(
        len(without_gaps(draft.text)) for draft in [draft for draft in drafts if draft.rich][cards:])
