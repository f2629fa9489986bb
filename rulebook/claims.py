"""Figures that somebody takes for granted, against the figures of a decision."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.decision import Decision

# The endings of the values that speak of a unit. Only these units can be corrected.
VALUES_OF = {
    "yen": ("_yen",),
    "months": ("_months",),
    "years": ("birthday_count",),
    "visits": ("visits",),
}


def contradicted(decision: Decision, claims: Mapping[str, int]) -> dict[str, int]:
    """The claims (unit to figure) that no value of that unit bears out; none where the question is left open."""
    if decision.is_referral:
        return {}
    return {unit: figure for unit, figure in claims.items() if _is_wrong(decision, unit, figure)}


def _is_wrong(decision: Decision, unit: str, figure: int) -> bool:
    known = {value for name, value in decision.values.items() if name.endswith(VALUES_OF[unit])}
    return bool(known) and figure not in known
