"""A and B documents (page 186361, section 持ち物).

The page asks for "A" and "B" documents and leaves what counts to a linked page that is not stored, so no list is given
here, least of all another town's. How many are needed follows `belongings` and `proxy`: none beside the card for an
applicant who knows the PIN, one otherwise, one for each visit of somebody else.

Not computed: whether a given document counts as A or B.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision
from rulebook.topics import belongings

OUTCOMES = ("none_needed", ASK_OFFICE, NOT_KNOWN)
ASKS = ("visitor", "pin_known")
DOCUMENTS = ("applicant_a_or_b_document", "representative_a_document", "representative_b_document",
             "agent_a_or_b_document", "agent_a_document")


def decide(case: Case, day: date) -> Decision:
    """How many documents this visitor needs; which ones count is for the office to say."""
    facts = Facts(day)
    facts["identity_documents.lists_on_page"]
    if case.visitor is None:
        return facts.decision("identity_documents", ASK_OFFICE, notes=("in_general",))
    items = tuple(item for item in belongings.decide(case, day).items if item in DOCUMENTS)
    if not items and case.visitor == "self" and case.pin_known:
        return _none_needed(case, facts)
    return facts.decision("identity_documents", ASK_OFFICE, items=items, notes=_notes(case, items))


def _none_needed(case: Case, facts: Facts) -> Decision:
    values = {"companion_under_age": facts["belongings.companion_under_age"]}
    notes = ("companion",) if case.under_15 is None and case.adult_ward is None else ()
    return facts.decision("identity_documents", "none_needed", values, notes=notes)


def _notes(case: Case, items: tuple[str, ...]) -> tuple[str, ...]:
    if case.visitor == "self" and not items:
        return ("only_without_pin",)
    if "agent_a_or_b_document" in items:
        return ("two_visits",)
    if "representative_a_document" in items and case.has_a_document is None:
        return ("no_a_document",)
    return ("agent_without_a",) if case.visitor == "agent" and case.has_a_document is False else ()
