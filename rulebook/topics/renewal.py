"""From when and how a certificate is renewed (page 186365; the window as in `expiry`).

Renewal is taken from three months before the last day (one year for those living abroad), with or without the notice
letter. A notice that comes earlier opens nothing. Too early counts as a fresh issue and costs a year (江戸川区).
After the last day a new certificate can be had while the card is valid (宇治市, 三原市). It is done at a counter, not
online (J-LIS). The card itself is renewed from three months before its printed date, also after it (page 188).

Not computed: a day on which one way to count three months has opened the window and the other not; it counts as
closed.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.days import by_day, window_opens
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value
from rulebook.topics.expiry import possible_ends

OUTCOMES = ("overview", "not_yet", "open", "lapsed", "lapsed_undated", "card_first", "card_ended", "card_itself",
            ASK_OFFICE, NOT_KNOWN)
ASKS = ("user_certificate_expires_on",)


def decide(case: Case, day: date) -> Decision:
    """Whether the window is open on `day`; the general rule while the last day is unknown."""
    facts = Facts(day)
    if case.renewal_of == "card":
        return _card_itself(facts)
    if case.card_expires_on is not None and case.card_expires_on < day:
        facts["renewal.possible_after_expiry"]
        return facts.decision("renewal", "card_first", {"card_expires_on": case.card_expires_on})
    if case.card_valid is False:
        facts["eligibility.valid_card_needed"]
        return facts.decision("renewal", "card_ended")
    lasts = _last_days(case, facts)
    if not lasts and case.lapsed:
        return _lapsed_undated(case, facts)
    if not lasts:
        return _overview(case, facts)
    if len(lasts) > 1:
        facts["expiry.window_months"]
        return facts.decision("renewal", ASK_OFFICE)
    return _dated(case, min(lasts), day, facts)


def _card_itself(facts: Facts) -> Decision:
    facts["renewal.card_possible_after_expiry"]
    return facts.decision("renewal", "card_itself", {"card_window_months": facts["renewal.card_window_months"]})


def _lapsed_undated(case: Case, facts: Facts) -> Decision:
    facts["renewal.possible_after_expiry"]
    values: dict[str, Value] = {}
    terms, notes = _what_stops(facts), _by_agent(case, values, facts)
    return facts.decision("renewal", "lapsed_undated", values, terms=terms,
                          notes=(*notes, *(("stops_working",) if terms else ())))


def _last_days(case: Case, facts: Facts) -> frozenset[date]:
    ends = frozenset(end.on for end in possible_ends(case, facts))
    return ends or (frozenset({case.previous_expires_on}) if case.previous_expires_on else frozenset())


def _overview(case: Case, facts: Facts) -> Decision:
    facts["renewal.notice_needed"]
    values = {"window_months": facts["expiry.window_months"]}
    notes = (*_elsewhere(facts, values), *_abroad(case, values, facts), *_by_agent(case, values, facts))
    terms = _what_stops(facts)
    return facts.decision("renewal", "overview", values, terms=terms, missing=("user_certificate_expires_on",),
                          notes=(*notes, *(("if_not_renewed",) if terms else ()), *_again_later(facts)))


def _again_later(facts: Facts) -> tuple[str, ...]:
    possible = facts.holds("renewal.possible_after_expiry") and facts["renewal.possible_after_expiry"]
    return ("again_later",) if possible else ()


def _elsewhere(facts: Facts, values: dict[str, Value]) -> tuple[str, ...]:
    """The notes that stand on national or other towns' pages, where they reach back to the day."""
    notes = []
    if facts.holds("renewal.notice_latest_months"):
        values |= {name: facts[f"renewal.{name}"] for name in ("notice_earliest_months", "notice_latest_months")}
        notes.append("notice_letter")
    if facts.holds("renewal.early_costs_years"):
        values["early_costs_years"] = facts["renewal.early_costs_years"]
        notes.append("too_early")
    if facts.holds("renewal.online"):
        facts["renewal.online"]
        notes.append("at_counter")
    return tuple(notes)


def _abroad(case: Case, values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    if not case.living_abroad:
        return ()
    values["abroad_months"] = facts["renewal.abroad_months"]
    return ("abroad",)


def _by_agent(case: Case, values: dict[str, Value], facts: Facts) -> tuple[str, ...]:
    if case.visitor not in ("agent", "legal_representative"):
        return ()
    values["visits"] = facts["proxy.visits"]
    return ("by_agent",)


def _dated(case: Case, last: date, day: date, facts: Facts) -> Decision:
    months = facts["renewal.abroad_months" if case.living_abroad else "expiry.window_months"]
    opens = window_opens(last, months)[1]
    values: dict[str, Value] = {"expires_on": last, "renewable_from": opens}
    timeline = by_day(("today", day), ("renewable_from", opens), ("expires_on", last))
    if day > last:
        facts["renewal.possible_after_expiry"]
        notes, terms = _by_agent(case, values, facts), _what_stops(facts)
        return facts.decision("renewal", "lapsed", values, timeline=timeline, terms=terms,
                              notes=(*notes, *(("stops_working",) if terms else ())))
    if day >= opens:
        values["days_left"] = (last - day).days
        notes = (*_last_day(last, day, facts), *_by_agent(case, values, facts))
        return facts.decision("renewal", "open", values, timeline=timeline, notes=notes)
    values["days_until_open"] = (opens - day).days
    notes = tuple(note for note in _elsewhere(facts, values) if note == "too_early")
    return facts.decision("renewal", "not_yet", values, timeline=timeline, notes=notes)


def _last_day(last: date, day: date, facts: Facts) -> tuple[str, ...]:
    taken = facts.holds("renewal.possible_on_last_day") and day == last and facts["renewal.possible_on_last_day"]
    return ("last_day",) if taken else ()


def _what_stops(facts: Facts) -> dict[str, str]:
    if not facts.holds("renewal.stops_working"):
        return {}
    return {"stops_working": "、".join(facts["renewal.stops_working"])}
