"""No resident's text in a log, whatever level is asked for."""

from __future__ import annotations

import logging

# Loggers that write message texts, trackers or requests below this level (Rasa 3.6).
QUIET = ("rasa", "rasa_sdk", "sanic.access", "asyncio", "apscheduler")


def quiet() -> None:
    """Hold those loggers at INFO or above, so that --debug cannot open them."""
    for name in QUIET:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.getEffectiveLevel(), logging.INFO))
    logging.getLogger("sanic.access").disabled = True
