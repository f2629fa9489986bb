"""Certificates on a phone (other towns' pages: 勝山市 2024, 唐津市 2025, 金沢市; giving up a phone: デジタル庁).

Android phones can hold them. iPhones: undecided in January 2024, planned for autumn 2025 as of April 2025, and by
金沢市's page (undated, read on 2026-11-22) in use since June 2025. The holder puts them on the phone, with the
マイナポータル app.

Not computed: what becomes of the phone's certificate when the card's is renewed or ends; no source of ours settles
it. Which models work is not listed either.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision

OUTCOMES = ("overview", "android", "iphone_available", "iphone_planned", "iphone_undecided", ASK_OFFICE, NOT_KNOWN)
ASKS = ("phone_kind",)
CARD_CHANGES = ("expiry", "lost_card", "moved", "name_change")


def decide(case: Case, day: date) -> Decision:
    """Whether this kind of phone can hold the certificates; both kinds while it is unknown."""
    facts = Facts(day)
    if case.reason in CARD_CHANGES:
        return _open(case, facts)
    if case.phone_kind == "android":
        facts["smartphone.android"]
        return facts.decision("smartphone", "android", terms=_terms(facts), notes=_practical(facts))
    if case.phone_kind == "iphone":
        return facts.decision("smartphone", _iphone(facts), terms=_terms(facts), notes=_practical(facts))
    return _overview(facts)


def _overview(facts: Facts) -> Decision:
    facts["smartphone.android"]
    return facts.decision("smartphone", "overview", terms=_terms(facts), notes=(_iphone(facts), *_practical(facts)))


def _open(case: Case, facts: Facts) -> Decision:
    facts["smartphone.android"]
    known = () if case.phone_kind == "android" else (_iphone(facts),)
    return facts.decision("smartphone", ASK_OFFICE, terms=_terms(facts), notes=("android", *known))


def _iphone(facts: Facts) -> str:
    return f"iphone_{facts['smartphone.iphone']}"


def _terms(facts: Facts) -> dict[str, str]:
    names = (name for name in ("iphone_start", "app") if facts.holds(f"smartphone.{name}"))
    return {name: facts[f"smartphone.{name}"] for name in names}


def _practical(facts: Facts) -> tuple[str, ...]:
    app = ("app",) if facts.holds("smartphone.app") else ()
    revoke = facts.holds("smartphone.revoke_before_giving_up") and facts["smartphone.revoke_before_giving_up"]
    return (*app, *(("giving_up",) if revoke else ()), "card_link")
