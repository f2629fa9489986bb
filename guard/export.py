"""The patterns of the guard as JavaScript reads them, so that the widget stops the same things before they are sent."""

import re

from guard import digits, identifiers, numbers, secrets
from guard.masks import MASKS

_PATTERNS = {
    "run": digits.RUN,
    "counter": numbers.COUNTER,
    "told": secrets.TOLD,
    "another": secrets.ANOTHER,
    "mentioned": secrets.MENTIONED,
    "told_before": secrets.TOLD_BEFORE,
    "the_number": secrets.THE_NUMBER,
    "cue": secrets.CUE_SPOKEN,
    "no_password": secrets.NO_PASSWORD,
    "stated": secrets.STATED,
    "date_or_telephone": secrets.DATE_OR_TELEPHONE,
    "not_counted": secrets.NOT_COUNTED_BEHIND,
}
# Python's words are letters and numbers without their marks, and its $ also stands before a last line break.
_TRANSLATED = (
    ("(?P<", "(?<"),
    ("(?P=by)", r"\k<by>"),
    (r"[^\w", r"[^\p{L}\p{N}_"),
    (r"[\W_]", r"[^\p{L}\p{N}]"),
    (r"\"", '"'),
    ("|$)", r"|\n?$)"),
)


def for_browsers() -> dict[str, object]:
    """Everything that the widget needs to know of the rules, as plain JSON."""
    return {
        "masks": MASKS,
        "identifiers": [[kind, _translated(pattern)] for kind, pattern in identifiers.PATTERNS],
        **{name: _translated(pattern) for name, pattern in _PATTERNS.items()},
    }


def _translated(pattern: re.Pattern[str]) -> str:
    source = pattern.pattern
    for python, javascript in _TRANSLATED:
        source = source.replace(python, javascript)
    return source
