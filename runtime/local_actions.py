"""Custom actions in the server's own process."""

from __future__ import annotations

import logging
import traceback
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

logger = logging.getLogger(__name__)
APOLOGY = "action_apologise"


def trust_results() -> None:
    """Spare each turn the JSON-schema check of what our own actions return: it was three quarters of a turn."""
    RemoteAction._validate_action_result = lambda *_: True  # type: ignore[method-assign]


class LocalActions(EndpointConfig):
    """Stands in for the HTTP action server: the same request, answered by a call."""

    def __init__(self, package: str) -> None:
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, *_: Any, json: dict[str, Any], **__: Any) -> Any:
        """Run the action named in the call; one that fails is replaced by the apology."""
        try:
            return await self._executor.run(json)
        except ActionExecutionRejection as rejection:
            raise ClientResponseError(400, str(rejection), b"{}") from rejection
        except ActionNotFoundException:
            raise
        except Exception as failure:  # the boundary: a resident gets an apology, the log the place and no text
            logger.error("action %s failed with %s at %s", json["next_action"], type(failure).__name__, _place(failure))
            return await self._executor.run({**json, "next_action": APOLOGY})


def _place(failure: Exception) -> str:
    last = traceback.extract_tb(failure.__traceback__)[-1]
    return f"{last.filename.rpartition('/')[2]}:{last.lineno}"
