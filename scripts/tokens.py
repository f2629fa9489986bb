"""`make tokens`: the Digital Agency's design tokens that chat and desk use, from the package to `widget/vendor/`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "node_modules" / "@digital-go-jp" / "design-tokens"
VENDOR = ROOT / "widget" / "vendor"
STYLED = (ROOT / "widget", ROOT / "desk" / "static")
HEAD = "/* @digital-go-jp/design-tokens {version}, MIT (LICENSE.txt): what is used here, by scripts/tokens.py. */\n"
DECLARATION = re.compile(r"^\s*(--[\w-]+):\s*(.+?);$", re.MULTILINE)
USE = re.compile(r"var\((--[\w-]+)\)")


def selected(tokens: dict[str, str], styles: str) -> dict[str, str]:
    """The tokens that the styles name, and the tokens that those name."""
    names = {name for name in USE.findall(styles) if name in tokens}
    more = {name for value in map(tokens.__getitem__, names) for name in USE.findall(value)}
    return {name: value for name, value in tokens.items() if name in names | more}


def main() -> None:
    """Write the tokens and their licence."""
    version = re.search(r'"version": "([^"]+)"', (PACKAGE / "package.json").read_text(encoding="utf-8"))
    if version is None:
        raise ValueError("package.json names no version")
    tokens = dict(DECLARATION.findall((PACKAGE / "dist" / "tokens.css").read_text(encoding="utf-8")))
    styles = "".join(path.read_text(encoding="utf-8") for folder in STYLED for path in sorted(folder.glob("*.css")))
    lines = "".join(f"  {name}: {value};\n" for name, value in selected(tokens, styles).items())
    VENDOR.mkdir(exist_ok=True)
    content = HEAD.format(version=version[1]) + f":root, :host {{\n{lines}}}\n"
    (VENDOR / "tokens.css").write_text(content, encoding="utf-8")
    shutil.copy(PACKAGE / "LICENSE", VENDOR / "LICENSE.txt")


if __name__ == "__main__":
    main()
