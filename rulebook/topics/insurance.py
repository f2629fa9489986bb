"""The card as health-insurance card (a national rule, as いわき市, 多摩市 and the national insurer retell it).

After the user certificate has ended, the card still serves until the end of the third month after the month of the
last day (ended in February: to the end of May), for the insurance data only. Then the registration is dropped and a
資格確認書 comes.

Not computed: whether these months also cover a card whose own validity has ended (多摩市 says so, others speak of
the certificate only). Where the card ends first the answer stops at the card's last day and names the telephone.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.days import by_day, month_end_after
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value
from rulebook.topics import expiry

OUTCOMES = ("overview", "usable", "grace", "over", ASK_OFFICE, NOT_KNOWN)
ASKS = ("user_certificate_expires_on", "card_expires_on")


def decide(case: Case, day: date) -> Decision:
    """Until when the card serves at a clinic; the general rule while the last day is unknown."""
    facts = Facts(day)
    if not facts.holds("insurance.grace_months"):
        facts["contact.department"]
        return facts.decision("insurance", ASK_OFFICE, notes=("not_on_page",))
    lasts = _last_days(case, facts)
    if not lasts:
        return _overview(facts)
    if len(lasts) > 1:
        return facts.decision("insurance", ASK_OFFICE, notes=("end_open",))
    return _dated(min(lasts), case, day, facts)


def _last_days(case: Case, facts: Facts) -> frozenset[date]:
    told = case.user_certificate_expires_on
    if told is not None:
        return frozenset({told if case.card_expires_on is None else min(told, case.card_expires_on)})
    return frozenset(end.on for end in expiry.possible_ends(case.with_field("certificate", "user"), facts))


def _overview(facts: Facts) -> Decision:
    values: dict[str, Value] = {"grace_months": facts["insurance.grace_months"]}
    notes = (*_after_end(facts), *_document(facts))
    return facts.decision("insurance", "overview", values, notes=notes, missing=("user_certificate_expires_on",))


def _dated(last: date, case: Case, day: date, facts: Facts) -> Decision:
    months = facts["insurance.grace_months"]
    until = month_end_after(last, months)
    if day > until:
        return _over(last, until, case, day, facts)
    card = case.card_expires_on
    if card is not None and card < until:
        note = "until_card" if day <= card else "card_over"
        values: dict[str, Value] = {"card_expires_on": card, "grace_months": months}
        return facts.decision("insurance", ASK_OFFICE, values, notes=(note,))
    return _serves(last, until, case, facts)


def _serves(last: date, until: date, case: Case, facts: Facts) -> Decision:
    values: dict[str, Value] = {"expires_on": last, "insurance_until": until, "days_left": (until - facts.day).days,
                                "grace_months": facts["insurance.grace_months"]}
    timeline = by_day(("today", facts.day), ("insurance_until", until))
    unknown = case.card_expires_on is None
    return facts.decision("insurance", "usable" if facts.day <= last else "grace", values, timeline=timeline,
                          notes=(*_after_end(facts), *(("card_unknown",) if unknown else ())),
                          missing=("card_expires_on",) if unknown else ())


def _over(last: date, until: date, case: Case, day: date, facts: Facts) -> Decision:
    values: dict[str, Value] = {"expires_on": last, "insurance_until": until}
    card_over = case.card_expires_on is not None and case.card_expires_on < day
    notes = (*(("card_first",) if card_over else _again(facts)), *_document(facts))
    return facts.decision("insurance", "over", values, notes=notes)


def _after_end(facts: Facts) -> tuple[str, ...]:
    only = facts.holds("insurance.insurance_data_only") and facts["insurance.insurance_data_only"]
    return ("data_only",) if only else ()


def _again(facts: Facts) -> tuple[str, ...]:
    facts["renewal.possible_after_expiry"]
    dropped = facts.holds("insurance.registration_dropped") and facts["insurance.registration_dropped"]
    return ("again", "register_again") if dropped else ("again",)


def _document(facts: Facts) -> tuple[str, ...]:
    facts["insurance.confirmation_document"]
    return ("document",)
