"""A thumb up or down under an answer, checked: POST /webhooks/web/feedback."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

import guard
from channels.refused import Refused

LONGEST_REASON = 200


@dataclass(frozen=True)
class Opinion:
    """What somebody thought of one answer; the reason without personal data."""

    topic: str
    outcome: str
    helpful: bool
    reason: str


def opinion_in(body: Mapping[str, Any], responses: Container[str]) -> Opinion:
    """The opinion of a request. Refuses with the name of the first field that does not fit."""
    answer, helpful, reason = body.get("answer"), body.get("helpful"), body.get("reason", "")
    if not isinstance(answer, dict) or not _is_answer(answer, responses):
        raise Refused(400, "bad_field", field="answer")
    if not isinstance(helpful, bool):
        raise Refused(400, "bad_field", field="helpful")
    if not isinstance(reason, str) or len(reason) > LONGEST_REASON:
        raise Refused(400, "bad_field", field="reason")
    return Opinion(answer["topic"], answer["outcome"], helpful, guard.check(reason.strip()).text)


def _is_answer(answer: Mapping[str, Any], responses: Container[str]) -> bool:
    """Every outcome of every topic has its response."""
    return f"utter_{answer.get('topic')}_{answer.get('outcome')}" in responses
