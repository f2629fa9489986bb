"""The topics by name, and the one way to ask them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from rulebook.case import Case, CaseError, choices
from rulebook.dated import Facts, NotInForce
from rulebook.decision import NOT_KNOWN, Decision, Value

TOPICS = (
    "certificate", "eligibility", "belongings", "proxy", "fee", "office", "hours", "expiry", "renewal", "revocation",
    "pin", "identity_documents", "processing_time", "online_use", "lost_card", "insurance", "smartphone",
    "foreign_resident", "first_card", "contact",
)


class Topic(Protocol):
    """What every module of this package offers."""

    OUTCOMES: Sequence[str]
    ASKS: Sequence[str]

    def decide(self, case: Case, day: date) -> Decision:
        """The decision for a case on a day."""


@cache
def topic_named(name: str) -> Topic:
    """The module of a topic. Raises `CaseError` for an unknown one."""
    if name not in TOPICS:
        raise CaseError("topic", name, "unknown_topic")
    return cast(Topic, import_module(f"rulebook.topics.{name}"))


def decide(topic: str, case: Case, day: date) -> Decision:
    """The decision of a topic, `not_known` where its facts do not reach back to the day; referrals name the telephone.

    Raises `CaseError` for an unknown topic or fields that contradict each other.
    """
    module = topic_named(topic)
    try:
        decision = module.decide(case.on(day), day)
    except NotInForce:
        decision = Decision(topic, NOT_KNOWN)
    return _with_contact(decision, day) if decision.is_referral else decision


def asks(topic: str) -> Sequence[str]:
    """The fields that the topic may ask for."""
    return topic_named(topic).ASKS


def next_question(topic: str, case: Case, day: date) -> str | None:
    """The first unknown field that would change the answer, in the order of the topic's `ASKS`."""
    decision = decide(topic, case, day)
    if decision.outcome == NOT_KNOWN:
        return None
    return next((field for field in topic_named(topic).ASKS if _matters(field, decision, case, day)), None)


def by_reply(topic: str, field: str, case: Case, day: date) -> Mapping[object, Decision]:
    """The decision for every value that `field` can take; values that contradict the case are left out."""
    decided: dict[object, Decision] = {}
    for value in choices(field):
        try:
            decided[value] = decide(topic, case.with_field(field, value), day)
        except CaseError:
            continue
    return decided


def _matters(field: str, decision: Decision, case: Case, day: date) -> bool:
    if getattr(case.on(day), field) is not None:
        return False
    if not choices(field):
        return field in decision.missing
    first, *others = by_reply(decision.topic, field, case, day).values()
    return any(other.said != first.said for other in others)


def telephone(day: date) -> Mapping[str, str]:
    """The words to refer somebody with: department, telephone, and the ward's general line with its hours.

    Raises `NotInForce` before the facts begin.
    """
    facts = Facts(day)
    return {name: facts[f"contact.{name}"] for name in ("department", "phone", "ward_call_phone", "ward_call_hours")}


def figures(day: date) -> Mapping[str, Value]:
    """The numbers that questions back name; empty before the facts begin."""
    facts = Facts(day)
    try:
        return {"signing_from_age": facts["belongings.companion_under_age"]}
    except NotInForce:
        return {}


def _with_contact(decision: Decision, day: date) -> Decision:
    facts = Facts(day)
    try:
        terms = {"phone": facts["contact.phone"], "department": facts["contact.department"]}
    except NotInForce:
        return decision
    sources = tuple(dict.fromkeys((*decision.sources, *facts.sources)))
    return replace(decision, terms={**terms, **decision.terms}, sources=sources)
