"""Whether a request comes from LINE: HMAC-SHA256 of the body's bytes under the channel secret.

https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
"""

from __future__ import annotations

import base64
import hashlib
import hmac

HEADER = "x-line-signature"


def signature(secret: str, body: bytes) -> str:
    """The signature that LINE puts into the header."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def is_signed(secret: str, body: bytes, given: str | None) -> bool:
    """Whether the header's value is the signature of exactly these bytes, compared in constant time."""
    return given is not None and hmac.compare_digest(signature(secret, body).encode(), given.encode(errors="replace"))
