"""Where a date picker starts and ends for each date that is asked for; any other day can be typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)  # what LINE's picker can show at all


@dataclass(frozen=True)
class Span:
    """Years from this one: the first and the last that can be picked, and the one shown first; 0 is today itself."""

    first: int
    last: int
    shown: int

    def around(self, day: date) -> dict[str, str]:
        """`min`, `max` and `initial` of the picker on a day, in ISO."""
        ends = {"min": date(day.year + self.first, 1, 1),
                "max": date(day.year + self.last, 12, 31) if self.last else day,
                "initial": date(day.year + self.shown, 1, 1) if self.shown else day}
        return {name: min(max(end, EARLIEST), LATEST).isoformat() for name, end in ends.items()}


# A card holds for ten years, a certificate for less; what ended long ago is still asked about.
ANY = Span(-120, 20, 0)
SPANS: Mapping[str, Span] = {
    "birth_date": Span(-120, 0, -40),
    "issued_on": Span(-15, 0, -5),
    "card_expires_on": Span(-5, 11, 0),
    "user_certificate_expires_on": Span(-10, 7, 0),
    "previous_expires_on": Span(-10, 7, 0),
}


def span(field: str) -> Span:
    """The span of a case field."""
    return SPANS.get(field, ANY)
