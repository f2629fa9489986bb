"""`python -m scripts.line_menu install | list | remove | draw`: the menu under the ward's LINE account.

https://developers.line.biz/en/reference/messaging-api/#rich-menu
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from channels.line_api import LineApi, connections
from channels.line_postbacks import Postbacks
from channels.line_settings import LineSettings

FOLDER = Path(__file__).parent.parent / "channels"
DEFINITION, DRAWING, IMAGE = (FOLDER / f"line_menu.{kind}" for kind in ("json", "svg", "png"))
MENUS, MENU, SHOWN = "/v2/bot/richmenu", "/v2/bot/richmenu/{menu}", "/v2/bot/user/all/richmenu"
Work = Callable[["Menus"], Awaitable[None]]


class Refused(Exception):
    """LINE did not do what was asked."""


class Menus:
    """The menus of an account; ours has the name that the definition gives it."""

    def __init__(self, api: LineApi, seal: Postbacks) -> None:
        self._api, self._seal = api, seal

    async def install(self) -> None:
        """Make the menu, give it its image, show it to everybody, and remove those of its name from before."""
        before, body = await self._ours(), definition(self._seal)
        menu = (await self._call("POST", MENUS, body))["richMenuId"]
        await self._call("POST", f"{MENU}/content", content=IMAGE.read_bytes(), headers={"Content-Type": "image/png"},
                         data_api=True, ids={"menu": menu})
        await self._call("POST", f"{SHOWN}/{{menu}}", ids={"menu": menu})
        await self._drop(before)
        print(f"installed: {menu}")

    async def show(self) -> None:
        """Print every menu of the account."""
        for menu in (await self._call("GET", f"{MENUS}/list"))["richmenus"]:
            print(menu["richMenuId"], menu["name"], *(area["action"]["label"] for area in menu["areas"]))

    async def remove(self) -> None:
        """Show no menu any more, and delete ours."""
        await self._call("DELETE", SHOWN)
        await self._drop(await self._ours())

    async def _ours(self) -> list[str]:
        listed = (await self._call("GET", f"{MENUS}/list"))["richmenus"]
        return [menu["richMenuId"] for menu in listed if menu["name"] == written()["name"]]

    async def _drop(self, menus: list[str]) -> None:
        for menu in menus:
            await self._call("DELETE", MENU, ids={"menu": menu})

    async def _call(self, method: str, path: str, *body: Any, **more: Any) -> Mapping[str, Any]:
        answer = await self._api.call(method, path, *body, **more)
        if answer.status != 200:
            raise Refused(f"LINE answers {answer.status} to {method} {path}: {answer.message}")
        return answer.body


def written() -> Mapping[str, Any]:
    """The definition as it stands in the file."""
    loaded: Mapping[str, Any] = json.loads(DEFINITION.read_text(encoding="utf-8"))
    return loaded


def definition(seal: Postbacks) -> dict[str, Any]:
    """The menu as LINE takes it: areas row by row, each a sealed postback whose label a screen reader speaks."""
    menu = written()
    bounds = cells(menu["size"], menu["columns"], len(menu["areas"]))
    return {"size": menu["size"], "selected": True, "name": menu["name"], "chatBarText": menu["chatBarText"],
            "areas": [{"bounds": bound, "action": _action(area, seal)}
                      for bound, area in zip(bounds, menu["areas"], strict=True)]}


def cells(size: Mapping[str, int], columns: int, count: int) -> list[dict[str, int]]:
    """The areas of a grid, row by row, in whole pixels and without a gap."""
    rows = -(-count // columns)
    across = [size["width"] * column // columns for column in range(columns + 1)]
    down = [size["height"] * row // rows for row in range(rows + 1)]
    return [{"x": across[column], "y": down[row], "width": across[column + 1] - across[column],
             "height": down[row + 1] - down[row]} for row in range(rows) for column in range(columns)][:count]


def _action(area: Mapping[str, str], seal: Postbacks) -> dict[str, str]:
    return {"type": "postback", "label": area["label"], "displayText": area["says"], "data": seal.seal(area["payload"])}


def draw() -> None:
    """Draw the image from the SVG, with the browser of the tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                                             args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=written()["size"])
        page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{DRAWING.read_text(encoding='utf-8')}")
        page.screenshot(path=IMAGE)
        browser.close()


async def _with_menus(work: Work, settings: LineSettings) -> None:
    async with connections() as session:
        await work(Menus(LineApi(settings, session), Postbacks(settings.secret)))


def main(arguments: list[str]) -> int:
    """Do what the arguments say; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.line_menu")
    parser.add_argument("command", choices=("install", "list", "remove", "draw"))
    command = parser.parse_args(arguments).command
    if command == "draw":
        draw()
        return 0
    settings = LineSettings.of(os.environ)
    if settings is None:
        print("LINE_CHANNEL_SECRET is not set", file=sys.stderr)
        return 2
    work = {"install": Menus.install, "list": Menus.show, "remove": Menus.remove}[command]
    try:
        asyncio.run(_with_menus(work, settings))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
