"""What is known of one resident's situation, checked field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

OLDEST_AGE = 130
YEARS = range(1868, 2200)


class CaseError(ValueError):
    """A field that does not fit. `problem` names the sentence in `data/responses/errors.yml`."""

    def __init__(self, field: str, value: object, problem: str) -> None:
        super().__init__(f"{field}: {value!r} ({problem})")
        self.field, self.value, self.problem = field, value, problem


@dataclass(frozen=True)
class Case:
    """The fields of CONTRACT section 3, and a few of our own below them; None is unknown."""

    visitor: str | None = None
    age: int | None = None
    birth_date: date | None = None
    adult_ward: bool | None = None
    same_household: bool | None = None
    pin_known: bool | None = None
    has_a_document: bool | None = None
    with_move_notification: bool | None = None
    certificate: str | None = None
    reason: str | None = None
    office: str | None = None
    issued_on: date | None = None
    card_expires_on: date | None = None
    previous_expires_on: date | None = None
    user_certificate_expires_on: date | None = None

    under_15: bool | None = None
    lives_in_ward: bool | None = None
    card_valid: bool | None = None
    living_abroad: bool | None = None
    limited_stay: bool | None = None
    phone_kind: str | None = None
    renewal_of: str | None = None
    lapsed: bool | None = None
    card_found: bool | None = None

    @classmethod
    def parse(cls, given: Mapping[str, object]) -> Case:
        """A case from JSON values. Raises `CaseError` for an unknown field, a wrong type or an impossible value."""
        for name in given:
            if name not in FIELDS:
                raise CaseError(name, given[name], "unknown_field")
        case = cls(**{name: FIELDS[name](name, value) for name, value in given.items() if value is not None})
        _check_order_of_dates(case)
        return case

    @property
    def known(self) -> dict[str, Any]:
        """The known fields only."""
        return {name: value for name, value in vars(self).items() if value is not None}

    def with_field(self, field: str, value: object) -> Case:
        """The same case with one field set to another value of its type."""
        return Case(**{**vars(self), field: value})

    def on(self, day: date) -> Case:
        """The same case with the age worked out for `day`. Raises `CaseError` where age and birth date disagree."""
        years = self._years_on(day)
        young = self.under_15 if years is None else years < 15
        if self.under_15 is not None and young != self.under_15:
            raise CaseError("under_15", self.under_15, "contradicts_age")
        return replace(self, age=years, under_15=young)

    def _years_on(self, day: date) -> int | None:
        if self.birth_date is None:
            return self.age
        if self.birth_date > day:
            raise CaseError("birth_date", self.birth_date.isoformat(), "in_the_future")
        years = day.year - self.birth_date.year - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))
        if self.age is not None and self.age != years:
            raise CaseError("age", self.age, "contradicts_birth_date")
        return years


@dataclass(frozen=True)
class _Choice:
    allowed: tuple[str, ...]

    def __call__(self, field: str, value: object) -> str:
        if value not in self.allowed:
            raise CaseError(field, value, "not_a_choice")
        return str(value)


def _flag(field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise CaseError(field, value, "not_true_or_false")
    return value


def _age(field: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= OLDEST_AGE:
        raise CaseError(field, value, "not_an_age")
    return value


def _day(field: str, value: object) -> date:
    if not isinstance(value, str) or len(value) != len("2026-11-22"):
        raise CaseError(field, value, "not_a_date")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise CaseError(field, value, "not_a_date") from None
    if day.year not in YEARS:
        raise CaseError(field, value, "out_of_range")
    return day


def _name(field: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CaseError(field, value, "not_a_name")
    return value


FIELDS: Mapping[str, Callable[[str, object], Any]] = {
    "visitor": _Choice(("self", "legal_representative", "agent")),
    "age": _age,
    "birth_date": _day,
    "adult_ward": _flag,
    "same_household": _flag,
    "pin_known": _flag,
    "has_a_document": _flag,
    "with_move_notification": _flag,
    "certificate": _Choice(("signing", "user", "both")),
    "reason": _Choice(("first", "expiry", "lost_card", "moved", "name_change", "other")),
    "office": _name,
    "issued_on": _day,
    "card_expires_on": _day,
    "previous_expires_on": _day,
    "user_certificate_expires_on": _day,
    "under_15": _flag,
    "lives_in_ward": _flag,
    "card_valid": _flag,
    "living_abroad": _flag,
    "limited_stay": _flag,
    "phone_kind": _Choice(("android", "iphone")),
    "renewal_of": _Choice(("certificate", "card")),
    "lapsed": _flag,
    "card_found": _flag,
}
assert set(FIELDS) == {field.name for field in fields(Case)}


def choices(field: str) -> tuple[object, ...]:
    """The values a field can take where they can be listed; empty for dates, ages and names."""
    parser = FIELDS[field]
    if isinstance(parser, _Choice):
        return parser.allowed
    return (True, False) if parser is _flag else ()


def is_date(field: str) -> bool:
    """Whether a field holds a day."""
    return FIELDS.get(field) is _day


def _check_order_of_dates(case: Case) -> None:
    _not_before(case, "issued_on", "birth_date", "before_birth")
    _not_before(case, "card_expires_on", "birth_date", "before_birth")
    _not_before(case, "card_expires_on", "issued_on", "before_issue")
    _not_before(case, "user_certificate_expires_on", "issued_on", "before_issue")
    _not_before(case, "previous_expires_on", "birth_date", "before_birth")


def _not_before(case: Case, later: str, earlier: str, problem: str) -> None:
    last, first = getattr(case, later), getattr(case, earlier)
    if last is not None and first is not None and last < first:
        raise CaseError(later, last.isoformat(), problem)
