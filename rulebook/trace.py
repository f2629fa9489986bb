"""Why a decision is what it is: the rule, the facts it read, and the fields of the case that it hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from inspect import getdoc
from typing import Any, cast

from rulebook.case import Case, CaseError
from rulebook.dated import Row, recorded
from rulebook.decision import Decision
from rulebook.topics import decide, topic_named


@dataclass(frozen=True)
class Deciding:
    """A known field that the decision hangs on: its value, and the decision if it were unknown."""

    field: str
    value: Any
    without: Decision


@dataclass(frozen=True)
class Trace:
    """A decision with what it came from.

    `rules` are the docstrings of the topic's rule and of every other topic whose facts it read, by topic: the paragraph
    or article each carries out, and what it does not compute. `facts` are the rows read, in the order read. `deciding`
    are the fields it hangs on; `idle` the known fields that make no difference.
    """

    decision: Decision
    rules: Mapping[str, str]
    facts: Mapping[str, Row]
    deciding: tuple[Deciding, ...]
    idle: tuple[str, ...]


def trace(topic: str, case: Case, day: date) -> Trace:
    """The decision of a topic and why. Raises `CaseError` as `decide` does."""
    with recorded() as facts:
        decision = decide(topic, case, day)
    deciding = tuple(each for field in case.known if (each := _deciding(field, decision, case, day)))
    idle = tuple(field for field in case.known if field not in {each.field for each in deciding})
    return Trace(decision, _rules(topic, facts), facts, deciding, idle)


def _rules(topic: str, facts: Iterable[str]) -> dict[str, str]:
    topics = dict.fromkeys((topic, *(name.partition(".")[0] for name in facts)))
    return {each: cast(str, getdoc(topic_named(each))) for each in topics}


def _deciding(field: str, decision: Decision, case: Case, day: date) -> Deciding | None:
    try:
        without = decide(decision.topic, case.with_field(field, None), day)
    except CaseError:
        return None
    return None if decision.said == without.said else Deciding(field, getattr(case, field), without)
