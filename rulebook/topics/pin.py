"""The PINs of the card: which is which, wrong entries, forgotten ones (page 186361, section 持ち物; page 186365).

A forgotten PIN is set anew at the counter: the applicant brings the card and one A or B document; a child or an adult
ward comes with the companion and documents that `belongings` names. Lengths stand on page 186365, the number of tries
is the national one. Whoever still knows the other certificate's PIN can use the national app and a store's terminal.

Not computed: what somebody else needs for setting a PIN anew, whether the machizukuri centres do it, how a PIN that is
known is changed, and what the ward charges (its page on resetting is not stored).
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value
from rulebook.topics import belongings

OUTCOMES = ("overview", "signing", "user", "reset", "reset_with_companion", ASK_OFFICE, NOT_KNOWN)
ASKS = ("pin_known", "certificate", "visitor")
APP_NOTES = {"signing": "app_signing", "user": "app_user", "both": "both_unknown", None: "app"}


def decide(case: Case, day: date) -> Decision:
    """How to set a forgotten PIN anew; otherwise the PIN asked for, or all of them."""
    facts = Facts(day)
    facts["belongings.pin_reset_items"]
    if case.pin_known is False:
        return _forgotten(case, day, facts)
    if case.certificate == "signing":
        return _signing(facts)
    return _user(facts) if case.certificate == "user" else _overview(facts)


def _forgotten(case: Case, day: date, facts: Facts) -> Decision:
    if case.visitor in ("agent", "legal_representative"):
        return facts.decision("pin", ASK_OFFICE)
    if case.under_15 or case.adult_ward:
        return _with_companion(case, day, facts)
    items = (*facts["belongings.own_items"], *facts["belongings.pin_reset_items"])
    terms, values, notes = _by_app(APP_NOTES[case.certificate], facts)
    if case.under_15 is None and case.adult_ward is None:
        values["companion_under_age"] = facts["belongings.companion_under_age"]
        notes = ("companion", *notes)
    notes = (*_lock_notes(facts), *notes)
    return facts.decision("pin", "reset", values, items=items, terms=terms, notes=notes)


def _with_companion(case: Case, day: date, facts: Facts) -> Decision:
    listed = belongings.decide(case.with_field("visitor", "self"), day)
    notes = ("household",) if "household" in listed.notes else ()
    return facts.decision("pin", "reset_with_companion", items=listed.items, visits=listed.visits, notes=notes)


def _overview(facts: Facts) -> Decision:
    values: dict[str, Value] = {"kinds": facts["pin.kinds"], **_signing_values(facts), **_user_values(facts)}
    if not facts.holds("pin.counter_only"):
        return facts.decision("pin", "overview", values, notes=_lock_notes(facts))
    terms = {"counter_only": facts["pin.counter_only"]}
    notes = (*_lock_notes(facts), "counter_only", *_by_app("app_in_short", facts)[2])
    return facts.decision("pin", "overview", values, terms=terms, notes=notes)


def _signing(facts: Facts) -> Decision:
    notes = ("upper_case",) if facts["pin.upper_case_elsewhere"] else ()
    return facts.decision("pin", "signing", _signing_values(facts), notes=(*notes, *_lock_notes(facts)))


def _user(facts: Facts) -> Decision:
    return facts.decision("pin", "user", _user_values(facts), notes=_lock_notes(facts))


def _signing_values(facts: Facts) -> dict[str, Value]:
    return {name: facts[f"pin.{name}"] for name in ("signing_min", "signing_max", "signing_tries")}


def _user_values(facts: Facts) -> dict[str, Value]:
    return {name: facts[f"pin.{name}"] for name in ("user_digits", "user_tries")}


def _lock_notes(facts: Facts) -> tuple[str, ...]:
    return ("stays_locked",) if facts.holds("pin.unlocks_itself") and facts["pin.unlocks_itself"] is False else ()


def _by_app(note: str, facts: Facts) -> tuple[dict[str, str], dict[str, Value], tuple[str, ...]]:
    """The terms, values and note of the way by app and store, where the national pages reach back to the day."""
    if not (facts.holds("pin.app_needs_other_pin") and facts["pin.app_needs_other_pin"]):
        return {}, {}, ()
    if note in ("both_unknown", "app_in_short"):
        return {}, {}, (note,)
    names = ("app", "signing_shops", "user_shops", "terminal_hours")
    numbers: dict[str, Value] = {name: facts[f"pin.{name}"] for name in ("terminal_yen", "terminal_within_hours")}
    return {name: facts[f"pin.{name}"] for name in names}, numbers, (note,)
