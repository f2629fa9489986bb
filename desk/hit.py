"""One answer that a search offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rulebook import phrases
from rulebook.case import is_date
from rulebook.days import in_japanese
from rulebook.topics import figures


@dataclass(frozen=True)
class Hit:
    """An answer to open: its topic, the case as JSON values (`Case.parse` takes them), its name for the list, and how
    well it fits (only to compare hits of one search)."""

    topic: str
    case: Mapping[str, object]
    title: str
    score: float


def hit(topic: str, case: Mapping[str, object], score: float, day: date) -> Hit:
    """A hit with its name: the topic, and what is known of the case in residents' words."""
    known = "、".join(_words(field, value, day) for field, value in case.items())
    return Hit(topic, case, phrases.topic_name(topic) + (f"({known})" if known else ""), score)


def _words(field: str, value: object, day: date) -> str:
    """The words of the reply that tells the value; the value beside the name of its field where no question asks it."""
    try:
        return phrases.replies(field, figures(day))[value]
    except LookupError:
        return str(value) if field == "office" else f"{phrases.field_label(field)}:{_shown(field, value)}"


def _shown(field: str, value: object) -> str:
    if isinstance(value, bool):
        return phrases.sentence("yes" if value else "no").text
    return in_japanese(date.fromisoformat(str(value))) if is_date(field) else str(value)
