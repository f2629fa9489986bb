"""Whom to call (page 186361, last section; the ward's booklet of 2020; the national free dial, page 145138).

The department's telephone and fax. For other procedures the ward's general line with the date of its booklet; for a
lost card and for questions on the system the national free dial.

Not computed: the hours of the department's telephone, and the number of a counter that no dated page shows.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.days import in_japanese_month, in_western
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value
from rulebook.topics import office

OUTCOMES = ("department", "lost_card", "counter", ASK_OFFICE, NOT_KNOWN)
ASKS = ()


def decide(case: Case, day: date) -> Decision:
    """The number for this resident: of the counter named, for a lost card, or of the department.

    Raises `CaseError` for a name that is no place of the ward.
    """
    facts = Facts(day)
    values: dict[str, Value] = {"phone": facts["contact.phone"], "fax": facts["contact.fax"]}
    terms = {"department": facts["contact.department"]}
    if case.office is not None:
        return _counter(case.office, values, terms, facts)
    if case.reason == "lost_card":
        return _lost_card(values, terms, facts)
    return _department(values, terms, facts)


def _counter(written: str, values: dict[str, Value], terms: dict[str, str], facts: Facts) -> Decision:
    known = [(name, fact) for name in office.named(written, facts) if (fact := _phone_fact(name)) and facts.holds(fact)]
    if len(known) != 1:
        return facts.decision("contact", ASK_OFFICE, values, terms={"office": written})
    (name, fact), = known
    values["counter_phone"] = facts[fact]
    as_of = in_japanese_month(facts.read[fact].source.as_of)
    return facts.decision("contact", "counter", values, terms={**terms, "office": name, "as_of_month": as_of})


def _phone_fact(name: str) -> str | None:
    key, details = office.DETAILS.get(name, ("", ()))
    return f"office.{key}_phone" if "phone" in details else None


def _lost_card(values: dict[str, Value], terms: dict[str, str], facts: Facts) -> Decision:
    values["national_phone"] = facts["lost_card.stop_phone"]
    terms |= {"national_name": facts["lost_card.stop_phone_name"], "stop_hours": facts["lost_card.stop_hours"]}
    return facts.decision("contact", "lost_card", values, terms=terms)


def _department(values: dict[str, Value], terms: dict[str, str], facts: Facts) -> Decision:
    values["ward_call_phone"] = facts["contact.ward_call_phone"]
    terms["ward_call_hours"] = facts["contact.ward_call_hours"]
    terms["ward_call_as_of"] = in_japanese_month(facts.read["contact.ward_call_phone"].source.as_of)
    if not facts.holds("contact.national_hours"):
        return facts.decision("contact", "department", values, terms=terms, notes=("ward_call",))
    values["national_phone"] = facts["lost_card.stop_phone"]
    terms["national_name"] = facts["lost_card.stop_phone_name"]
    terms["national_hours"] = facts["contact.national_hours"]
    terms["national_as_of"] = in_western(facts.read["contact.national_hours"].source.as_of)
    return facts.decision("contact", "department", values, terms=terms, notes=("ward_call", "national"))
