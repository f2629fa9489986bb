"""Until which day a certificate is valid (page 186361, section 有効期限).

The user certificate ends on the 5th birthday after the day of issue or with the card, whichever comes first; the
signing certificate also ends with the user certificate. It is the 6th birthday when the certificate before it had fewer
than three months left on the day of issue (ordinance 平成15年総務省令第120号, as 東村山市 and 宇治市 retell it).
The last day counts in full, Japan time.

Not computed: a limit that hangs on a birthday of 29 February in a common year, on how three months are counted at the
end of a month, or on a renewal made on the very last day. There the counter is named, unless another limit settles it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.days import by_day, nth_birthday_after, window_opens
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value

OUTCOMES = ("overview", "valid", "renewable", "expired", ASK_OFFICE, NOT_KNOWN)
ASKS = ("issued_on", "birth_date", "card_expires_on")


@dataclass(frozen=True)
class End:
    """A last day of validity, what sets it, and the birthday counted to (both absent when the day itself was told)."""

    on: date
    limited_by: str | None = None
    birthday_count: int | None = None


def decide(case: Case, day: date) -> Decision:
    """Valid, renewable or expired on `day`; the general rule while the dates are unknown."""
    facts = Facts(day)
    ends = possible_ends(case, facts)
    if not ends:
        return _overview(case, facts)
    if len({end.on for end in ends}) > 1:
        return _open(case, ends, day, facts)
    return _dated(case, max(ends, key=_rank), day, facts)


def possible_ends(case: Case, facts: Facts) -> frozenset[End]:
    """Every end that the rules allow for the case: none while dates are missing, several where the law is open."""
    if case.issued_on is None or case.birth_date is None:
        return _told(case)
    return frozenset(
        _earliest(case, birthday, count, facts)
        for count in birthday_counts(case, facts)
        for birthday in nth_birthday_after(case.issued_on, case.birth_date, count))


def _told(case: Case) -> frozenset[End]:
    told, card = case.user_certificate_expires_on, case.card_expires_on
    if told is None or case.certificate == "signing":
        return frozenset()
    return frozenset({End(told) if card is None or told <= card else End(card, "card")})


def has_lapsed(case: Case, day: date) -> bool | None:
    """Whether the certificate's last day has passed; None while the dates do not tell."""
    lasts = {end.on for end in possible_ends(case, Facts(day))}
    passed = {last < day for last in lasts}
    return passed.pop() if len(passed) == 1 else None


def birthday_counts(case: Case, facts: Facts) -> frozenset[int]:
    """To which birthday the certificate counts: one number, or both where it is open."""
    first = facts["expiry.birthday_count"]
    if case.previous_expires_on is None or case.issued_on is None:
        return frozenset({first})
    renewed = facts["expiry.renewed_birthday_count"]
    open_from, surely_from = window_opens(case.previous_expires_on, facts["expiry.window_months"])
    if case.issued_on < open_from or case.issued_on > case.previous_expires_on:
        return frozenset({first})
    if case.issued_on < surely_from or case.issued_on == case.previous_expires_on:
        return frozenset({first, renewed})
    return frozenset({renewed})


def _earliest(case: Case, birthday: date, count: int, facts: Facts) -> End:
    known = {"birthday": birthday, "card": case.card_expires_on, "user_certificate": case.user_certificate_expires_on}
    names = facts["expiry.user_limits" if case.certificate == "user" else "expiry.signing_limits"]
    limits = [(last, name) for name in names if (last := known[name]) is not None]
    on, limited_by = min(limits, key=lambda limit: limit[0])
    return End(on, limited_by, count)


def _rank(end: End) -> tuple[int, str]:
    return end.birthday_count or 0, end.limited_by or ""


def _overview(case: Case, facts: Facts) -> Decision:
    values = {"birthday_count": facts["expiry.birthday_count"], "renewed_birthday_count":
              facts["expiry.renewed_birthday_count"], "window_months": facts["expiry.window_months"]}
    facts["expiry.signing_limits"]
    missing = tuple(name for name in ("issued_on", "birth_date") if getattr(case, name) is None)
    again = ("how_again",) if case.lapsed and facts["renewal.possible_after_expiry"] else ()
    return facts.decision("expiry", "overview", values, missing=missing, notes=again)


def _dated(case: Case, end: End, day: date, facts: Facts) -> Decision:
    renewable_from = window_opens(end.on, facts["expiry.window_months"])[1]
    values: dict[str, Value] = {
        "expires_on": end.on, "renewable_from": renewable_from, "days_left": (end.on - day).days}
    if end.limited_by is not None:
        values["limited_by"] = end.limited_by
    if end.birthday_count is not None:
        values["birthday_count"] = end.birthday_count
    timeline = by_day(("today", day), ("renewable_from", renewable_from), ("expires_on", end.on))
    return facts.decision("expiry", _outcome(end.on, renewable_from, day), values, timeline=timeline,
                          notes=_notes(case, end, day, facts), missing=_still_missing(case, end))


def _outcome(last: date, renewable_from: date, day: date) -> str:
    if day > last:
        return "expired"
    return "renewable" if day >= renewable_from else "valid"


def _notes(case: Case, end: End, day: date, facts: Facts) -> tuple[str, ...]:
    notes = [f"limited_by_{end.limited_by}" if end.limited_by else "as_told"]
    if "card_expires_on" in _still_missing(case, end):
        notes.append("card_unknown")
    if case.card_expires_on is not None and case.card_expires_on < day:
        notes.append("card_over")
    elif end.on < day and facts["renewal.possible_after_expiry"]:
        notes.append("how_again")
    return tuple(notes)


def _still_missing(case: Case, end: End) -> tuple[str, ...]:
    return ("card_expires_on",) if case.card_expires_on is None and end.limited_by is not None else ()


def _open(case: Case, ends: frozenset[End], day: date, facts: Facts) -> Decision:
    note = "count_open" if len({end.birthday_count for end in ends}) > 1 else "leap_day"
    both = () if any(end.on >= day for end in ends) else ("all_past",)
    return facts.decision("expiry", ASK_OFFICE, notes=(note, *both))
