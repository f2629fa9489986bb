"""Who may apply (page 186361, sections 申請できる人 and 電子証明書の種類).

Whoever is registered in the ward and holds a card that has not run out, in person or through somebody else. Those under
15 and adults under guardianship get the user certificate; the signing certificate is, in principle, not made for them.
The 15th birthday itself is no longer under 15.

Not computed: the exceptions behind "in principle" (not described on the page), people living abroad (the page speaks of
registered residents only), and the day a child born on 29 February turns 15.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value

OUTCOMES = ("overview", "eligible", "user_only", "not_resident", "card_needed", ASK_OFFICE, NOT_KNOWN)
ASKS = ("lives_in_ward", "card_valid", "under_15")


def decide(case: Case, day: date) -> Decision:
    """Whether the applicant may have both certificates, one of them, or something has to come first."""
    facts = Facts(day)
    facts["eligibility.residents_only"]
    if case.living_abroad:
        return facts.decision("eligibility", ASK_OFFICE)
    if case.lives_in_ward is False:
        return not_resident("eligibility", facts)
    if card_is_valid(case, day) is False:
        return _card_needed(case, day, facts)
    if case.under_15 or (case.adult_ward and not facts["eligibility.signing_for_adult_wards"]):
        return _user_only(case, day, facts)
    return _open_to_all(case, day, facts)


def card_is_valid(case: Case, day: date) -> bool | None:
    """Whether the card holds on `day`, its last day included; None while nothing is known of it."""
    if case.card_expires_on is None or case.card_valid is False:
        return case.card_valid
    return case.card_expires_on >= day


def not_resident(topic: str, facts: Facts) -> Decision:
    """The refusal of somebody registered elsewhere, for any topic that has the outcome."""
    facts["eligibility.residents_only"]
    own_town = facts.holds("eligibility.at_own_municipality") and facts["eligibility.at_own_municipality"]
    return facts.decision(topic, "not_resident", notes=("own_town",) if own_town else ())


def _card_needed(case: Case, day: date, facts: Facts) -> Decision:
    facts["eligibility.valid_card_needed"]
    if case.card_expires_on is None or case.card_expires_on >= day:
        return facts.decision("eligibility", "card_needed", notes=("no_valid_card",))
    return facts.decision("eligibility", "card_needed", {"card_expires_on": case.card_expires_on}, notes=("expired",))


def _user_only(case: Case, day: date, facts: Facts) -> Decision:
    values: dict[str, Value] = {"signing_from_age": facts["eligibility.signing_from_age"]}
    notes = ["adult_ward" if case.adult_ward else "under_age", *_common_notes(case, day, values, facts)]
    birthday = None if case.adult_ward else _signing_birthday(case.birth_date, facts)
    if birthday is not None:
        values["signing_from"] = birthday
        notes.append("from_birthday")
    return facts.decision("eligibility", "user_only", values, notes=tuple(notes))


def _open_to_all(case: Case, day: date, facts: Facts) -> Decision:
    values: dict[str, Value] = {"signing_from_age": facts["eligibility.signing_from_age"]}
    outcome = "eligible" if case.under_15 is False or not _conditions(case, day) else "overview"
    limit = "both" if case.under_15 is False and case.adult_ward is False else (
        "both_unless_ward" if case.under_15 is False else "limits")
    notes = (limit, *_common_notes(case, day, values, facts))
    return facts.decision("eligibility", outcome, values, notes=notes if outcome == "eligible" else _general(notes))


def _general(notes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(note for note in notes if note != "conditions")


def _common_notes(case: Case, day: date, values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    last_day = ("card_last_day",) if case.card_expires_on == day else ()
    if case.visitor not in ("agent", "legal_representative"):
        return (*_conditions(case, day), *last_day)
    values["visits"] = facts["proxy.visits"]
    return (*_conditions(case, day), *last_day, "by_other")


def _conditions(case: Case, day: date) -> tuple[str, ...]:
    return () if case.lives_in_ward and card_is_valid(case, day) else ("conditions",)


def _signing_birthday(birth_date: date | None, facts: Facts) -> date | None:
    if birth_date is None or (birth_date.month, birth_date.day) == (2, 29):
        return None
    return birth_date.replace(year=birth_date.year + facts["eligibility.signing_from_age"])
