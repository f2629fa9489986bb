"""What a rule hands back: the decision, without a word of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

ASK_OFFICE = "ask_office"
NOT_KNOWN = "not_known"
REFERRALS = (ASK_OFFICE, NOT_KNOWN)

Value = int | str | date


@dataclass(frozen=True, order=True)
class Source:
    """Where a fact stands.

    `as_of` is the day the source vouches for; `precision` tells what that day is: the page's own date (`day`), the
    first day of the month it names (`month`), or, where it shows no date, the day it was checked (`checked`).
    `scope` tells whose rule it is: `setagaya`, `national` or `other_municipality`.
    """

    id: str
    title: str
    publisher: str
    scope: str
    as_of: date
    precision: str
    url: str


@dataclass(frozen=True)
class Visit:
    """One visit to the counter: its key in the responses and what to bring to it."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Counter:
    """A counter as a card: name, whether agents are taken, and what else is known of it, with its date."""

    name: str
    takes_agents: bool
    details: Mapping[str, str] = field(default_factory=dict)
    details_source: Source | None = None


@dataclass(frozen=True)
class Decision:
    """The outcome of one rule for one case on one day.

    `values` are whole numbers, dates and fixed code words; `terms` are names taken from the facts for the text;
    `notes` name further sentences of the topic's responses; `missing` are the case fields without which the answer
    stays general.
    """

    topic: str
    outcome: str
    values: Mapping[str, Value] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    visits: tuple[Visit, ...] = ()
    timeline: tuple[tuple[str, date], ...] = ()
    counters: tuple[Counter, ...] = ()
    notes: tuple[str, ...] = ()
    terms: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def said(self) -> Decision:
        """The decision without its sources: equal for two that say the same, whatever they were read from."""
        return replace(self, sources=())

    @property
    def is_referral(self) -> bool:
        """Whether the facts leave the question open and the resident is sent to a person."""
        return self.outcome in REFERRALS
