"""What a certificate costs (page 186361, section 手数料).

One fee for an issue, none for the first one and, for the time being, none for a renewal because the validity ends.
The page does not say what holds after a move, a change of name or a lost card, nor once the certificate has already
run out: there no amount is computed.
"""

from __future__ import annotations

from datetime import date

from rulebook.case import Case
from rulebook.dated import Facts
from rulebook.decision import ASK_OFFICE, NOT_KNOWN, Decision
from rulebook.topics import expiry

OUTCOMES = ("overview", "first_issue_free", "renewal_free", "standard", ASK_OFFICE, NOT_KNOWN)
ASKS = ("reason",)


def decide(case: Case, day: date) -> Decision:
    """The fee for the reason the resident comes; every amount where the reason is unknown."""
    facts = Facts(day)
    if case.reason is None:
        return _open(facts, "lapsed", facts["fee.reissue_after_expiry_elsewhere_yen"]) if case.lapsed \
            else _overview(facts, case)
    if case.reason == "first":
        return _one_amount(facts, "first_issue_free", "fee.first_issue_yen")
    if case.reason == "expiry":
        return _renewal(facts, case, day)
    if case.reason == "other":
        return _one_amount(facts, "standard", "fee.standard_yen")
    return _open(facts, case.reason)


def _overview(facts: Facts, case: Case) -> Decision:
    values = {"standard_yen": facts["fee.standard_yen"], "first_issue_yen": facts["fee.first_issue_yen"],
              "renewal_yen": facts["fee.renewal_on_expiry_yen"]}
    notes = ("pin_reset",) if case.pin_known is False else ()
    return facts.decision("fee", "overview", values, notes=notes)


def _one_amount(facts: Facts, outcome: str, fact: str, *notes: str) -> Decision:
    return facts.decision("fee", outcome, {"fee_yen": facts[fact]}, notes=notes)


def _renewal(facts: Facts, case: Case, day: date) -> Decision:
    lapsed = case.lapsed or expiry.has_lapsed(case, day)
    if lapsed:
        return _open(facts, "lapsed", facts["fee.reissue_after_expiry_elsewhere_yen"])
    return _one_amount(facts, "renewal_free", "fee.renewal_on_expiry_yen", *(() if lapsed is False else ("if_lapsed",)))


def _open(facts: Facts, note: str, elsewhere_yen: int | None = None) -> Decision:
    values = {"standard_yen": facts["fee.standard_yen"]}
    if elsewhere_yen is not None:
        values["elsewhere_yen"] = elsewhere_yen
    return facts.decision("fee", ASK_OFFICE, values, notes=(note,))
