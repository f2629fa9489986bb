"""Conversation tokens: unguessable and signed, so that nobody continues a conversation that is not theirs."""

from __future__ import annotations

import secrets

from itsdangerous import BadSignature, URLSafeSerializer

ID_BYTES = 16


class Sessions:
    """Issues and checks tokens under one secret; without a secret, one is made for this process."""

    def __init__(self, secret: str | None) -> None:
        self._signer = URLSafeSerializer(secret or secrets.token_urlsafe(32), salt="web-session")

    def new(self) -> str:
        """A new conversation id."""
        return f"web-{secrets.token_urlsafe(ID_BYTES)}"

    def token(self, conversation: str) -> str:
        """The token that stands for a conversation id."""
        return str(self._signer.dumps(conversation))

    def conversation(self, token: object) -> str | None:
        """The conversation id behind a token; None for a token this server did not issue."""
        try:
            conversation = str(self._signer.loads(token)) if isinstance(token, str) else None
        except BadSignature:
            return None
        # Base64 leaves bits unused in its last letter: only the very letters that were issued count.
        return conversation if conversation is not None and self.token(conversation) == token else None
