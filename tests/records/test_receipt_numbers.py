"""Numbers of answers: made from what is said, opened however they are written, never mixed up."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect

from records.receipts import KEPT, SHORT, Receipts, longer, read

DAY = date(2026, 11, 22)
ANSWER = {"topic": "fee", "day": DAY.isoformat(), "case": {"reason": "first"}, "blocks": [{"text": "無料です。"}]}
# Two contents whose hashes begin with the same forty bits, found by trying 1.3 million.
TWINS = ({"day": "2026-11-22", "n": 735170}, {"day": "2026-11-22", "n": 1341257})
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
json_values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                           lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


def kept(url: str, *answers: Mapping[str, Any]) -> Receipts:
    receipts = Receipts(url)
    for answer in answers:
        receipts.keep(answer)
    return receipts


def test_an_answer_is_opened_as_it_was_kept(url: str) -> None:
    assert (ANSWER,) == kept(url, ANSWER).open(Receipts.code(ANSWER))


def test_a_number_is_two_groups_of_four_that_nobody_mistakes() -> None:
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", Receipts.code(ANSWER))


def test_the_same_answer_has_the_same_number_in_whatever_order_it_is_written() -> None:
    assert Receipts.code(ANSWER) == Receipts.code(dict(reversed(ANSWER.items())))


def test_an_answer_that_carries_its_number_keeps_it() -> None:
    assert Receipts.code(ANSWER) == Receipts.code({**ANSWER, "receipt": Receipts.code(ANSWER)})


@given(json_values, json_values)
def test_two_answers_have_the_same_number_where_they_say_the_same_and_only_there(one: object, other: object) -> None:
    first, second = ({**ANSWER, "said": said} for said in (one, other))
    same = json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)
    assert same == (longer(first) == longer(second))


def test_an_answer_kept_twice_is_there_once(url: str) -> None:
    assert (ANSWER,) == kept(url, ANSWER, ANSWER).open(Receipts.code(ANSWER))


def test_an_answer_kept_by_many_at_once_is_there_once(url: str) -> None:
    receipts = Receipts(url)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(receipts.keep, [ANSWER] * 20))
    assert (ANSWER,) == receipts.open(Receipts.code(ANSWER))


@pytest.mark.parametrize("write", [
    str.lower,
    lambda code: code.replace("-", ""),
    lambda code: code.replace("-", " "),
    lambda code: code.replace("-", "ー"),
    lambda code: code.replace("-", "−"),
    lambda code: code.translate(FULL_WIDTH),
    lambda code: code.lower().translate(FULL_WIDTH),
    lambda code: f" 回答番号 {code} です。",
    lambda code: code.replace("0", "O").replace("1", "I"),
    lambda code: code.replace("0", "o").replace("1", "l"),
    lambda code: code.replace("0", "Ｏ").replace("1", "Ｌ"),
    lambda code: code[0] + code[1:].replace("-", "--"),
], ids=["lower case", "no hyphen", "a blank", "a long vowel sign", "a minus", "full width", "full width, lower case",
        "in a sentence", "O and I", "o and l", "full-width O and L", "two hyphens"])
def test_a_number_is_found_however_it_is_written(url: str, write: Any) -> None:
    answers = [{**ANSWER, "n": n} for n in range(20)]
    receipts = kept(url, *answers)
    assert [(answer,) for answer in answers] == [receipts.open(write(Receipts.code(answer))) for answer in answers]
    assert {"0", "1"} <= set("".join(map(Receipts.code, answers)))


@given(st.text())
def test_whatever_is_typed_is_read_as_figures_and_plain_letters(written: str) -> None:
    assert re.fullmatch("[0-9A-Z]*", read(written))
    assert not set("OIL") & set(read(written))


@pytest.mark.parametrize("written", ["", " ", "-", "ABCD", "0000-0000", "かな", "'; drop table receipts; --"])
def test_a_number_that_is_not_there_opens_nothing(url: str, written: str) -> None:
    assert () == kept(url, ANSWER).open(written)


def test_the_beginning_of_a_number_opens_nothing(url: str) -> None:
    assert () == kept(url, ANSWER).open(Receipts.code(ANSWER)[:6])


def test_a_number_with_a_letter_too_many_opens_nothing(url: str) -> None:
    code = Receipts.code(ANSWER)
    wrong = next(letter for letter in "AB" if letter != longer(ANSWER).replace("-", "")[SHORT])
    assert () == kept(url, ANSWER).open(code + wrong)


def test_two_answers_that_share_a_number_are_both_opened_and_told_apart_by_the_longer_one(url: str) -> None:
    one, other = TWINS
    receipts = kept(url, one, other)
    assert Receipts.code(one) == Receipts.code(other)
    assert sorted(map(repr, TWINS)) == sorted(map(repr, receipts.open(Receipts.code(one))))
    assert [(one,), (other,)] == [receipts.open(longer(twin)) for twin in TWINS]


def test_answers_of_long_ago_are_forgotten(url: str) -> None:
    receipts = kept(url, ANSWER)
    receipts.prune(DAY + KEPT)
    assert (ANSWER,) == receipts.open(Receipts.code(ANSWER))
    receipts.prune(DAY + KEPT + timedelta(days=1))
    assert () == receipts.open(Receipts.code(ANSWER))


def test_no_session_no_channel_and_no_time_has_a_place_in_the_table(url: str) -> None:
    Receipts(url)
    columns = [column["name"] for column in inspect(create_engine(url)).get_columns("receipts")]
    assert ["number", "code", "day", "answer"] == columns
