from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.days import by_day, in_japanese, in_japanese_month, in_western, month_end_after, nth_birthday_after
from rulebook.days import window_opens as opens
from rulebook.topics import TOPICS, decide
from rulebook.topics.expiry import possible_ends
from tests.rulebook.strategies import (
    birth_dates,
    cases,
    certificates,
    common_birth_dates,
    counts,
    days,
    issue_days,
    last_days,
    months,
)

MONTH_ENDS = [  # facts/LAW.md 3.2: last day, -3 months and one day, first day with fewer than three months
    (date(2027, 5, 31), date(2027, 3, 1), date(2027, 3, 1)),
    (date(2027, 5, 30), date(2027, 3, 1), date(2027, 2, 28)),
    (date(2027, 5, 29), date(2027, 3, 1), date(2027, 2, 28)),
    (date(2027, 5, 28), date(2027, 3, 1), date(2027, 2, 28)),
    (date(2028, 5, 30), date(2028, 3, 1), date(2028, 2, 29)),
    (date(2027, 11, 30), date(2027, 8, 31), date(2027, 9, 1)),
    (date(2027, 12, 31), date(2027, 10, 1), date(2027, 10, 1)),
    # By the same two ways, not in the table.
    (date(2027, 2, 28), date(2026, 11, 29), date(2026, 12, 1)),
    (date(2028, 2, 29), date(2027, 11, 30), date(2027, 12, 1)),
    (date(2020, 9, 24), date(2020, 6, 25), date(2020, 6, 25)),
    (date(2026, 11, 14), date(2026, 8, 15), date(2026, 8, 15)),
]
ONE_DAY = timedelta(days=1)
HASHED_TIE = """
from datetime import date
from rulebook.case import Case
from rulebook.topics import decide
case = Case(issued_on=date(2021, 4, 1), birth_date=date(1984, 2, 29), card_expires_on=date(2026, 2, 28))
print(decide("expiry", case, date(2025, 12, 1)).values["limited_by"])
"""


@pytest.mark.parametrize(("last", "by_example", "by_civil_code"), MONTH_ENDS)
def test_the_window_opens_as_the_table_of_month_ends_says(last: date, by_example: date, by_civil_code: date) -> None:
    assert (min(by_example, by_civil_code), max(by_example, by_civil_code)) == opens(last, 3)


def test_the_window_of_those_abroad_opens_a_year_before() -> None:
    assert (date(2025, 11, 15), date(2025, 11, 15)) == opens(date(2026, 11, 14), 12)


@pytest.mark.parametrize(
    ("issued_on", "birth_date", "expected"),
    [
        (date(2019, 7, 26), date(1985, 5, 2), {date(2024, 5, 2)}),
        (date(2025, 10, 27), date(1970, 2, 17), {date(2030, 2, 17)}),
        (date(2024, 11, 13), date(1980, 11, 14), {date(2028, 11, 14)}),
        (date(2024, 11, 14), date(1980, 11, 14), {date(2029, 11, 14)}),
        (date(2024, 11, 15), date(1980, 11, 14), {date(2029, 11, 14)}),
        (date(2021, 4, 1), date(1984, 2, 29), {date(2026, 2, 28), date(2026, 3, 1)}),
        (date(2023, 4, 1), date(1984, 2, 29), {date(2028, 2, 29)}),
        (date(2023, 2, 28), date(1984, 2, 29), {date(2027, 3, 1), date(2028, 2, 29)}),
        (date(2024, 2, 28), date(1984, 2, 29), {date(2028, 2, 29)}),
        (date(2024, 2, 29), date(1984, 2, 29), {date(2029, 2, 28), date(2029, 3, 1)}),
        (date(2024, 6, 1), date(2024, 6, 1), {date(2029, 6, 1)}),
    ],
)
def test_the_fifth_birthday_after_the_issue(issued_on: date, birth_date: date, expected: set[date]) -> None:
    assert expected == nth_birthday_after(issued_on, birth_date, 5)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 1), date(2026, 7, 31)),
        (date(2026, 2, 14), date(2026, 5, 31)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2027, 11, 1), date(2028, 2, 29)),
        (date(2026, 10, 31), date(2027, 1, 31)),
    ],
)
def test_the_end_of_the_third_month_after(day: date, expected: date) -> None:
    assert expected == month_end_after(day, 3)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 7, 1), "2025年7月1日(令和7年)"),
        (date(2020, 1, 1), "2020年1月1日(令和2年)"),
        (date(2019, 5, 1), "2019年5月1日(令和元年)"),
        (date(2019, 4, 30), "2019年4月30日(平成31年)"),
        (date(1989, 1, 8), "1989年1月8日(平成元年)"),
        (date(1989, 1, 7), "1989年1月7日(昭和64年)"),
        (date(1926, 12, 25), "1926年12月25日(昭和元年)"),
        (date(1926, 12, 24), "1926年12月24日(大正15年)"),
        (date(1912, 7, 30), "1912年7月30日(大正元年)"),
        (date(1912, 7, 29), "1912年7月29日"),
    ],
)
def test_a_date_is_shown_with_its_era(day: date, expected: str) -> None:
    assert expected == in_japanese(day)


def test_a_date_is_shown_without_its_era() -> None:
    assert "2024年2月1日" == in_western(date(2024, 2, 1))


def test_a_month_is_shown_without_its_day() -> None:
    assert "2022年9月" == in_japanese_month(date(2022, 9, 1))


def test_labelled_days_come_in_their_order_and_equal_ones_stay_put() -> None:
    later, sooner = date(2026, 11, 22), date(2026, 11, 1)
    assert (("c", sooner), ("a", later), ("b", later)) == by_day(("a", later), ("b", later), ("c", sooner))


@given(issue_days, birth_dates, counts)
def test_a_birthday_counted_is_strictly_after_the_issue(issued_on: date, birth_date: date, count: int) -> None:
    assert issued_on < min(nth_birthday_after(issued_on, birth_date, count))


@given(issue_days, common_birth_dates, counts)
def test_as_many_birthdays_as_counted_lie_after_the_issue(issued_on: date, birth_date: date, count: int) -> None:
    (last,) = nth_birthday_after(issued_on, birth_date, count)
    passed = [issued_on + timedelta(days=nth) for nth in range(1, (last - issued_on).days + 1)]
    assert count == sum((day.month, day.day) == (birth_date.month, birth_date.day) for day in passed)


@given(issue_days, birth_dates, counts)
def test_only_a_leap_day_leaves_a_birthday_open(issued_on: date, birth_date: date, count: int) -> None:
    found = nth_birthday_after(issued_on, birth_date, count)
    assert len(found) == 1 or (birth_date.month, birth_date.day) == (2, 29)


@given(issue_days, birth_dates, counts)
def test_the_next_birthday_is_one_year_on(issued_on: date, birth_date: date, count: int) -> None:
    years = [{day.year for day in nth_birthday_after(issued_on, birth_date, counted)} for counted in (count, count + 1)]
    assert {year + 1 for year in years[0]} == years[1]


@given(last_days, months)
def test_the_two_ways_to_count_months_differ_by_a_day_or_at_the_end_of_february_three(last: date, count: int) -> None:
    earlier, later = opens(last, count)
    assert timedelta(0) <= later - earlier <= (3 * ONE_DAY if _ends_february(last) else ONE_DAY)


def _ends_february(day: date) -> bool:
    return ((day + ONE_DAY).month, (day + ONE_DAY).day) == (3, 1)


@given(last_days, months)
def test_the_window_is_as_long_as_its_months(last: date, count: int) -> None:
    earlier, later = opens(last, count)
    assert last - relativedelta(months=count) - ONE_DAY < earlier <= later <= last - relativedelta(months=count - 1)


@given(last_days, months)
def test_a_later_last_day_never_opens_the_window_sooner(last: date, count: int) -> None:
    assert [True, True] == [now <= then for now, then in
                            zip(opens(last, count), opens(last + ONE_DAY, count), strict=True)]


@given(last_days, counts)
def test_a_month_end_is_a_month_end(day: date, count: int) -> None:
    end = month_end_after(day, count)
    assert (1, (day.month + count - 1) % 12 + 1) == ((end + ONE_DAY).day, end.month)


@given(certificates(), days)
def test_no_certificate_outlives_the_card(case: Case, day: date) -> None:
    assume(case.card_expires_on)
    assert all(end.on <= case.card_expires_on for end in possible_ends(case, Facts(day)))  # type: ignore[operator]


@given(last_days, last_days, days)
def test_a_last_day_that_was_told_is_cut_off_by_the_card(told: date, card: date, day: date) -> None:
    case = Case(user_certificate_expires_on=told, card_expires_on=card)
    assert min(told, card) == decide("expiry", case, day).values["expires_on"]


@given(certificates(), days)
def test_a_signing_certificate_never_outlives_the_user_certificate(case: Case, day: date) -> None:
    assume(case.user_certificate_expires_on)
    ends = possible_ends(case.with_field("certificate", "signing"), Facts(day))
    assert all(end.on <= case.user_certificate_expires_on for end in ends)  # type: ignore[operator]


@given(certificates(), days)
def test_a_user_certificate_does_not_depend_on_another(case: Case, day: date) -> None:
    user = case.with_field("certificate", "user")
    assert decide("expiry", user, day) == decide("expiry", user.with_field("user_certificate_expires_on", None), day)


@given(certificates(), days)
def test_an_end_is_never_later_than_the_sixth_birthday(case: Case, day: date) -> None:
    assert case.issued_on is not None
    latest = date(case.issued_on.year + 6, 12, 31)
    assert all(case.issued_on <= end.on <= latest for end in possible_ends(case, Facts(day)))


@given(last_days, common_birth_dates, days)
def test_renewing_later_inside_the_window_never_shortens(last: date, birth_date: date, day: date) -> None:
    first = opens(last, 3)[1]
    inside = [first + timedelta(days=nth) for nth in range((last - first).days)]
    ends = [decide("expiry", Case(issued_on=issued_on, birth_date=birth_date, previous_expires_on=last), day)
            for issued_on in inside]
    assert sorted(end.values["expires_on"] for end in ends) == [end.values["expires_on"] for end in ends]


@given(last_days, common_birth_dates, days)
def test_renewing_before_the_window_costs_a_birthday(last: date, birth_date: date, day: date) -> None:
    earlier, later = opens(last, 3)
    counted = [decide("expiry", Case(issued_on=issued_on, birth_date=birth_date, previous_expires_on=last), day)
               .values["birthday_count"] for issued_on in (earlier - ONE_DAY, later)]
    assert [5, 6] == counted


@given(certificates(), days)
def test_the_days_left_lead_from_today_to_the_last_day(case: Case, day: date) -> None:
    values = decide("expiry", case, day).values
    assume("days_left" in values)
    assert values["expires_on"] == day + timedelta(days=values["days_left"])  # type: ignore[arg-type]


@given(certificates(), days)
def test_the_outcome_agrees_with_its_days(case: Case, day: date) -> None:
    decision = decide("expiry", case, day)
    assume("days_left" in decision.values)
    last, first = decision.values["expires_on"], decision.values["renewable_from"]
    expected = "expired" if last < day else "renewable" if first <= day else "valid"  # type: ignore[operator]
    assert expected == decision.outcome


@given(certificates(), days)
def test_expiry_and_renewal_name_the_same_days(case: Case, day: date) -> None:
    expiry, renewal = decide("expiry", case, day), decide("renewal", case, day)
    assume(renewal.outcome in ("not_yet", "open", "lapsed"))
    named = [[decision.values[name] for name in ("expires_on", "renewable_from")] for decision in (expiry, renewal)]
    assert named[0] == named[1]


@given(certificates(), days)
def test_an_open_end_names_no_day(case: Case, day: date) -> None:
    ends = {end.on for end in possible_ends(case, Facts(day))}
    assert (len(ends) > 1) is ("expires_on" not in decide("expiry", case, day).values)


@given(cases, days)
def test_a_decision_depends_on_nothing_but_case_and_day(case: Case, day: date) -> None:
    asked = [topic for topic in TOPICS if _answers(topic, case, day)]
    first = [decide(topic, case, day) for topic in asked]
    assert first == [decide(topic, case, day) for topic in reversed(asked)][::-1]


def _answers(topic: str, case: Case, day: date) -> bool:
    try:
        decide(topic, case, day)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("seed", ["0", "1", "2", "3", "4", "5"])
def test_a_decision_does_not_hang_on_the_order_of_a_set(seed: str) -> None:
    done = subprocess.run([sys.executable, "-c", HASHED_TIE], env={"PYTHONHASHSEED": seed}, capture_output=True,
                          text=True, check=True)
    assert "card\n" == done.stdout
