"""Text as the finders read it: one form for each letter, digit and dash, with the way back."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from guard.masks import MASKS

# Stands for what is masked already. A letter, so that nothing reads on across it.
WALL = "ʘ"

_MASK = "|".join(map(re.escape, sorted(set(MASKS.values()))))
_JOINED = "[\u3099\u309a\uff9e\uff9f\ufe0f\u20e3]"
_JOINS = re.compile(f"〔|{_JOINED}")
_CLUSTER = re.compile(f"{_MASK}|.{_JOINED}{{0,2}}", re.DOTALL)
_MASKED = frozenset(MASKS.values())
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
_SAME = str.maketrans({"○": "〇", "◯": "〇", "零": "〇", "〜": "~", "ー": "-", "−": "-", "─": "-", "━": "-"})
_INVISIBLE = frozenset({"Cf", "Mn", "Me"})


class Finding(NamedTuple):
    """One piece of personal data, from `start` to `end` of the folded text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Folded:
    """Lower case, hiragana, plain digits, nothing invisible; kanji digits stay kanji."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def whole(self, finding: Finding) -> Finding:
        """Widen a finding to whole characters of the original: ⑴ is three characters here and one there."""
        start, end = finding.start, finding.end
        while start and self.starts[start - 1] == self.starts[start]:
            start -= 1
        while end < len(self.text) and self.starts[end] == self.starts[end - 1]:
            end += 1
        return Finding(finding.kind, start, end)

    def without(self, findings: Iterable[Finding]) -> "Folded":
        """The same text with a wall in the place of each finding."""
        pieces, done = [], 0
        for finding in findings:
            pieces += [self.text[done : finding.start], WALL * (finding.end - finding.start)]
            done = finding.end
        return Folded("".join(pieces) + self.text[done:], self.starts, self.ends)


def fold(text: str) -> Folded:
    """Fold a text for reading and remember where each character came from."""
    clusters = _CLUSTER.findall(text) if _JOINS.search(text) else text
    pieces = [_fold_cluster(cluster) for cluster in clusters]
    folded = _quiet("".join(pieces))
    if all(len(piece) == 1 for piece in pieces) and len(folded) == len(text):
        return Folded(folded, range(len(text)), range(1, len(text) + 1))
    clusters_read = zip(clusters, accumulate(map(len, clusters)), pieces, strict=True)
    places = [(end - len(cluster), end) for cluster, end, piece in clusters_read for _ in piece]
    return Folded(folded, [start for start, _ in places], [end for _, end in places])


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    if cluster in _MASKED:
        return WALL
    plain = unicodedata.normalize("NFKC", cluster).lower().translate(_HIRAGANA).translate(_SAME)
    return "".join(map(_fold_character, plain))


def _fold_character(character: str) -> str:
    digit = unicodedata.digit(character, None)
    category = unicodedata.category(character)
    if digit is not None:
        return str(digit)
    if category in _INVISIBLE:
        return ""
    if category == "Pd":
        return "-"
    if character.isspace():
        return "\n" if character in "\r\n\v\f\x85\u2028\u2029" else " "
    return character


_ADDRESS = re.compile(rf"https?://[!-~{WALL}]*")
_COUNTRY_CODE = re.compile(r"\+81(?=[-( ]{0,2}[0-9])")


def _quiet(text: str) -> str:
    """Take the slashes out of web addresses and +81 out of telephone numbers: neither joins digits."""
    text = _ADDRESS.sub(lambda match: match[0].replace("/", WALL), text)
    return _COUNTRY_CODE.sub(WALL * 3, text)
