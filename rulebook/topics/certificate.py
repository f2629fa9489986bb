"""What the two certificates are and which one is for what (page 186361, section 電子証明書の種類).

The signing certificate goes with documents that are made and sent online, such as e-Tax; the user certificate proves
who logs in, to マイナポータル or at a store's terminal. The signing one is, in principle, not made for those under 15
and for adults under guardianship.

Not computed: the exceptions behind "in principle", which the page does not describe. Whoever of these asks for the
signing certificate is told its use and sent to a person.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision, Value

OUTCOMES = ("overview", "signing", "user", ASK_OFFICE, NOT_KNOWN)
ASKS = ("certificate",)


def decide(case: Case, day: date) -> Decision:
    """The use of the certificate asked for; both while it is open which one."""
    facts = Facts(day)
    if case.certificate == "user":
        return facts.decision("certificate", "user", terms=_names(facts))
    if case.certificate == "signing":
        return _signing(case, facts)
    return _both(case, facts)


def _both(case: Case, facts: Facts) -> Decision:
    values: dict[str, Value] = {"kinds": len(facts["certificate.kinds"])}
    return facts.decision("certificate", "overview", {**values, **_age(facts)}, terms=_names(facts),
                          notes=(_limit(case),))


def _signing(case: Case, facts: Facts) -> Decision:
    if case.under_15 or case.adult_ward:
        notes = (f"because_{_limit(case)}",)
        return facts.decision("certificate", ASK_OFFICE, _age(facts), terms=_names(facts), notes=notes)
    return facts.decision("certificate", "signing", _age(facts), terms=_names(facts), notes=(_limit(case),))


def _limit(case: Case) -> str:
    if case.adult_ward:
        return "adult_ward"
    if case.under_15:
        return "under_age"
    return "not_for_wards" if case.under_15 is False else "not_for_all"


def _age(facts: Facts) -> dict[str, Value]:
    return {"signing_from_age": facts["eligibility.signing_from_age"]}


def _names(facts: Facts) -> dict[str, str]:
    names = [f"{kind}_{part}" for kind in facts["certificate.kinds"] for part in ("name", "use")]
    return {name: facts[f"certificate.{name}"] for name in names}
