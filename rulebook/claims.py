"""What somebody takes for granted, against a decision: figures, a last day, yes or no, and named beliefs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rulebook.decision import Decision
from rulebook.topics import belongings

# A claim is a unit with its figure (`yen`: 1000), `day` with an ISO date, `possible` with true or false, or the name of
# a belief with true.
Claims = Mapping[str, int | str]

DAY, POSSIBLE = "day", "possible"

# The endings of the values that speak of a unit.
VALUES_OF = {
    "yen": ("_yen",),
    "months": ("_months",),
    "years": ("birthday_count",),
    "visits": ("visits",),
    "digits": ("_digits", "_min", "_max"),
    "tries": ("_tries",),
}

# Units that are held against a decision only where a single figure applies.
ONE_FIGURE = {"tries"}

# Claims that say the same less exactly, and are left out beside the one that says it best.
LESS_EXACT = {
    "yen": {"free", "charged"},
    "visits": {"same_day_by_agent"},
    "never_again": {"never_stops"},
    "extended_with_card": {"automatic"},
}

# The outcomes that answer a question whether something can be done.
YES = {
    "eligibility": {"eligible"},
    "proxy": {"overview", "two_visits", "one_visit", "representative_without_a_document"},
    "office": {"accepts", "applicant_only"},
    "smartphone": {"overview", "android", "iphone_available"},
    "insurance": {"usable", "grace"},
    "expiry": {"valid", "renewable"},
    "renewal": {"open"},
}
NO = {
    "eligibility": {"not_resident", "card_needed"},
    "office": {"agents_not_accepted", "no_corner", "not_resident"},
    "online_use": {"overview", "stopped"},
    "insurance": {"over"},
    "expiry": {"expired"},
    "renewal": {"not_yet", "lapsed", "card_first", "card_ended"},
    "smartphone": {"iphone_planned", "iphone_undecided"},
}

# The outcomes and notes that a belief is held against; each correction only says again what they or their facts say.
BELIEFS = {
    "card_decides": {
        "expiry": {"overview", "valid", "renewable", "expired"},
        "renewal": {"overview", "not_yet", "open", "lapsed"},
        "revocation": {"overview", "at_expiry", "signing_ends", "user_goes_on"},
        "insurance": {"overview", "usable", "grace", "over"},
    },
    "same_day_by_agent": {
        "proxy": {"overview", "two_visits", "representative_without_a_document"},
        "belongings": {"two_visits", "representative_without_a_document"},
        "processing_time": {"two_visits"},
    },
    "only_ward_office": {"office": {"overview", "agent_counters"}},
    "every_counter": {"office": {"overview", "agent_counters", "agents_not_accepted", "no_corner"}},
    "both_end": {"revocation": {"signing_ends", "user_goes_on"}},
    "nothing_ends": {"revocation": {"signing_ends", "with_card", "at_expiry"}},
    "stops_at_once": {"insurance": {"overview", "usable", "grace"}},
    "online": {
        "online_use": {"overview", "counters_named"},
        "renewal": {"overview", "not_yet", "open"},
        "office": {"overview", "agent_counters"},
    },
    "never_stops": {
        "insurance": {"overview", "usable", "grace", "over"},
        "expiry": {"overview", "valid", "renewable", "expired"},
        "renewal": {"if_not_renewed", "lapsed"},
        "revocation": {"at_expiry"},
    },
    "automatic": {"renewal": {"overview", "open", "lapsed"}, "foreign_resident": {"overview", "limited"}},
    "extended_with_card": {"foreign_resident": {"overview", "limited"}},
    "never_again": {"renewal": {"again_later", "lapsed"}, "expiry": {"overview", "how_again"}, "online_use": {"again"}},
    "no_mandate": {"proxy": {"overview", "two_visits"}, "belongings": {"two_visits"}},
    "unsealed": {"proxy": {"overview", "two_visits"}, "belongings": {"two_visits"}},
    "unlocks_itself": {"pin": {"stays_locked"}},
    "free": {"fee": {"standard"}},
    "charged": {"fee": {"first_issue_free", "renewal_free"}},
    "letter_needed": {"renewal": {"overview"}},
    "seal": {"belongings": {*belongings.OUTCOMES}},
    "photo": {"belongings": {*belongings.OUTCOMES}},
    "bankbook": {"belongings": {*belongings.OUTCOMES}},
}


def contradicted(decision: Decision, claims: Claims) -> dict[str, int | str]:
    """The claims that the decision does not bear out; none where it leaves the question open.

    A mere yes or no is left out beside something more exact, and of two that say the same the less exact one.
    """
    if decision.is_referral:
        return {}
    wrong = {name: claim for name, claim in claims.items() if _is_wrong(decision, name, claim)}
    less_exact = {POSSIBLE}.union(*(LESS_EXACT.get(name, ()) for name in wrong))
    return {name: claim for name, claim in wrong.items() if name not in less_exact} or wrong


def _is_wrong(decision: Decision, name: str, claim: int | str) -> bool:
    if name in VALUES_OF:
        known = {value for key, value in decision.values.items() if key.endswith(VALUES_OF[name])}
        return bool(known) and claim not in known and (name not in ONE_FIGURE or len(known) == 1)
    if name == DAY:
        last = decision.values.get("expires_on")
        return isinstance(last, date) and last.isoformat() != claim
    if name == POSSIBLE:
        return decision.outcome in (NO if claim else YES).get(decision.topic, ())
    return not {decision.outcome, *decision.notes}.isdisjoint(BELIEFS[name].get(decision.topic, ()))
