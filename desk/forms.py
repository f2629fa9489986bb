"""The form of the case: what was typed, the case as far as it fits, and what does not fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.dates_in import iso
from rulebook import phrases
from rulebook.case import FIELDS, Case, CaseError, choices, is_date
from rulebook.days import in_japanese
from rulebook.places import recognise
from rulebook.topics import asks, decide, figures
from rulebook.wording import PhraseError

DAY = "day"
FLAGS = {"true": True, "false": False}
# The order of a call: who comes, for whom, why, where; then the dates; then what few callers need.
FIRST = ("visitor", "age", "birth_date", "same_household", "pin_known", "with_move_notification", "certificate",
         "reason", "office")
DATES = ("issued_on", "card_expires_on", "user_certificate_expires_on")
OTHERS = tuple(field for field in FIELDS if field not in (*FIRST, *DATES))


@dataclass(frozen=True)
class Filled:
    """A form as somebody filled it in: `typed` has every field that is not empty, fitting or not; `problems` the
    rulebook's sentence for each field that does not fit; `case` the rest."""

    typed: Mapping[str, str]
    case: Case
    day: date
    problems: Mapping[str, str]


@dataclass(frozen=True)
class Field:
    """One field for the page: `options` are the values to choose from, each with its words where a
    question has them; `read_as` tells how a date was read."""

    name: str
    label: str
    typed: str
    problem: str | None
    options: Mapping[str, str | None]
    asked: bool
    read_as: str | None

    @property
    def kind(self) -> str:
        """`choice`, `date`, `age` or `text`."""
        if self.options:
            return "choice"
        return "date" if self.name == DAY or is_date(self.name) else "age" if self.name == "age" else "text"


def filled(given: Mapping[str, str], topic: str | None, today: date) -> Filled:
    """The form of a request; every field that the case, its dates or the topic's rule refuses becomes a problem."""
    typed = {name: text.strip() for name, text in given.items() if name in (*FIELDS, DAY) and text.strip()}
    day, problems = _day(typed.get(DAY), today)
    values = {name: value(name, text) for name, text in typed.items() if name != DAY}
    while True:
        try:
            case = Case.parse(values)
            _check_office(case.office)
            if topic is not None:
                decide(topic, case, day)
            told = {name: phrases.case_error(problem).text for name, problem in problems.items()}
            return Filled(typed, case, day, told)
        except CaseError as problem:
            if problem.field not in values:
                raise
            problems[problem.field] = problem
            del values[problem.field]


def _check_office(office: str | None) -> None:
    """Whatever the topic, only the name of a place goes on to the records. Raises `CaseError`."""
    if office is not None and recognise(office) is None:
        raise CaseError("office", office, "unknown_office")


def value(name: str, text: str) -> object:
    """What a typed text means to the rulebook; a text that means nothing stays as it is, to be refused there."""
    if is_date(name):
        return iso(text, era_may_be_left_out=name != "birth_date")
    if name == "age":
        digits = unicodedata.normalize("NFKC", text).removesuffix("歳")
        return int(digits) if digits.isdecimal() else text
    return FLAGS.get(text, text) if True in choices(name) else text


def text_of(value: object) -> str:
    """The text of the form for a value of a case."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def typed_case(case: Mapping[str, Any]) -> dict[str, str]:
    """A case as the texts of the form."""
    return {name: text_of(value) for name, value in case.items()}


def fields(form: Filled, topic: str | None) -> Mapping[str, Field]:
    """Every field for the page by its name; those that the topic asks for are marked."""
    asked = asks(topic) if topic else ()
    return {name: _field(name, form, name in asked) for name in (*FIRST, *DATES, *OTHERS, DAY)}


def _field(name: str, form: Filled, asked: bool) -> Field:
    typed, problem = form.typed.get(name, ""), form.problems.get(name)
    known = form.day if name == DAY else getattr(form.case, name)
    read_as = in_japanese(known) if typed and problem is None and isinstance(known, date) else None
    return Field(name, phrases.field_label(name), typed, problem, _options(name, form.day), asked, read_as)


def _options(name: str, day: date) -> Mapping[str, str | None]:
    if name == DAY or not choices(name):
        return {}
    words = _replies(name, day)
    return {text_of(value): words.get(value) for value in choices(name)}


def _replies(name: str, day: date) -> Mapping[object, str]:
    """The words for the values of a field; none where no question asks for it or its words need a fact not in force."""
    try:
        return phrases.replies(name, figures(day))
    except PhraseError:
        return {}


def _day(text: str | None, today: date) -> tuple[date, dict[str, CaseError]]:
    try:
        return (date.fromisoformat(iso(text)) if text else today), {}
    except ValueError:
        return today, {DAY: CaseError(DAY, text, "not_a_date")}

