"""The resident's situation: slots as a checked case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from rulebook.case import FIELDS, Case, CaseError, choices

PERSONAL = {"visitor", "age", "birth_date", "under_15", "adult_ward", "same_household", "pin_known", "has_a_document",
            "issued_on", "card_expires_on", "previous_expires_on", "user_certificate_expires_on", "limited_stay"}
DATE, BARE_EXPIRY, CLAIMED = "date", "bare_expiry", "claimed_"


@dataclass(frozen=True)
class Situation:
    """What is known and holds together, and what had to be left out of it."""

    case: Case
    problems: tuple[CaseError, ...] = ()
    forgotten: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, Any]:
        """The known fields as JSON values."""
        known = self.case.known.items()
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in known}

    def without(self, problems: Sequence[CaseError]) -> Situation:
        """The same without the fields that these problems name; a problem that names no known field is raised."""
        case = self.case
        for problem in problems:
            if problem.field not in case.known:
                raise problem
            case = case.with_field(problem.field, None)
        return Situation(case, (*self.problems, *problems), self.forgotten)

    @property
    def slots(self) -> list[dict[str, Any]]:
        """The events that keep it: known fields set, refused and forgotten ones emptied."""
        emptied = [*self.forgotten, *(problem.field for problem in self.problems if problem.field in FIELDS)]
        return [SlotSet(name, value) for name, value in {**dict.fromkeys(emptied), **self.fields}.items()]


def situation_of(tracker: Tracker) -> Situation:
    """The slots with what this message adds for the field asked about, as far as they hold together."""
    slots = {field: value for field in FIELDS if (value := tracker.get_slot(field)) is not None}
    forgotten = tuple(field for field in _of_another_person(tracker) if field in slots)
    kept = {field: value for field, value in slots.items() if field not in forgotten}
    return replace(checked({**kept, **_reply_to_question(tracker)}), forgotten=forgotten)


def applicant_of(tracker: Tracker) -> str | None:
    """Whose certificate it is about: the person this message names, else the one before."""
    return _told(tracker).get("applicant") or tracker.get_slot("applicant")


def _of_another_person(tracker: Tracker) -> set[str]:
    """The fields that were told of somebody else than this message speaks of."""
    told, before = _told(tracker), tracker.get_slot("applicant")
    if before is None or told.get("applicant") in (None, before):
        return set()
    return PERSONAL - told.keys()


def _told(tracker: Tracker) -> dict[str, Any]:
    return {entity["entity"]: entity["value"] for entity in tracker.latest_message.get("entities", ())}


def checked(given: Mapping[str, Any]) -> Situation:
    """The case of these values; a field that does not fit is left out and named."""
    kept, problems = dict(given), []
    while True:
        try:
            return Situation(Case.parse(kept), tuple(problems))
        except CaseError as error:
            problems.append(error)
            del kept[error.field]


def claims_of(tracker: Tracker) -> dict[str, int]:
    """The figures that this message takes for granted, by unit."""
    return {name.removeprefix(CLAIMED): value for name, value in _told(tracker).items() if name.startswith(CLAIMED)}


def signal_of(tracker: Tracker) -> str | None:
    """What must not be missed in this message."""
    return _told(tracker).get("signal")


def day_without_year(tracker: Tracker) -> str | None:
    """A day told without its year, as written."""
    return _told(tracker).get("day_without_year")


def asked_yes_or_no(tracker: Tracker) -> bool:
    """Whether the question asked last can be answered by yes or no."""
    asked = tracker.get_slot("asked")
    return asked is not None and choices(asked) == (True, False)


def _reply_to_question(tracker: Tracker) -> dict[str, Any]:
    """A bare date, or a yes or no, belongs to the question asked last; a bare 期限 is otherwise the certificate's."""
    asked, message = tracker.get_slot("asked"), tracker.latest_message
    told = _told(tracker)
    if asked and asked.endswith(("_on", DATE)) and (told.keys() & {DATE, BARE_EXPIRY}):
        return {asked: told.get(DATE, told.get(BARE_EXPIRY))}
    if BARE_EXPIRY in told:
        return {"user_certificate_expires_on": told[BARE_EXPIRY]}
    intent = message.get("intent", {}).get("name")
    if asked_yes_or_no(tracker) and intent in ("affirm", "deny"):
        return {asked: intent == "affirm"}
    return {}
