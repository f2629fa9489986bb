"""Period of stay and the card (its end: ward page 188; the rest as 横手市, 江戸川区 and others retell national rules).

With a limited stay the card ends with the stay, and the certificates end with the card (page 186361). A longer stay
does not lengthen the card by itself: it must be extended before its last day, or once by two months while the
decision on the stay is pending. The certificates are not extended with it and are issued anew. 永住者, 特別永住者
and 高度専門職第2号 are treated like Japanese nationals. A card that has ended is made anew, for a fee elsewhere.

Not computed: which documents and counters Setagaya asks for, who may go for somebody else, the fee in Setagaya.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value

OUTCOMES = ("overview", "as_japanese", "limited", "card_ended", ASK_OFFICE, NOT_KNOWN)
ASKS = ("limited_stay", "card_expires_on")
OTHERS = ("agent", "legal_representative")


def decide(case: Case, day: date) -> Decision:
    """What the stay does to the card; both kinds of stay while it is unknown."""
    facts = Facts(day)
    facts["foreign_resident.certificates_end_with_card"]
    if case.limited_stay is None:
        return _overview(facts)
    if not case.limited_stay:
        return facts.decision("foreign_resident", "as_japanese", terms=_statuses(facts))
    facts["foreign_resident.card_ends_with_stay"]
    if case.card_expires_on is not None and case.card_expires_on < day:
        return _ended(case.card_expires_on, facts)
    return _limited(case, day, facts)


def _overview(facts: Facts) -> Decision:
    facts["foreign_resident.card_ends_with_stay"]
    facts["foreign_resident.extend_before_end"]
    facts["foreign_resident.certificates_extended_with_card"]
    return facts.decision("foreign_resident", "overview", terms=_statuses(facts))


def _statuses(facts: Facts) -> dict[str, str]:
    return {"statuses": "、".join(facts["foreign_resident.as_japanese"])}


def _ended(card_expires_on: date, facts: Facts) -> Decision:
    facts["foreign_resident.extend_before_end"]
    values: dict[str, Value] = {
        "card_expires_on": card_expires_on,
        "reissue_card_elsewhere_yen": facts["foreign_resident.reissue_card_elsewhere_yen"],
        "reissue_certificate_elsewhere_yen": facts["foreign_resident.reissue_certificate_elsewhere_yen"]}
    return facts.decision("foreign_resident", "card_ended", values)


def _limited(case: Case, day: date, facts: Facts) -> Decision:
    facts["foreign_resident.extend_before_end"]
    values: dict[str, Value] = {"special_months": facts["foreign_resident.special_months"]}
    dated = _dated(case, day, values)
    if case.visitor in OTHERS:
        return facts.decision("foreign_resident", ASK_OFFICE, values, notes=dated)
    facts["foreign_resident.certificates_extended_with_card"]
    notes = ("pending", *_once(values, facts), "ask_first")
    return facts.decision("foreign_resident", "limited", values, notes=(*dated, *notes), missing=_missing(case))


def _dated(case: Case, day: date, values: dict[str, Value]) -> tuple[str, ...]:
    if case.card_expires_on is None:
        return ()
    values |= {"card_expires_on": case.card_expires_on, "days_left": (case.card_expires_on - day).days}
    return ("card_date",)


def _once(values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    if not facts.holds("foreign_resident.special_times"):
        return ()
    values["special_times"] = facts["foreign_resident.special_times"]
    return ("once",)


def _missing(case: Case) -> tuple[str, ...]:
    return ("card_expires_on",) if case.card_expires_on is None else ()
