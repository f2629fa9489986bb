"""The resident's situation: slots as a checked case."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from rulebook.case import FIELDS, Case, CaseError, choices

DATE = "date"


def known(tracker: Tracker) -> dict[str, Any]:
    """The case fields that are filled, as JSON values, with what this message adds for the field asked about."""
    slots = {field: value for field in FIELDS if (value := tracker.get_slot(field)) is not None}
    return {**slots, **_reply_to_question(tracker)}


def checked(situation: dict[str, Any]) -> tuple[Case, list[CaseError]]:
    """The case, and the problems of the fields that had to be left out for it."""
    kept, problems = dict(situation), []
    while True:
        try:
            return Case.parse(kept), problems
        except CaseError as error:
            problems.append(error)
            del kept[error.field]


def _reply_to_question(tracker: Tracker) -> dict[str, Any]:
    """A bare date, or a yes or no, belongs to the question asked last."""
    asked = tracker.get_slot("asked")
    if asked is None:
        return {}
    message = tracker.latest_message
    dates = [entity["value"] for entity in message.get("entities", ()) if entity["entity"] == DATE]
    if dates and asked.endswith(("_on", DATE)):
        return {asked: dates[0]}
    intent = message.get("intent", {}).get("name")
    if choices(asked) == (True, False) and intent in ("affirm", "deny"):
        return {asked: intent == "affirm"}
    return {}
