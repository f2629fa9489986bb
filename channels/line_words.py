"""The words of LINE's own parts (labels, headings, read-aloud sentences), from the responses of the loaded domain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

RESPONSE = "utter_line_parts"
Words = Mapping[str, str]


def words(responses: Mapping[str, Sequence[Mapping[str, Any]]]) -> Words:
    """The words by their keys; `responses` as `agent.domain.responses` has them. Raises `KeyError` without them."""
    (variant,) = responses[RESPONSE]
    parts: Words = variant["custom"]
    return parts
