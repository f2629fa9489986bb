"""What ends a certificate before its last day (page 186361, section 有効期限, 次の場合は失効します).

The signing certificate ends when the registered address or name changes, also on moving inside or out of the ward; who
goes on using it has it made anew together with the notification. The user certificate does not end with a move or a new
name. Both end when the card is revoked, on the holder's own request, and with their last day.

Not computed: whether losing a card is enough (the page says only "when the card is revoked"), moving abroad, the death
of the holder, whether it ends on the day of the move or the day after, and whether the signing certificate ends with a
user certificate that its holder gave up.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision
from rulebook.topics import expiry

OUTCOMES = ("overview", "signing_ends", "user_goes_on", "with_card", "at_expiry", ASK_OFFICE, NOT_KNOWN)
ASKS = ("reason",)


def decide(case: Case, day: date) -> Decision:
    """What the event does to each certificate; every event while none is named."""
    facts = Facts(day)
    if case.reason in ("moved", "name_change") or (case.reason is None and case.with_move_notification):
        return _changed(case, facts)
    if case.reason == "lost_card":
        return _with_card(facts)
    if case.reason == "expiry":
        return _at_expiry(case, day, facts)
    return _overview(case, facts)


def _changed(case: Case, facts: Facts) -> Decision:
    facts["revocation.reissue_with_notification"]
    event = "name_change" if case.reason == "name_change" else "moved"
    if event == "moved" and case.living_abroad:
        return facts.decision("revocation", ASK_OFFICE)
    carried_on = event == "moved" and facts.holds("revocation.card_carried_on_at_move") \
        and facts["revocation.card_carried_on_at_move"]
    notes = (event, "carry_on") if carried_on else (event,)
    outcome = "user_goes_on" if case.certificate == "user" else "signing_ends"
    return facts.decision("revocation", outcome, notes=notes)


def _with_card(facts: Facts) -> Decision:
    facts["revocation.user_events"]
    terms = {name: facts[f"lost_card.{name}"] for name in ("stop_phone", "stop_phone_name", "stop_hours")}
    return facts.decision("revocation", "with_card", terms=terms)


def _at_expiry(case: Case, day: date, facts: Facts) -> Decision:
    facts["revocation.at_expiry"]
    values = {"window_months": facts["expiry.window_months"]}
    notes = ("lapsed",) if expiry.has_lapsed(case, day) else ("renew_before",)
    return facts.decision("revocation", "at_expiry", values, notes=notes)


def _overview(case: Case, facts: Facts) -> Decision:
    facts["revocation.signing_events"]
    notes = ("signing", "user") if case.certificate in (None, "both") else (case.certificate,)
    return facts.decision("revocation", "overview", notes=notes)
