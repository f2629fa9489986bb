"""The resident's situation: slots as a checked case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.clock import today
from actions.dates import resolved
from rulebook.case import FIELDS, Case, CaseError, choices, is_date
from rulebook.claims import Claims

PERSONAL = {"visitor", "age", "birth_date", "under_15", "adult_ward", "same_household", "pin_known", "has_a_document",
            "issued_on", "card_expires_on", "previous_expires_on", "user_certificate_expires_on", "limited_stay"}
DATE, BARE_EXPIRY = "date", "bare_expiry"
USE_OFFICE = {"office", "hours", "contact"}
USE_DATES = {"expiry", "renewal", "insurance", "online_use", "revocation", "fee", "foreign_resident", "eligibility"}
LONGEST_CHOICE = 15  # letters of a typed reply; a longer message asks something of its own
OTHERS = ("agent", "legal_representative")
SPEAKER, CHILD = "speaker", "child"  # nlu/applicant.py
ADULT_AGE = 18  # civil code, art. 4
CERTIFICATE_EXPIRY = "user_certificate_expires_on"  # what a bare 期限 means where the card's is not asked about


@dataclass(frozen=True)
class Situation:
    """What is known and holds together, what had to be left out of it, the dates that this message told, and those that
    hang on a birthday not told yet."""

    case: Case
    problems: tuple[CaseError, ...] = ()
    forgotten: tuple[str, ...] = ()
    told_dates: tuple[str, ...] = ()
    until_birth_date: Mapping[str, str] = field(default_factory=dict)

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
        return replace(self, case=case, problems=(*self.problems, *problems))

    @property
    def understood_dates(self) -> dict[str, date]:
        """The dates that this message told, as far as they hold."""
        return {name: getattr(self.case, name) for name in self.told_dates if getattr(self.case, name)}

    @property
    def slots(self) -> list[dict[str, Any]]:
        """The events that keep it: known fields set, refused and forgotten ones emptied."""
        emptied = [*self.forgotten, *(problem.field for problem in self.problems if problem.field in FIELDS)]
        kept = {**dict.fromkeys(emptied), **self.until_birth_date, **self.fields}
        return [SlotSet(name, value) for name, value in kept.items()]


def situation_of(tracker: Tracker) -> Situation:
    """The slots with what this message adds for the field asked about, as far as they hold together."""
    slots = {field: value for field in FIELDS if (value := tracker.get_slot(field)) is not None}
    told, reply = _told(tracker), _reply_to_question(tracker)
    forgotten = tuple(field for field in (*_of_another_person(tracker), told.get("redo")) if field in slots)
    stated = {**slots, **reply, **_goes_for_another(tracker)}
    given = {field: value for field, value in stated.items() if field not in forgotten}
    known = _on_the_calendar(given)
    situation = checked({field: value for field, value in known.items() if value is not None}, today())
    dates = tuple(field for field in FIELDS if is_date(field) and (field in told or field in reply))
    waiting = {field: given[field] for field, value in known.items() if value is None}
    return replace(situation, forgotten=forgotten, told_dates=dates, until_birth_date=waiting)


def _on_the_calendar(given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with every date told from today worked out; None for one that hangs on an unknown birthday."""
    day, birth_date = today(), _iso(given.get("birth_date"))
    return {field: resolved(value, day, birth_date) if is_date(field) and isinstance(value, str) else value
            for field, value in given.items()}


def _iso(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def applicant_of(tracker: Tracker) -> str | None:
    """Whose certificate it is about: the person this message names, else the one before."""
    return _told(tracker).get("applicant") or tracker.get_slot("applicant")


def _of_another_person(tracker: Tracker) -> set[str]:
    """The fields that were told of somebody else than this message speaks of."""
    told, before = _told(tracker), tracker.get_slot("applicant")
    if told.get("applicant") in (None, before) or (before is None and not _about_another(tracker)):
        return set()
    return PERSONAL - told.keys()


def _about_another(tracker: Tracker) -> bool:
    """Whether the situation so far can only be that of somebody else than the speaker, who now speaks of themselves."""
    others = tracker.get_slot("visitor") in OTHERS or tracker.get_slot("adult_ward") or tracker.get_slot("under_15")
    return _told(tracker).get("applicant") == SPEAKER and bool(others)


def _goes_for_another(tracker: Tracker) -> dict[str, Any]:
    """「わたしが行きます」 after a relative was spoken of: the speaker is the agent, or a minor's parent."""
    told, whose = _told(tracker), tracker.get_slot("applicant")
    others = told.get("visitor") not in (None, "self") or told.get("applicant", whose) != whose
    if "speaker_goes" not in told or others:
        return {}
    if whose == CHILD and _is_minor(tracker):
        return {"visitor": "legal_representative"}
    return {"visitor": "agent"} if whose not in (None, SPEAKER) else {}


def _is_minor(tracker: Tracker) -> bool:
    age = tracker.get_slot("age")
    return bool(tracker.get_slot("under_15")) or (isinstance(age, int) and age < ADULT_AGE)


def _told(tracker: Tracker) -> dict[str, Any]:
    return {entity["entity"]: entity["value"] for entity in tracker.latest_message.get("entities", ())}


def checked(given: Mapping[str, Any], day: date) -> Situation:
    """The case of these values; a field that does not fit, or tells of a birth or an issue yet to come, is left out and
    named."""
    problems = [CaseError(field, given[field], "in_the_future") for field in ("birth_date", "issued_on")
                if (told := _iso(given.get(field))) and told > day]
    kept = {field: value for field, value in given.items() if field not in {problem.field for problem in problems}}
    while True:
        try:
            return Situation(Case.parse(kept), tuple(problems))
        except CaseError as error:
            problems.append(error)
            del kept[error.field]


def claims_of(tracker: Tracker) -> Claims:
    """What this message takes for granted."""
    claims: Claims = _told(tracker).get("claims", {})
    return claims


def signal_of(tracker: Tracker) -> str | None:
    """What must not be missed in this message."""
    return _told(tracker).get("signal")


def partial_date(tracker: Tracker) -> dict[str, Any] | None:
    """A date of this message whose year or day is missing: as `written`, its `role`, its `month_day` if told."""
    told = _told(tracker)
    if "year" in told and not tracker.get_slot("partial_date"):
        return {"written": str(told["year"]) + "年", "role": None, "month_day": None}
    partial = told.get("partial_date")
    return {**partial, "role": _own_field(partial["role"])} if partial else None


def tells_of_the_case(tracker: Tracker) -> bool:
    """Whether this message states anything of the situation."""
    return bool(_told(tracker).keys() & {*FIELDS, DATE, BARE_EXPIRY, "partial_date", "year", "redo"})


def left_unclear(tracker: Tracker) -> str | None:
    """The field whose two meanings this message leaves open."""
    field = _told(tracker).get("unclear")
    return None if field is None or tracker.get_slot(field) else str(field)


def implied_topic(tracker: Tracker, last: Sequence[str]) -> str | None:
    """The topic that a message without a question asks about by what it names, where the last topics do not use it: a
    counter, dates, or somebody else who goes."""
    told = _told(tracker)
    if "office" in told and not USE_OFFICE & set(last):
        return "office"
    if any(is_date(field) for field in told) and not USE_DATES & set(last):
        return "expiry"
    return "proxy" if told.get("visitor") in OTHERS and not last else None


def answers_the_question(tracker: Tracker) -> bool:
    """Whether a short message chooses one of the replies to the question asked last."""
    asked, text = tracker.get_slot("asked"), tracker.latest_message.get("text") or ""
    return asked in _told(tracker) and bool(choices(asked)) and len(text) <= LONGEST_CHOICE


def date_to_redo(tracker: Tracker) -> str | None:
    """The date that this message calls wrong without telling the right one."""
    return _own_field(_told(tracker).get("redo"))


def _own_field(role: str | None) -> str | None:
    return CERTIFICATE_EXPIRY if role == BARE_EXPIRY else role


def asked_yes_or_no(tracker: Tracker) -> bool:
    """Whether the question asked last can be answered by yes or no."""
    asked = tracker.get_slot("asked")
    return asked is not None and choices(asked) == (True, False)


def _reply_to_question(tracker: Tracker) -> dict[str, Any]:
    """A bare date, or a yes or no, belongs to the question asked last; a bare 期限 is otherwise the certificate's."""
    asked, told = tracker.get_slot("asked"), _told(tracker)
    partial = tracker.get_slot("partial_date")
    if corrected := _day_of_a_known_year(tracker):
        return corrected
    if "year" in told and partial and partial["month_day"] and (field := partial["role"] or asked):
        return {field: f"{told['year']:04d}-{partial['month_day']}"}
    if asked and is_date(asked) and (told.keys() & {DATE, BARE_EXPIRY}):
        return {asked: told.get(DATE, told.get(BARE_EXPIRY))}
    if DATE in told and (last := tracker.get_slot("last_date")):
        return {last: told[DATE]}
    if BARE_EXPIRY in told:
        return {CERTIFICATE_EXPIRY: told[BARE_EXPIRY]}
    intent = tracker.latest_message.get("intent", {}).get("name")
    if asked_yes_or_no(tracker) and intent in ("affirm", "deny"):
        return {asked: intent == "affirm"}
    return {}


def _day_of_a_known_year(tracker: Tracker) -> dict[str, str]:
    """A month and day without a year put right a date that is known: its year stays."""
    partial = _told(tracker).get("partial_date")
    field = _own_field(partial["role"]) if partial and partial["month_day"] else None
    known = _iso(tracker.get_slot(field)) if field else None
    return {field: f"{known.year:04d}-{partial['month_day']}"} if field and known and partial else {}
