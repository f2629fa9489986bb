"""Wareki and western dates in one field."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.dates_in import iso
from rulebook.days import ERAS


@pytest.mark.parametrize("typed", [
    "令和8年11月22日", "R8.11.22", "r8/11/22", "Ｒ８．１１．２２", "令8-11-22", "2026/11/22", "2026-11-22",
    "2026年11月22日",
    "20261122", "8.11.22", " 令和 8年 11月 22日 ", "平成38年11月22日",
])
def test_a_date_is_read_in_every_way_it_is_typed(typed: str) -> None:
    assert "2026-11-22" == iso(typed)


@pytest.mark.parametrize(("typed", "read"), [
    ("S55.7.1", "1980-07-01"), ("昭和64年1月7日", "1989-01-07"), ("平成元年1月8日", "1989-01-08"),
    ("令和元年5月1日", "2019-05-01"),
    ("T15.12.24", "1926-12-24"), ("H31.4.30", "2019-04-30"),
])
def test_an_era_counts_its_own_years(typed: str, read: str) -> None:
    assert read == iso(typed)


@pytest.mark.parametrize("typed", [
    "令和8年2月30日", "R8.13.1", "平成元年1月7日", "令和0年1月1日", "あした", "55", "2026/11", "", "明治45年1月1日",
    "R8.11.22.1",
])
def test_what_is_no_day_comes_back_as_it_was_typed(typed: str) -> None:
    assert typed == iso(typed)


def test_a_birth_date_needs_its_era() -> None:
    assert "8.11.22" == iso("8.11.22", era_may_be_left_out=False)


@given(st.dates(date(1912, 7, 30), date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_wareki(day: date) -> None:
    first, era = next((first, era) for first, era in ERAS if day >= first)
    assert day.isoformat() == iso(f"{era}{day.year - first.year + 1}年{day.month}月{day.day}日")
