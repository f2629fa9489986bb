"""Somebody else goes (page 186361, section 代理人が来庁).

An agent comes twice and is never finished the same day: the first visit starts an inquiry by letter to the applicant,
the second brings the filled-in answer and power of attorney with the PIN sealed. One visit is enough only for a signing
certificate issued together with a 転入 or 転居 notification, and only for a member of the same household or the legal
representative. The machizukuri centres take no agents. A legal representative without an A document also comes twice,
the second time with a B document (本人が来庁 2).

Not computed: an agent without an A document (the page gives the way with a B document to legal representatives only).
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value, Visit

OUTCOMES = ("overview", "not_needed", "two_visits", "one_visit", "representative_without_a_document", ASK_OFFICE,
            NOT_KNOWN)
ASKS = ("visitor", "with_move_notification", "same_household")


def decide(case: Case, day: date) -> Decision:
    """How many visits, and what belongs to each."""
    facts = Facts(day)
    if case.visitor is None:
        return facts.decision("proxy", "overview", {"visits": facts["proxy.visits"]})
    if case.visitor == "self":
        return _not_needed(case, facts)
    if case.visitor == "legal_representative" and case.has_a_document is False:
        return _without_a_document(facts)
    return by_other(case, facts)


def _not_needed(case: Case, facts: Facts) -> Decision:
    values: dict[str, Value] = {"own_visits": facts["proxy.own_visits"]}
    if not (case.under_15 or case.adult_ward):
        return facts.decision("proxy", "not_needed", values)
    values["companion_under_age"] = facts["belongings.companion_under_age"]
    return facts.decision("proxy", "not_needed", values, notes=("companion",))


def by_other(case: Case, facts: Facts) -> Decision:
    """The visits of an agent or of a legal representative who comes alone."""
    if case.visitor == "agent" and case.has_a_document is False:
        return facts.decision("proxy", ASK_OFFICE, {"visits": facts["proxy.visits"]})
    if one_visit_is_enough(case, facts):
        return _one_visit(case, facts)
    return _two_visits(case, facts)


def one_visit_is_enough(case: Case, facts: Facts) -> bool:
    """Whether the inquiry by letter falls away: with a move notification, signing certificate, household or legal
    representative."""
    allowed = facts["proxy.one_visit_visitors"]
    close = case.visitor in allowed or (case.same_household is True and "same_household" in allowed)
    return case.with_move_notification is True and case.certificate != "user" and close


def _two_visits(case: Case, facts: Facts) -> Decision:
    visits = (Visit("agent_first", tuple(facts["proxy.first_visit_items"])),
              Visit("agent_second", tuple(facts["proxy.second_visit_items"])))
    return facts.decision("proxy", "two_visits", {"visits": facts["proxy.visits"]}, items=_all_items(visits),
                          visits=visits, notes=_two_visit_notes(case))


def _two_visit_notes(case: Case) -> tuple[str, ...]:
    move = ("unless_moving",) if case.with_move_notification is None and case.reason in (None, "moved") else ()
    return (*move, *(("authority",) if case.visitor == "legal_representative" else ()))


def _one_visit(case: Case, facts: Facts) -> Decision:
    visits = (Visit("with_move", tuple(facts["proxy.one_visit_items"])),)
    notes = ("signing_only",) if case.certificate != "signing" else ()
    return facts.decision("proxy", "one_visit", {"visits": facts["proxy.one_visit_number"]}, items=_all_items(visits),
                          visits=visits, notes=notes)


def _without_a_document(facts: Facts) -> Decision:
    """The way that `belongings` gives to a legal representative who has a B document only."""
    second = (*facts["belongings.no_a_document_items"], *facts["belongings.own_items"])
    visits = (Visit("inquiry_first", ()), Visit("inquiry_second", second))
    return facts.decision("proxy", "representative_without_a_document",
                          {"visits": facts["belongings.no_a_document_visits"]}, items=second, visits=visits,
                          notes=("authority",))


def _all_items(visits: tuple[Visit, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for visit in visits for item in visit.items))
