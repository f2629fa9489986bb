"""How long it takes (page 186361, sections 本人が来庁 and 代理人が来庁).

The applicant comes once: no inquiry by letter is made. Somebody else comes twice and is never finished the same
day; with a 転入 or 転居 notification once (the rule of `proxy`). A parent or guardian without an A document also
comes twice. Where the card was lost, a new card comes first: two to three months (page 145138), about a week by the
national express issue.

Not computed: minutes at the counter, waiting, days until the letter arrives and the hour from which a new
certificate works. The page states none of them.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value
from rulebook.topics import proxy

OUTCOMES = ("overview", "own_visit", "two_visits", "one_visit", ASK_OFFICE, NOT_KNOWN)
ASKS = ("visitor", "with_move_notification", "same_household")


def decide(case: Case, day: date) -> Decision:
    """How many visits, and whether it ends the same day; both ways while it is unknown who comes."""
    facts = Facts(day)
    if case.visitor is None:
        return _overview(case, facts)
    if _without_a_document(case):
        return _decision("two_visits", {"visits": facts["belongings.no_a_document_visits"]}, (), case, facts)
    if case.visitor == "self":
        return _own(case, facts)
    way = proxy.by_other(case, facts)
    notes = tuple(note for note in way.notes if note in ("unless_moving", "signing_only"))
    return _decision(way.outcome, dict(way.values), notes, case, facts)


def _overview(case: Case, facts: Facts) -> Decision:
    facts["processing_time.agent_same_day"]
    values: dict[str, Value] = {"own_visits": facts["proxy.own_visits"], "visits": facts["proxy.visits"]}
    return _decision("overview", values, (), case, facts)


def _own(case: Case, facts: Facts) -> Decision:
    facts["processing_time.own_inquiry_by_letter"]
    values: dict[str, Value] = {"own_visits": facts["proxy.own_visits"]}
    return _decision("own_visit", values, _usable_elsewhere(values, facts), case, facts)


def _without_a_document(case: Case) -> bool:
    accompanied = case.visitor == "self" and bool(case.under_15 or case.adult_ward)
    return case.has_a_document is False and (accompanied or case.visitor == "legal_representative")


def _usable_elsewhere(values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    if not facts.holds("processing_time.usable_after_hours_elsewhere"):
        return ()
    values["usable_after_hours_elsewhere"] = facts["processing_time.usable_after_hours_elsewhere"]
    return ("usable_elsewhere",)


def _decision(outcome: str, values: dict[str, Value], notes: tuple[str, ...], case: Case, facts: Facts) -> Decision:
    new_card = _new_card(values, facts) if case.reason == "lost_card" else ()
    return facts.decision("processing_time", outcome, values, notes=(*notes, *new_card))


def _new_card(values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    values |= {"reissue_months_least": facts["lost_card.reissue_months_least"],
               "reissue_months_most": facts["lost_card.reissue_months_most"]}
    if not facts.holds("processing_time.express_weeks"):
        return ("new_card",)
    values["express_weeks"] = facts["processing_time.express_weeks"]
    return ("new_card", "express")
