"""What the certificates do online, and whether the procedures can be done online (page 186361, 電子証明書の種類).

The signing certificate makes and sends electronic documents (e-Tax); the user certificate logs in (マイナポータル,
certificates at a convenience store). Issue and renewal are done at a counter only (J-LIS), since somebody else
could misuse an online way; a PIN can partly be set anew at a convenience store (topic `pin`). A certificate that
has run out does none of this.

Not computed: whether a given service takes the certificate, and visits of staff at home.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value
from rulebook.topics import expiry

OUTCOMES = ("overview", "counters_named", "signing", "user", "stopped", ASK_OFFICE, NOT_KNOWN)
ASKS = ()
CHANGES = ("moved", "name_change")


def decide(case: Case, day: date) -> Decision:
    """The uses of the certificate named, or of both; that they have stopped where it has run out."""
    facts = Facts(day)
    terms = {name: "、".join(facts[f"online_use.{name}"]) for name in ("signing_uses", "user_uses")}
    run_out = {end.on < day for end in expiry.possible_ends(case, facts)}
    if len(run_out) > 1:
        return facts.decision("online_use", ASK_OFFICE, terms=terms)
    if run_out == {True}:
        return _stopped(case, day, terms, facts)
    values: dict[str, Value] = {}
    notes = (*_signing_notes(case, values, facts), *_counter_notes(case, facts), *_pin_notes(facts))
    return facts.decision("online_use", _outcome(case, facts), values, terms=terms, notes=notes)


def _outcome(case: Case, facts: Facts) -> str:
    if case.certificate in ("signing", "user"):
        return str(case.certificate)
    return "overview" if _counter_only(facts) else "counters_named"


def _counter_only(facts: Facts) -> bool:
    return facts.holds("renewal.online") and not facts["renewal.online"]


def _signing_notes(case: Case, values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    if case.certificate == "user":
        return ("user_goes_on",) if case.reason in CHANGES and _user_goes_on(facts) else ()
    ended = ("signing_ended",) if case.reason in CHANGES and facts["online_use.signing_ends_on_change"] else ()
    if case.under_15:
        values["signing_from_age"] = facts["online_use.signing_from_age"]
        return (*ended, "signing_not_for_child")
    return (*ended, "signing_not_for_ward") if case.adult_ward else ended


def _user_goes_on(facts: Facts) -> bool:
    return "address_or_name" not in facts["revocation.user_events"]


def _counter_notes(case: Case, facts: Facts) -> tuple[str, ...]:
    return ("at_counter",) if case.certificate in ("signing", "user") and _counter_only(facts) else ()


def _pin_notes(facts: Facts) -> tuple[str, ...]:
    at_store = facts.holds("online_use.pin_reset_at_store") and facts["online_use.pin_reset_at_store"]
    return ("pin",) if at_store else ()


def _stopped(case: Case, day: date, terms: dict[str, str], facts: Facts) -> Decision:
    which = ("signing", "user") if case.certificate in (None, "both") else (case.certificate,)
    card_over = case.card_expires_on is not None and case.card_expires_on < day
    again = ("again",) if not card_over and facts["renewal.possible_after_expiry"] else ("card_first",)
    counter = ("at_counter",) if _counter_only(facts) else ()
    return facts.decision("online_use", "stopped", terms=terms,
                          notes=(*(f"{name}_stops" for name in which), *again, *counter))
