"""Every question that the rulebook answers differently, without asking for dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from itertools import combinations, starmap
from typing import Any

from rulebook.case import Case, CaseError, choices
from rulebook.dated import Facts, NotInForce
from rulebook.decision import Decision
from rulebook.places import spellings
from rulebook.topics import decide

Known = tuple[str, Any]
AGES = (0, 1, 14, 15, 40)


def questions(topic: str, day: date) -> Mapping[Case, Decision]:
    """One case, with as few fields as can be, for every different decision of a topic, and the decision.

    Begins with every pair of choices and widens field by field as long as that leads to a new decision; dates stay
    unknown.
    """
    found: dict[Case, Decision] = {}
    seen: set[str] = set()
    values = (*_choices(), *_samples(day))
    cases: Iterable[Case] = (Case(), *(_with(value) for value in values), *starmap(_with, combinations(_choices(), 2)))
    while cases:
        new = list(_new(topic, cases, day, seen))
        found.update(new)
        cases = [case.with_field(*value) for case, _ in new for value in values if getattr(case, value[0]) is None]
    return dict(sorted(found.items(), key=lambda entry: len(entry[0].known)))


def offices(day: date) -> tuple[str, ...]:
    """The official names of all counters; none before the facts begin."""
    facts = Facts(day)
    try:
        return (*facts["office.full_counters"], *facts["office.corners"])
    except NotInForce:
        return ()


def _with(*known: Known) -> Case:
    return Case(**dict(known))


def _new(topic: str, cases: Iterable[Case], day: date, seen: set[str]) -> Iterator[tuple[Case, Decision]]:
    for case in cases:
        decision = _decided(topic, case, day)
        if decision is not None and (key := repr(decision.said)) not in seen:
            seen.add(key)
            yield case, decision


def _decided(topic: str, case: Case, day: date) -> Decision | None:
    try:
        return decide(topic, case, day)
    except CaseError:
        return None


@cache
def _choices() -> tuple[Known, ...]:
    return tuple((field.name, value) for field in fields(Case) for value in choices(field.name))


def _samples(day: date) -> Iterator[Known]:
    yield from (("age", age) for age in AGES)
    yield from (("office", office) for office in (*offices(day), *spellings()))
