"""Opening hours and booking (page 186361, section 受付窓口).

The page names the counters without their hours and says nothing of booking. One centre's own paper gives the hours of
its general counter, which are shown with their date and not taken for those of the certificate corner.

Not computed: the hours of any certificate counter, Saturdays, waiting, booking.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.days import in_japanese_month
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Counter, Decision
from rulebook.topics import office

OUTCOMES = ("general_hours", ASK_OFFICE, NOT_KNOWN)
ASKS = ()
GENERAL_HOURS = {"上馬まちづくりセンター": "hours.kamiuma_general"}


def decide(case: Case, day: date) -> Decision:
    """The hours of the named counter where any are known.

    Raises `CaseError` for a name that is no place of the ward.
    """
    facts = Facts(day)
    facts["hours.hours_on_page"]
    if case.office is None:
        return facts.decision("hours", NOT_KNOWN, notes=("page_silent",))
    counters = office.named(case.office, facts)
    if not counters:
        return facts.decision("hours", ASK_OFFICE, terms={"office": case.office})
    known = [name for name in counters if name in GENERAL_HOURS and facts.holds(GENERAL_HOURS[name])]
    return _general(known[0], facts) if known else facts.decision("hours", NOT_KNOWN, notes=("page_silent",))


def _general(name: str, facts: Facts) -> Decision:
    fact = GENERAL_HOURS[name]
    terms = {"office": name, "hours": facts[fact]}
    source = facts.read[fact].source
    counter = Counter(name, facts["office.corners_take_agents"], {"hours": facts[fact]}, source)
    return facts.decision("hours", "general_hours", {"as_of": source.as_of}, counters=(counter,),
                          terms={**terms, "as_of_month": in_japanese_month(source.as_of)})
