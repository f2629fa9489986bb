"""One response of the domain as a bubble, for what LINE's channel says without a turn of the assistant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Responses = Mapping[str, Sequence[Mapping[str, Any]]]
Bubble = Mapping[str, Any]


def bubble(responses: Responses, name: str, **values: int | str) -> Bubble:
    """The text of `utter_<name>` with its `{values}`, and its buttons. Raises `KeyError` where one is missing."""
    (response,) = responses[f"utter_{name}"]
    return {"text": response["text"].format(**values), "buttons": list(response.get("buttons", ()))}
