"""Dates as residents write them, against the tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from nlu.dates import date_to_correct, find_dates, find_partial_date, year_alone
from nlu.ginza import folded

TABLE: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(Path(__file__).with_name("dates.yml"))
PARTIAL = [
    pytest.param("5月10日です", "5月10日", None, id="年がない"),
    pytest.param("5月10日に作りました", "5月10日", "issued_on", id="作った日の年がない"),
    pytest.param("誕生日は8月8日です", "8月8日", "birth_date", id="誕生日の年がない"),
    pytest.param("令和3年5月に発行しました", "令和3年5月", "issued_on", id="日がない"),
    pytest.param("5年前に作りました", "5年前", "issued_on", id="何年前だけ"),
    pytest.param("来月で期限が切れます", "来月", "bare_expiry", id="月だけ"),
    pytest.param("昭和55年生まれです", "昭和55年", "birth_date", id="生まれた年だけ"),
    pytest.param("カードの期限は2031年です", "2031年", "card_expires_on", id="カードの期限の年だけ"),
    pytest.param("3週間前に更新しました", "3週間前", "issued_on", id="何週間前"),
]
NOT_PARTIAL = (
    "今年から有料になったんですか",
    "去年引っ越しました",
    "10月から無料ですか",
    "5年間使えますか",
    "3か月前から更新できますか",
    "令和3年5月10日に発行しました",
    "来年度の予算は",
    "手数料はいくらですか",
)
YEARS = {
    "令和3年です": 2021,
    "2021年": 2021,
    "昭和55年": 1980,
    "たぶん平成28年でした": 2016,
    "令和3年に作りました": None,
    "3": None,
}
TO_CORRECT = {
    "作った日を間違えました": "issued_on",
    "生年月日が違います": "birth_date",
    "カードの期限を訂正したい": "card_expires_on",
    "作った日は令和3年5月10日の間違いです": None,
    "期限が過ぎました": None,
}


@pytest.mark.parametrize(("text", "expected"), TABLE.items(), ids=list(TABLE))
def test_every_date_is_found_with_its_role(text: str, expected: list[dict[str, Any]]) -> None:
    found = [{"value": date.value, "role": date.role} for date in find_dates(folded(text))]
    assert [{**row, "value": str(row["value"])} for row in expected] == found


@pytest.mark.parametrize(("text", "written", "role"), PARTIAL)
def test_a_date_told_in_part_is_found_as_written(text: str, written: str, role: str | None) -> None:
    partial = find_partial_date(folded(text))
    assert partial is not None
    assert (written, role) == (partial.written, partial.role)


@pytest.mark.parametrize("text", NOT_PARTIAL)
def test_what_is_no_date_is_not_taken_for_a_part_of_one(text: str) -> None:
    assert find_partial_date(folded(text)) is None


@pytest.mark.parametrize(("text", "year"), YEARS.items())
def test_a_year_alone_completes_a_date(text: str, year: int | None) -> None:
    assert year == year_alone(folded(text))


@pytest.mark.parametrize(("text", "role"), TO_CORRECT.items())
def test_a_date_called_wrong_is_named(text: str, role: str | None) -> None:
    assert role == date_to_correct(folded(text))
