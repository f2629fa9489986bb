"""Webhook events in the shapes that LINE sends, of every type, and whole signed requests.

https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
"""

from __future__ import annotations

import itertools
import json
import secrets
import time
from collections.abc import Mapping
from typing import Any

from tests.line.standin import BOT

Event = dict[str, Any]
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
USER, GROUP, ROOM = "U" + "1" * 32, "C" + "2" * 32, "R" + "3" * 32
_numbers = itertools.count(500_000_000_000_000_000)


def ulid() -> str:
    """An id as LINE gives to events."""
    return "01" + "".join(secrets.choice(CROCKFORD) for _ in range(24))


def user(line_id: str = USER) -> dict[str, str]:
    return {"type": "user", "userId": line_id}


def group(line_id: str | None = USER) -> dict[str, str]:
    return {"type": "group", "groupId": GROUP, **({"userId": line_id} if line_id else {})}


def room() -> dict[str, str]:
    return {"type": "room", "roomId": ROOM}


def event(kind: str, source: Mapping[str, str] | None = None, token: str | None = None, **more: Any) -> Event:
    """An event of one type; `token` is its reply token."""
    return {"type": kind, "source": source or user(), "timestamp": int(time.time() * 1000), "mode": "active",
            "webhookEventId": ulid(), "deliveryContext": {"isRedelivery": False},
            **({"replyToken": token} if token else {}), **more}


def message(content: Mapping[str, Any], token: str | None = None, **more: Any) -> Event:
    return event("message", token=token, **{"message": {"id": str(next(_numbers)), **content}, **more})


def text(words: str, token: str | None = None, **more: Any) -> Event:
    return message({"type": "text", "quoteToken": "q", "text": words}, token, **more)


def location(address: str, token: str | None = None, **more: Any) -> Event:
    return message({"type": "location", "title": "今いる所", "address": address, "latitude": 35.646572,
                    "longitude": 139.653247}, token, **more)


def sticker(token: str | None = None, **more: Any) -> Event:
    return message({"type": "sticker", "packageId": "446", "stickerId": "1988", "stickerResourceType": "ANIMATION",
                    "keywords": ["cony", "sally"], "quoteToken": "q"}, token, **more)


def file(kind: str, token: str | None = None, **more: Any) -> Event:
    """An image, video, audio or file message."""
    own = {"fileName": "card.pdf", "fileSize": 2138} if kind == "file" else {"contentProvider": {"type": "line"}}
    quote = {"quoteToken": "q"} if kind in ("image", "video") else {}
    return message({"type": kind, **own, **quote}, token, **more)


def postback(data: str, token: str | None = None, params: Mapping[str, str] | None = None, **more: Any) -> Event:
    return event("postback", token=token, postback={"data": data, **({"params": dict(params)} if params else {})},
                 **more)


def follow(token: str | None = None, again: bool = False, **more: Any) -> Event:
    return event("follow", token=token, follow={"isUnblocked": again}, **more)


def unfollow(**more: Any) -> Event:
    return event("unfollow", **more)


def unsend(message_id: str, **more: Any) -> Event:
    return event("unsend", unsend={"messageId": message_id}, **more)


def join(token: str | None = None, **more: Any) -> Event:
    return event("join", token=token, **{"source": group(None), **more})


def edited(message_id: str, words: str, token: str | None = None, **more: Any) -> Event:
    """A type that the OpenAPI file does not know yet."""
    return event("messageEdited", token=token, **{"source": group(), **more},
                 message={"id": message_id, "type": "text", "text": words, "quoteToken": "q"})


def ignored(token: str = "t") -> list[Event]:
    """Every type that asks for nothing."""
    return [
        event("leave", group(None)),
        event("memberJoined", group(None), token, joined={"members": [user()]}),
        event("memberLeft", group(None), left={"members": [user()]}),
        event("videoPlayComplete", token=token, videoPlayComplete={"trackingId": "film"}),
        event("beacon", token=token, beacon={"hwid": "d41d8cd98f", "type": "enter"}),
        event("accountLink", token=token, link={"result": "ok", "nonce": "n"}),
        event("membership", token=token, membership={"type": "joined", "membershipId": 3189}),
        event("module", module={"type": "attached", "botId": BOT, "scopes": ["message:send"]}),
        event("activated", chatControl={"expireAt": 1462629479859}),
        event("deactivated"),
        event("botSuspended"),
        event("botResumed"),
        event("delivery", delivery={"data": "15034552939884E28681A7D668CEA94C147C716C0EC9DFE8B80B44EF3B57F6BD"}),
    ]


def odd(token: str = "t") -> list[Event]:
    """What the documentation warns of: types, parts and values that nobody knows yet, and what may be missing."""
    without_source = event("accountLink", link={"result": "failed", "nonce": "n"})
    del without_source["source"]
    return [
        event("teleport", token=token, teleport={"to": "moon"}),
        message({"type": "hologram", "depth": 3}, token),
        message({"type": ["text"]}, token),
        text("手数料は", token, source={"type": ["user"], "userId": 5}),
        postback("data", params={"date": "?"}) | {"postback": {"data": ["?"], "params": ["?"]}},
        event("unsend", unsend={"messageId": {"a": 1}}),
        event("follow", follow=[True], timestamp="now", webhookEventId=7),
        event("message", token=token, message=None),
        event("message", {"type": "planet", "planetId": "P1"}, token, message={"id": "1", "type": "text", "text": "?"}),
        text("手数料は", token, mode="dreaming", newField=[1, 2]) | {"source": None},
        without_source,
        event("postback", postback="?"),
        event("unsend"),
        event("follow", token=None),
        {"type": "message"},
        {},
    ]


def body(*events: Any, destination: str = BOT) -> bytes:
    """The request that brings these events."""
    return json.dumps({"destination": destination, "events": list(events)}, ensure_ascii=False).encode()
