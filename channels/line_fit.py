"""From drafts to at most five messages: whole statements move, none is cut, none is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from channels.line_limits import GRAPHEME, MESSAGES, TEXT, broken, units

Message = dict[str, Any]
SENTENCE = re.compile(r"[^。\n]*(?:。[」』)]*|\n|$)")
BETWEEN = "\n\n"


class TooLong(ValueError):
    """More was said than five messages hold, even as plain text."""


@dataclass(frozen=True)
class Draft:
    """A message in the making: the text that says all of it, and where there is one its richer form."""

    text: str
    rich: Message | None = None

    @property
    def messages(self) -> list[Message]:
        """The richer form where LINE takes it, else the text, in as many messages as it needs."""
        if self.rich is not None and not broken([self.rich]):
            return [self.rich]
        return [{"type": "text", "text": part} for part in parts(self.text)]


def fit(drafts: Sequence[Draft]) -> list[Message]:
    """One to five messages that say all the drafts say. Raises `TooLong` where no five can."""
    for tried in _ever_plainer(drafts):
        messages = [message for draft in tried for message in draft.messages]
        if MESSAGES.holds(messages):
            return messages
    raise TooLong("five messages do not hold this")


def _ever_plainer(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    """The drafts as they are, then neighbouring texts joined, then one rich form after the other given up."""
    yield drafts
    yield joined(drafts)
    plain = list(drafts)
    for at in reversed(range(len(drafts))):
        plain[at] = replace(plain[at], rich=None)
        yield joined(plain)


def joined(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts with texts that follow each other made one."""
    found: list[Draft] = []
    for draft in drafts:
        if found and draft.rich is None and found[-1].rich is None:
            found[-1] = Draft(found[-1].text + BETWEEN + draft.text)
        else:
            found.append(draft)
    return found


def parts(text: str) -> list[str]:
    """A text in as few parts as LINE takes, parted between lines; only a line too long by itself is parted further."""
    return [part for part in map(_stripped, _packed(text.splitlines(keepends=True), _of_a_line)) if part.strip()]


def _stripped(text: str) -> str:
    return text.strip("\r\n")


def _of_a_line(line: str) -> list[str]:
    return _packed(SENTENCE.findall(line), _of_a_sentence)


def _of_a_sentence(sentence: str) -> list[str]:
    return _packed(GRAPHEME.findall(sentence), list)


def _packed(pieces: Iterable[str], smaller: Callable[[str], list[str]]) -> list[str]:
    """Pieces put together as long as the text limit allows; one beyond the limit by itself is made smaller first."""
    packed = [""]
    for piece in pieces:
        for fitting in [piece] if units(piece) <= TEXT.most else smaller(piece):
            if units(packed[-1] + fitting) <= TEXT.most:
                packed[-1] += fitting
            else:
                packed.append(fitting)
    return packed
