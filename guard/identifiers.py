"""Identifiers that show by their own form or by the word before them what they are."""

import re
from collections.abc import Iterator

from guard.digits import DIGIT
from guard.folding import Finding, Folded
from guard.phrases import GAP, NOT_COUNTED

_MAILBOX = "[a-z0-9][a-z0-9._%+-]{0,63}"
_DOMAIN = r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{0,62}[a-z0-9]){1,8}"
_EMAIL = re.compile(rf"(?<![a-z0-9._%+-])[._%+-]{{0,3}}(?P<value>{_MAILBOX}@{_DOMAIN})")
_CARD = "[a-z]{2}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[a-z]{2}"
_RESIDENCE_CARD = re.compile(f"(?<![a-z0-9])(?P<value>{_CARD})(?![a-z0-9])")
_PASSPORT = re.compile(r"(?<![a-z0-9])(?!no|id)(?P<value>[a-z]{2}[ -]?[0-9]{7})(?![a-z0-9]|-[0-9])")


def _some(least: int, most: int) -> str:
    return f"{DIGIT}(?:[ -]?{DIGIT}){{{least - 1},{most - 1}}}"


def _told(cue: str, digits: str) -> re.Pattern[str]:
    return re.compile(f"(?:{cue}){GAP}(?P<value>{digits})(?![ -]?{DIGIT}){NOT_COUNTED}")


PATTERNS = (
    ("email", _EMAIL),
    ("residence_card", _RESIDENCE_CARD),
    ("passport", _PASSPORT),
    ("bank_account", _told("口座(?:の)?番号|普通(?:預金)?口座|普通預金", _some(6, 8))),
    ("pension_number", _told("年金(?:の|手帳の)?番号", f"{DIGIT}{{4}}[ -]?{DIGIT}{{6}}")),
    ("insurance_number", _told("保険者?(?:証)?(?:の|等)?(?:記号)?・?番号", _some(4, 8))),
)


def find(folded: Folded) -> Iterator[Finding]:
    """Yield e-mail addresses, card and passport numbers, and account numbers that are named as such."""
    done = 0
    found = (_finding(kind, match) for kind, pattern in PATTERNS for match in pattern.finditer(folded.text))
    for finding in sorted(found, key=lambda finding: finding.start):
        if finding.start >= done:
            yield finding
            done = finding.end


def _finding(kind: str, match: re.Match[str]) -> Finding:
    return Finding(kind, *match.span("value"))
