"""The card is lost or stolen (page 145138; the certificates: page 186361, 次の場合は失効します).

First its use is stopped by telephone, at any hour. Then the police is told, and the loss is reported at one of the
ten full counters. A card that is found again is brought there by the applicant, who also applies for a new one in
person, as a principle. When the card is revoked both certificates on it end.

Not computed: what a new card costs (not on the visible part of the page), and what somebody else may do for the
applicant: there the telephone is named.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value

OUTCOMES = ("stop_first", "found", ASK_OFFICE, NOT_KNOWN)
ASKS = ()
OTHERS = ("agent", "legal_representative")


def decide(case: Case, day: date) -> Decision:
    """What to do first, and the way to a new card."""
    facts = Facts(day)
    facts["lost_card.certificates_end_with_card"]
    terms = {name: facts[f"lost_card.{name}"] for name in ("stop_phone", "stop_phone_name", "stop_hours")}
    values: dict[str, Value] = {"counters": facts["lost_card.counters"]}
    if case.card_found:
        return facts.decision("lost_card", "found", values)
    if case.visitor in OTHERS:
        facts["lost_card.reissue_in_person"]
        return facts.decision("lost_card", ASK_OFFICE, values, terms=terms)
    return facts.decision("lost_card", "stop_first", values, terms=terms, notes=_new_card(values, facts))


def _new_card(values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    values |= {"reissue_months_least": facts["lost_card.reissue_months_least"],
               "reissue_months_most": facts["lost_card.reissue_months_most"]}
    if not facts.holds("processing_time.express_weeks"):
        return ("new_card",)
    values |= {"express_weeks": facts["processing_time.express_weeks"],
               "express_window_days": facts["processing_time.express_window_days"]}
    return ("new_card", "express")
