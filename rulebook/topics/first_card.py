"""No card yet (page 144605; that a certificate needs a card: page 186361, 電子証明書とは).

Either the applicant comes to apply (申請時来庁方式) and the card arrives by registered mail, or applies from home
and comes to collect it (交付時来庁方式). Both take a booking and one visit; the mail is never forwarded. The first
certificates are free (手数料). The signing certificate is in principle not issued under 15 or to an adult ward.
Somebody else may collect a card only for a listed reason; being busy is none (page 192).

Not computed: documents, opening hours of the special counter, the days until a card is made, and whether a reason
for sending somebody else suffices.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts, in_force
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value

OUTCOMES = ("overview", "child", "adult_ward", ASK_OFFICE, NOT_KNOWN)
ASKS = ("visitor", "under_15")
OTHERS = ("agent", "legal_representative")


def decide(case: Case, day: date) -> Decision:
    """The two ways to a card, and which certificates this applicant can have on it."""
    facts = Facts(day)
    facts["first_card.card_needed"]
    if case.visitor in OTHERS:
        return _by_other(facts)
    values: dict[str, Value] = {"visits": facts["first_card.visits"], "first_issue_yen": facts["fee.first_issue_yen"]}
    notes = ("ways", "mail", *_age_notes(case, values, facts), "counter")
    return facts.decision("first_card", _outcome(case, values, facts), values, terms=_terms(facts), notes=notes)


def _outcome(case: Case, values: dict[str, Value], facts: Facts) -> str:
    if case.adult_ward:
        return "adult_ward"
    if case.under_15:
        values["signing_from_age"] = facts["first_card.signing_from_age"]
        return "child"
    return "overview"


def _age_notes(case: Case, values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    if case.age is None or not facts.holds("processing_time.express_under_age"):
        return ()
    if case.age >= in_force("processing_time.express_under_age", facts.day).value:
        return ()
    values |= {name: facts[f"processing_time.{name}"] for name in ("express_under_age", "express_weeks")}
    return ("express",)


def _terms(facts: Facts) -> dict[str, str]:
    facts["first_card.booking_needed"]
    facts["first_card.mail_forwarded"]
    return {name: facts[f"first_card.{name}"]
            for name in ("apply_in_person", "collect_in_person", "counter", "counter_address")}


def _by_other(facts: Facts) -> Decision:
    terms = {"reasons": "、".join(facts["first_card.collect_for_other_reasons"]),
             "refused": "、".join(facts["first_card.collect_for_other_refused"])}
    return facts.decision("first_card", ASK_OFFICE, terms=terms)
