"""Flex components in the house's look: dark on white, wrapped, growing with the resident's own letter size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from channels.line_limits import is_link

Component = dict[str, Any]
INK, FADED, LINK, PAPER, TINT, LINE = "#1A1A1C", "#4D4D4D", "#0017C1", "#FFFFFF", "#F2F2F2", "#767676"
WIDTH = "mega"


def text(words: str, size: str = "md", bold: bool = False, color: str = INK) -> Component:
    """One statement. Sizes are LINE's keywords, never pixels."""
    return {"type": "text", "text": words, "size": size, "color": color, "weight": "bold" if bold else "regular",
            "wrap": True, "scaling": True}


def linked(words: str, address: str, size: str = "md") -> Component:
    """A statement that opens an address; where LINE does not open such an address, it is written out."""
    if not is_link(address):
        return text(f"{words} {address}", size)
    return {**text(words, size, color=LINK), "decoration": "underline", "action": {"type": "uri", "uri": address}}


def button(label: str, address: str) -> Component:
    """A button that opens an address."""
    return {"type": "button", "style": "secondary", "height": "sm", "scaling": True,
            "action": {"type": "uri", "label": label, "uri": address}}


def column(parts: Sequence[Component], **look: str) -> Component:
    """Parts below each other."""
    return {"type": "box", "layout": "vertical", "spacing": "sm", "contents": list(parts), **look}


def row(mark: Component, parts: Sequence[Component]) -> Component:
    """A mark, and parts below each other beside it."""
    beside = {**column(parts), "spacing": "none", "flex": 1}
    return {"type": "box", "layout": "horizontal", "spacing": "md", "contents": [mark, beside]}


def mark(corner: str, filled: bool = False) -> Component:
    """A small drawn box or dot; nothing that a screen reader would speak."""
    shape = {"width": "16px", "height": "16px", "cornerRadius": corner, "borderWidth": "2px", "borderColor": INK}
    return {"type": "box", "layout": "vertical", "contents": [], "flex": 0, "margin": "none", "offsetTop": "4px",
            **shape, **({"backgroundColor": INK} if filled else {})}


def bubble(parts: Sequence[Component]) -> Component:
    """A card on white, also where LINE is dark."""
    body = {"type": "box", "layout": "vertical", "spacing": "md", "contents": list(parts)}
    return {"type": "bubble", "size": WIDTH, "styles": {"body": {"backgroundColor": PAPER}}, "body": body}
