"""The resident's situation: slots as a checked case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from rulebook.case import FIELDS, Case, CaseError, choices

DATE, BARE_EXPIRY, CLAIMED = "date", "bare_expiry", "claimed_"


@dataclass(frozen=True)
class Situation:
    """What is known and holds together, and what had to be left out of it."""

    case: Case
    problems: tuple[CaseError, ...] = ()

    @property
    def fields(self) -> dict[str, Any]:
        """The known fields as JSON values."""
        known = self.case.known.items()
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in known}

    def without(self, problems: Sequence[CaseError]) -> Situation:
        """The same without the fields that these problems name."""
        case = self.case
        for problem in problems:
            case = case.with_field(problem.field, None) if problem.field in FIELDS else case
        return Situation(case, (*self.problems, *problems))

    @property
    def slots(self) -> list[dict[str, Any]]:
        """The events that keep it: known fields set, refused ones emptied."""
        refused = {problem.field: None for problem in self.problems if problem.field in FIELDS}
        return [SlotSet(name, value) for name, value in {**refused, **self.fields}.items()]


def situation_of(tracker: Tracker) -> Situation:
    """The slots with what this message adds for the field asked about, as far as they hold together."""
    slots = {field: value for field in FIELDS if (value := tracker.get_slot(field)) is not None}
    return checked({**slots, **_reply_to_question(tracker)})


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
    told = tracker.latest_message.get("entities", ())
    return {entity["entity"].removeprefix(CLAIMED): entity["value"] for entity in told
            if entity["entity"].startswith(CLAIMED)}


def signal_of(tracker: Tracker) -> str | None:
    """What must not be missed in this message."""
    told = tracker.latest_message.get("entities", ())
    return next((str(entity["value"]) for entity in told if entity["entity"] == "signal"), None)


def asked_yes_or_no(tracker: Tracker) -> bool:
    """Whether the question asked last can be answered by yes or no."""
    asked = tracker.get_slot("asked")
    return asked is not None and choices(asked) == (True, False)


def _reply_to_question(tracker: Tracker) -> dict[str, Any]:
    """A bare date, or a yes or no, belongs to the question asked last; a bare 期限 is otherwise the certificate's."""
    asked, message = tracker.get_slot("asked"), tracker.latest_message
    told = {entity["entity"]: entity["value"] for entity in message.get("entities", ())}
    if asked and asked.endswith(("_on", DATE)) and (told.keys() & {DATE, BARE_EXPIRY}):
        return {asked: told.get(DATE, told.get(BARE_EXPIRY))}
    if BARE_EXPIRY in told:
        return {"user_certificate_expires_on": told[BARE_EXPIRY]}
    intent = message.get("intent", {}).get("name")
    if asked_yes_or_no(tracker) and intent in ("affirm", "deny"):
        return {asked: intent == "affirm"}
    return {}
