"""A turn of the assistant as the message objects of one LINE reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from channels.line_postbacks import Postbacks
from channels.line_words import Words

Message = dict[str, Any]


def messages(said: Sequence[Mapping[str, Any]], *, seal: Postbacks, words: Words, day: date) -> list[Message]:
    """One to five message objects for what was said: `[{"text", "buttons"}, …, {"custom"}]` as `CONTRACT` 2 has it.

    `said` without a `custom` is text with buttons. `day` is today; date pickers start near it.
    Raises `TooLong` where even plain text does not hold it all.
    """
    raise NotImplementedError
