import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resident_texts import (
    KANA_AND_KANJI,
    date_texts,
    fragment_texts,
    my_numbers,
    sentences,
    telephones,
    written,
    wrong_numbers,
)

import guard
from guard.folding import fold
from guard.masks import MASKS
from guard.my_number import check_digit

TABLE = Path(guard.__file__).with_name("cases.json")
CASES: list[dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))
PIN_SENTENCES = ["暗証番号は{}です", "PIN: {}", "{}が暗証番号です"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_table_holds(case: dict[str, Any]) -> None:
    assert guard.check(case["text"]) == guard.Checked(case["masked"], tuple(case["findings"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_masked_text_of_the_table_is_clean(case: dict[str, Any]) -> None:
    assert guard.check(case["masked"]) == guard.Checked(case["masked"], ())


def test_the_table_shows_every_kind() -> None:
    assert {kind for case in CASES for kind in case["findings"]} == set(guard.KINDS)


def test_half_of_the_table_tempts_without_reason() -> None:
    assert sum(not case["findings"] for case in CASES) * 2 >= len(CASES)


def test_every_case_has_its_own_name() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("body", "digit"),
    [("12345678901", 8), ("11111111111", 8), ("10000000000", 5), ("01010101010", 0), ("90000000001", 0)],
)
def test_the_check_digit_follows_the_order(body: str, digit: int) -> None:
    assert check_digit(body) == digit


@given(sentences, written(my_numbers), sentences)
def test_a_my_number_is_found_in_any_writing_and_any_sentence(before: str, number: str, after: str) -> None:
    expected = guard.Checked(f"{before}{MASKS['my_number']}{after}", ("my_number",))
    assert guard.check(before + number + after) == expected


@given(sentences, written(wrong_numbers), sentences)
def test_twelve_digits_with_a_wrong_check_digit_are_masked_too(before: str, number: str, after: str) -> None:
    expected = guard.Checked(f"{before}{MASKS['my_number_like']}{after}", ("my_number_like",))
    assert guard.check(before + number + after) == expected


@given(my_numbers, st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad"), st.integers(1, 11))
def test_an_invisible_character_hides_nothing(number: str, invisible: str, at: int) -> None:
    assert guard.check(number[:at] + invisible + number[at:]).text == MASKS["my_number"]


@given(st.text("0123456789", min_size=13, max_size=40))
def test_a_longer_run_of_digits_is_a_number(digits: str) -> None:
    assert guard.check(digits) == guard.Checked(MASKS["number"], ("number",))


@given(st.from_regex("[0-9]{4}", fullmatch=True), st.sampled_from(PIN_SENTENCES))
def test_any_four_digits_told_as_a_pin_are_masked(pin: str, sentence: str) -> None:
    assert guard.check(sentence.format(pin)) == guard.Checked(sentence.format(MASKS["pin"]), ("pin",))


@given(sentences, date_texts, sentences)
def test_dates_are_never_touched(before: str, dates: str, after: str) -> None:
    assert guard.check(before + dates + after) == guard.Checked(before + dates + after, ())


@given(st.lists(telephones, min_size=1, max_size=4), st.sampled_from([" ", "、", "\n", "と", "/"]))
def test_telephone_numbers_are_never_touched(numbers: list[str], joint: str) -> None:
    assert guard.check(joint.join(numbers)) == guard.Checked(joint.join(numbers), ())


@given(st.text(KANA_AND_KANJI, max_size=200))
def test_kana_and_kanji_without_digits_come_back_as_they_are(text: str) -> None:
    assert guard.check(text) == guard.Checked(text, ())


@given(st.text() | fragment_texts)
def test_a_checked_text_is_clean(text: str) -> None:
    masked = guard.check(text).text
    assert guard.check(masked) == guard.Checked(masked, ())


@given(st.text() | fragment_texts)
def test_a_text_changes_only_where_something_was_found(text: str) -> None:
    checked = guard.check(text)
    assert (checked.text == text) is (checked.findings == ())


@given(fragment_texts)
def test_there_is_one_mask_for_each_finding_and_in_its_order(text: str) -> None:
    checked = guard.check(text.replace("〔", "").replace("〕", ""))
    assert re.findall("〔[^〕]*〕", checked.text) == [MASKS[kind] for kind in checked.findings]


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    origins = [text[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)]
    assert all(character in fold(origin).text for character, origin in zip(folded.text, origins, strict=True))
