"""What to bring, for exactly this visitor (page 186361, section 持ち物).

The applicant brings the card; with the PIN forgotten also one A or B document. Under 15 a parent comes along, for an
adult ward the guardian: with an A document of their own and, unless parent and child share a household, proof of
authority. A companion without an A document comes beforehand, an inquiry goes to the applicant by letter, and the
second visit takes the answer and a B document. Anybody else follows the proxy rule.

Not computed: the documents of an agent without an A document, and whether a legal representative who comes alone must
prove the authority (the page asks it only of a companion).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Visit
from rulebook.topics import proxy

OUTCOMES = ("overview", "overview_pin_reset", "self", "self_pin_reset", "child_with_parent", "ward_with_guardian",
            "representative_without_a_document", "two_visits", "one_visit", ASK_OFFICE, NOT_KNOWN)
ASKS = ("visitor", "pin_known", "same_household", "with_move_notification")


def decide(case: Case, day: date) -> Decision:
    """The list for the visitor; both ways in short while it is unknown who comes."""
    facts = Facts(day)
    if case.visitor in ("self", None) and (case.under_15 or case.adult_ward):
        return _with_companion(case, facts)
    if case.visitor is None:
        return _overview(case, facts)
    if case.visitor == "self":
        return _alone(case, facts)
    if case.visitor == "legal_representative" and case.has_a_document is False:
        return _without_a_document(case, facts)
    return replace(proxy.by_other(case, facts), topic="belongings")


def _overview(case: Case, facts: Facts) -> Decision:
    values = {"visits": facts["proxy.visits"], "companion_under_age": facts["belongings.companion_under_age"]}
    outcome = "overview_pin_reset" if case.pin_known is False else "overview"
    items = (*facts["belongings.own_items"], *_pin_items(case, facts))
    return facts.decision("belongings", outcome, values, items=items)


def _alone(case: Case, facts: Facts) -> Decision:
    items = (*facts["belongings.own_items"], *_pin_items(case, facts))
    values = {"companion_under_age": facts["belongings.companion_under_age"]}
    outcome = "self_pin_reset" if case.pin_known is False else "self"
    notes = _pin_notes(case) + (("companion",) if case.under_15 is None and case.adult_ward is None else ())
    return facts.decision("belongings", outcome, values, items=items, notes=notes)


def _with_companion(case: Case, facts: Facts) -> Decision:
    if case.has_a_document is False:
        return _without_a_document(case, facts)
    outcome = "ward_with_guardian" if case.adult_ward else "child_with_parent"
    items = (*facts["belongings.own_items"], *_pin_items(case, facts), *facts["belongings.companion_items"],
             *_authority_items(case, facts))
    values = {"companion_under_age": facts["belongings.companion_under_age"]}
    notes = (*_pin_notes(case), *_household_notes(case), *_document_notes(case))
    if case.visitor is None:
        values["visits"] = facts["proxy.visits"]
        notes = (*notes, "without_applicant")
    return facts.decision("belongings", outcome, values, items=items, notes=notes)


def _without_a_document(case: Case, facts: Facts) -> Decision:
    second = (*facts["belongings.no_a_document_items"], *facts["belongings.own_items"], *_authority_items(case, facts))
    visits = (Visit("inquiry_first", ()), Visit("inquiry_second", second))
    return facts.decision("belongings", "representative_without_a_document",
                          {"visits": facts["belongings.no_a_document_visits"]}, items=second, visits=visits,
                          notes=_household_notes(case))


def _pin_items(case: Case, facts: Facts) -> tuple[str, ...]:
    return tuple(facts["belongings.pin_reset_items"]) if case.pin_known is False else ()


def _authority_items(case: Case, facts: Facts) -> tuple[str, ...]:
    if case.adult_ward:
        return tuple(facts["belongings.guardian_items"])
    return tuple(facts["belongings.other_household_items"]) if case.same_household is False else ()


def _pin_notes(case: Case) -> tuple[str, ...]:
    return ("pin",) if case.pin_known is None else ()


def _household_notes(case: Case) -> tuple[str, ...]:
    return ("household",) if case.same_household is None and not case.adult_ward else ()


def _document_notes(case: Case) -> tuple[str, ...]:
    return ("no_a_document",) if case.has_a_document is None else ()
