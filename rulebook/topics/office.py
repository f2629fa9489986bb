"""Which counter takes this applicant (page 186361, section 受付窓口).

Ten full counters take everybody; twelve corners in machizukuri centres take the applicant only, no agents. Sixteen more
centres have no corner: their names are known so that they can be told apart.

Not computed: whether a child with a parent beside counts as the applicant at a corner, and anything about a counter's
address, telephone or hours beyond what a dated page shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rulebook.case import Case, CaseError
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Counter, Decision, Source
from rulebook.places import CENTRE, Name, recognise
from rulebook.topics import eligibility

OUTCOMES = ("overview", "agent_counters", "accepts", "applicant_only", "agents_not_accepted", "several", "no_corner",
            "not_resident", ASK_OFFICE, NOT_KNOWN)
ASKS = ("visitor",)
Details = tuple[Mapping[str, str], Source | None]
NO_DETAILS: Details = ({}, None)
DETAILS = {
    "上馬まちづくりセンター": ("kamiuma", ("address", "phone")),
    "喜多見まちづくりセンター": ("kitami", ("phone",)),
}


def decide(case: Case, day: date) -> Decision:
    """The counters for this visitor, or whether the named one takes this visitor."""
    facts = Facts(day)
    if case.lives_in_ward is False:
        return eligibility.not_resident("office", facts)
    if case.office is None:
        return _all(case, facts)
    counters = named(case.office, facts)
    if not counters:
        return _no_corner(case.office, facts)
    return _one(counters[0], case, facts) if len(counters) == 1 and not _also_without_corner(case.office, facts) \
        else _several(counters, case, facts)


def named(office: str, facts: Facts) -> tuple[str, ...]:
    """The official names of the counters that a written name can mean; empty for a centre without a corner.

    Raises `CaseError` for a name that is no place of the ward known here.
    """
    name = _recognised(office)
    return tuple(official for official in (*facts["office.full_counters"], *facts["office.corners"])
                 if name.fits(official)) or _by_place_only(name, facts)


def _by_place_only(name: Name, facts: Facts) -> tuple[str, ...]:
    """The counter that is there when the kind was mistaken (若林出張所); none for a centre."""
    return () if name.kind in (CENTRE, None) else named(name.place, facts)


def _recognised(office: str) -> Name:
    name = recognise(office)
    if name is None:
        raise CaseError("office", office, "unknown_office")
    return name


def _also_without_corner(office: str, facts: Facts) -> bool:
    name = _recognised(office)
    return name.kind is None and name.place in facts["office.centres_without_corner"]


def _all(case: Case, facts: Facts) -> Decision:
    full, corners = facts["office.full_counters"], facts["office.corners"]
    if _by_agent(case):
        return facts.decision("office", "agent_counters", {"full_counters": len(full)},
                          counters=tuple(Counter(name, True) for name in full))
    return facts.decision("office", "overview", {"full_counters": len(full), "corners": len(corners)},
                          counters=tuple(_counter(name, facts) for name in (*full, *corners)))


def _one(name: str, case: Case, facts: Facts) -> Decision:
    counter = _counter(name, facts, with_details=True)
    outcome = "accepts" if counter.takes_agents else _at_corner(case)
    notes = ("renewal_or_pin",) if not counter.takes_agents and outcome in ("accepts", "applicant_only") and (
        case.reason == "expiry" or case.pin_known is False) else ()
    return facts.decision("office", outcome, counters=(counter,), terms={"office": name}, notes=notes)


def _at_corner(case: Case) -> str:
    if case.visitor is None:
        return "applicant_only"
    if _by_agent(case):
        return "agents_not_accepted"
    return ASK_OFFICE if case.under_15 or case.adult_ward else "accepts"


def _several(names: tuple[str, ...], case: Case, facts: Facts) -> Decision:
    place = _recognised(case.office or "").place
    notes = ("no_centre",) if place in facts["office.centres_without_corner"] else ()
    return facts.decision("office", "several", terms={"place": place}, notes=notes,
                          counters=tuple(_counter(name, facts, with_details=True) for name in names))


def _no_corner(office: str, facts: Facts) -> Decision:
    place = _recognised(office).place
    nearby = tuple(name for name in facts["office.full_counters"] if Name(place, None).fits(name))
    return facts.decision("office", "no_corner", terms={"office": place + CENTRE},
                          counters=tuple(_counter(name, facts) for name in nearby))


def _by_agent(case: Case) -> bool:
    return case.visitor in ("agent", "legal_representative")


def _counter(name: str, facts: Facts, with_details: bool = False) -> Counter:
    full = name in facts["office.full_counters"]
    takes_agents = full or facts["office.corners_take_agents"]
    details, source = _details(name, facts) if with_details else NO_DETAILS
    return Counter(name, takes_agents, details, source)


def _details(name: str, facts: Facts) -> Details:
    key, parts = DETAILS.get(name, ("", ()))
    held = {part: f"office.{key}_{part}" for part in parts if facts.holds(f"office.{key}_{part}")}
    if not held:
        return NO_DETAILS
    details = {part: facts[fact] for part, fact in held.items()}
    return details, facts.read[next(iter(held.values()))].source
