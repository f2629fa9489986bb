"""The hours at which the server sends reminders by itself."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from rasa.core import jobs

from actions.clock import is_preview

logger = logging.getLogger(__name__)
HOURS = {"hour": "10-17", "minute": 0, "timezone": "Asia/Tokyo"}  # nobody is woken up; a refused push has seven more
STILL_GOOD_SECONDS = 30 * 60


async def schedule(send: Callable[[], Awaitable[int]]) -> None:
    """Send at each of the hours from now on, in the scheduler that the server ends with itself.

    A pinned day is a preview: then nothing is sent by itself, for the residents' day has not come.
    """
    if is_preview():
        logger.warning("LINE: TODAY is set, so no reminder is sent by itself")
        return
    scheduler = await jobs.scheduler()
    scheduler.add_job(send, "cron", id="line-reminders", replace_existing=True, coalesce=True, max_instances=1,
                      misfire_grace_time=STILL_GOOD_SECONDS, **HOURS)
