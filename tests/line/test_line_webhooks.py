"""The events of the tests have the shapes that LINE documents, and every type of the document is among them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.line import webhooks
from tests.line.schema import document, errors
from tests.line.webhooks import Event

FILE = "webhook.yml"


def recorded() -> Iterator[Event]:
    yield webhooks.text("手数料は", "t")
    yield webhooks.location("世田谷区若林", "t")
    yield webhooks.sticker("t")
    yield from (webhooks.file(kind, "t") for kind in ("image", "video", "audio", "file"))
    yield webhooks.postback("data", "t", {"date": "2021-05-10"})
    yield from (webhooks.follow("t"), webhooks.unfollow(), webhooks.unsend("1"), webhooks.join("t"))
    yield from webhooks.ignored()


@pytest.mark.parametrize("event", recorded(), ids=lambda event: event["type"])
def test_a_recorded_event_has_the_documented_shape(event: Event) -> None:
    assert [] == errors(FILE, "CallbackRequest", json.loads(webhooks.body(event)))


def test_every_documented_type_is_recorded() -> None:
    schemas = document(FILE)["components"]["schemas"]
    assert set(schemas["Event"]["discriminator"]["mapping"]) == {event["type"] for event in recorded()}
    kinds = {event["message"]["type"] for event in recorded() if event["type"] == "message"}
    assert set(schemas["MessageContent"]["discriminator"]["mapping"]) == kinds
