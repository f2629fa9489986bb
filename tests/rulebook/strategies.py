"""Cases and days: every enumerable case of a topic, and what Hypothesis draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, timedelta
from functools import cache
from itertools import islice, product
from typing import Any

from hypothesis import strategies as st

from rulebook import phrases
from rulebook.case import Case, CaseError, choices
from rulebook.decision import Decision
from rulebook.phrases import Answer
from rulebook.topics import decide

TODAY = date(2026, 11, 22)
FIRST_DAY = date(2024, 2, 1)
SIX_YEARS = tuple(FIRST_DAY + timedelta(days=count) for count in range(2192))
OTHER_DAYS = (date(2018, 3, 21), date(2018, 3, 22), date(2024, 1, 31), FIRST_DAY, date(2024, 3, 31),
              date(2025, 6, 1), date(2026, 3, 1), date(2026, 11, 14), date(2027, 3, 15), date(2031, 4, 1))
CASES_ON_OTHER_DAYS = 400
VISIT = ("visitor", "has_a_document", "same_household", "with_move_notification", "certificate", "reason")
DATES = ("issued_on", "birth_date", "card_expires_on", "user_certificate_expires_on", "previous_expires_on")
OWN_FIELDS: Mapping[str, tuple[str, ...]] = {
    "certificate": ("certificate", "under_15", "adult_ward"),
    "eligibility": ("living_abroad", "lives_in_ward", "card_valid", "card_expires_on", "under_15", "adult_ward",
                    "visitor", "birth_date"),
    "belongings": (*VISIT, "under_15", "adult_ward", "pin_known"),
    "proxy": (*VISIT, "under_15", "adult_ward"),
    "fee": ("reason", "certificate", "lapsed", "pin_known", *DATES),
    "office": ("office", "visitor", "under_15", "adult_ward", "reason", "pin_known", "lives_in_ward"),
    "hours": ("office",),
    "expiry": ("certificate", "lapsed", *DATES),
    "renewal": ("renewal_of", "certificate", "living_abroad", "visitor", "card_valid", "lapsed", *DATES),
    "revocation": ("reason", "with_move_notification", "certificate", "living_abroad", *DATES),
    "pin": ("pin_known", "certificate", "visitor", "under_15", "adult_ward", "same_household", "has_a_document"),
    "identity_documents": ("visitor", "under_15", "adult_ward", "pin_known", "same_household", "has_a_document",
                           "with_move_notification", "certificate"),
    "processing_time": (*VISIT, "under_15", "adult_ward"),
    "online_use": ("certificate", "reason", "under_15", "adult_ward", *DATES),
    "lost_card": ("visitor", "card_found"),
    "insurance": DATES,
    "smartphone": ("phone_kind", "reason"),
    "foreign_resident": ("limited_stay", "card_expires_on", "visitor"),
    "first_card": ("visitor", "under_15", "adult_ward", "age"),
    "contact": ("office", "reason"),
}
SAMPLES: Mapping[str, tuple[Any, ...]] = {
    "age": (0, 1, 14, 40),
    "office": ("世田谷", "北沢", "烏山", "若林まちづくりセンター", "上馬", "喜多見", "池尻まちづくりセンター"),
    "issued_on": (date(2021, 12, 1), date(2026, 11, 14)),
    "birth_date": (date(1980, 11, 14), date(1984, 2, 29), date(2012, 5, 5)),
    "card_expires_on": (date(2026, 11, 20), TODAY, date(2035, 11, 14)),
    "user_certificate_expires_on": (date(2026, 11, 20), date(2030, 11, 13)),
    "previous_expires_on": (date(2026, 11, 14),),
}
# Where the whole product is large: for a visit only a move and a lost card are reasons apart, online only the changes.
FEWER: Mapping[tuple[str, str], tuple[Any, ...]] = {
    ("belongings", "reason"): ("moved", "expiry"),
    ("processing_time", "reason"): ("moved", "lost_card"),
    ("online_use", "reason"): ("moved", "name_change"),
    ("online_use", "previous_expires_on"): (),
    ("revocation", "previous_expires_on"): (),
}


def every_case(topic: str) -> Iterator[Case]:
    """The product over the topic's own fields, each also unknown; dates, ages and names are samples."""
    names = OWN_FIELDS[topic]
    for values in product(*((None, *_values(topic, name)) for name in names)):
        yield Case(**dict(zip(names, values, strict=True)))


def _values(topic: str, name: str) -> tuple[Any, ...]:
    return FEWER[topic, name] if (topic, name) in FEWER else SAMPLES.get(name, ()) or choices(name)


@cache
def decisions(topic: str) -> tuple[tuple[date, Decision], ...]:
    """Every different decision of a topic: of every case today, of a sample of them on the other days."""
    cases = tuple(every_case(topic))
    step = max(1, len(cases) // CASES_ON_OTHER_DAYS)
    asked = [(TODAY, case) for case in cases]
    asked += [(day, case) for day in OTHER_DAYS for case in islice(cases, 0, None, step)]
    found = ((day, decided) for day, case in asked if (decided := _decided(topic, case, day)) is not None)
    return tuple({(day, repr(decision)): (day, decision) for day, decision in found}.values())


def _decided(topic: str, case: Case, day: date) -> Decision | None:
    try:
        return decide(topic, case, day)
    except CaseError:
        return None


@cache
def answers(topic: str) -> tuple[Answer, ...]:
    """The finished answer of every different decision. Raises `PhraseError` where words or a value are missing."""
    return tuple(phrases.answer(decision) for _, decision in decisions(topic))


days = st.dates(FIRST_DAY, date(2036, 12, 31))
issue_days = st.dates(date(2016, 1, 1), date(2036, 12, 31))
birth_dates = st.dates(date(1920, 1, 1), date(2015, 12, 31))
common_birth_dates = birth_dates.filter(lambda day: (day.month, day.day) != (2, 29))
last_days = st.dates(date(2019, 1, 1), date(2046, 12, 31))
counts = st.integers(1, 10)
months = st.integers(1, 12)
CERTIFICATES = st.sampled_from((None, *choices("certificate")))


@st.composite
def certificates(draw: st.DrawFn) -> Case:
    """A certificate of which the days of issue and of birth are known, and perhaps what else may end it."""
    issued_on = draw(issue_days)
    later = st.dates(issued_on, issued_on + timedelta(days=12 * 365))
    return Case(certificate=draw(CERTIFICATES), issued_on=issued_on, birth_date=draw(birth_dates),
                card_expires_on=draw(st.none() | later), user_certificate_expires_on=draw(st.none() | later),
                previous_expires_on=draw(st.none() | last_days))


def _field(name: str) -> st.SearchStrategy[Any]:
    sampled = SAMPLES.get(name, ()) or choices(name)
    return st.none() | st.sampled_from(sampled)


cases = st.builds(Case, **{field.name: _field(field.name) for field in fields(Case)})
