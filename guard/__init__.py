"""Personal data stops here: every text passes `check` before the chat engine, a log or a store sees it."""

from dataclasses import dataclass

from guard import identifiers, numbers, secrets
from guard.folding import Finding, Folded, fold
from guard.masks import KINDS, MASKS

__all__ = ["KINDS", "MASKS", "Checked", "check"]

_FINDERS = (
    identifiers.find,
    numbers.find,
    secrets.find_told,
    secrets.find_mentioned,
    secrets.find_told_before,
    secrets.find_the_number,
)


@dataclass(frozen=True)
class Checked:
    """A text without personal data, and the kinds that were in it, in order of appearance."""

    text: str
    findings: tuple[str, ...]


def check(text: str) -> Checked:
    """Mask what must not go on; a clean text comes back as it is, and so does a checked one."""
    folded = fold(text)
    found = sorted(_findings(folded), key=lambda finding: finding.start)
    return Checked(_masked(text, folded, found), tuple(finding.kind for finding in found))


def _findings(folded: Folded) -> list[Finding]:
    """Search until nothing is left: with one finding out of the way, another reading may come free."""
    found: list[Finding] = []
    for find in _FINDERS:
        new = [folded.whole(finding) for finding in find(folded)]
        folded, found = folded.without(new), found + new
    return found + _findings(folded) if found else found


def _masked(text: str, folded: Folded, found: list[Finding]) -> str:
    pieces, done = [], 0
    for kind, start, end in found:
        pieces += [text[done : folded.starts[start]], MASKS[kind]]
        done = folded.ends[end - 1]
    return "".join(pieces) + text[done:]
