"""`make facts-due`: the sources that nobody has read for half a year, oldest first."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from actions.clock import today
from rulebook.dated import Row, book

DUE_AFTER = relativedelta(months=6)


def due(day: date) -> dict[str, tuple[date, list[str]]]:
    """For every source due on `day`: when it was last checked, and the facts in force that stand on it."""
    stale: dict[str, tuple[date, list[str]]] = {}
    for name, rows in book().items():
        row = _in_force(rows, day)
        if row and row.checked + DUE_AFTER <= day:
            checked, names = stale.get(row.source.id, (row.checked, []))
            stale[row.source.id] = (min(checked, row.checked), [*names, name])
    return dict(sorted(stale.items(), key=lambda entry: entry[1][0]))


def _in_force(rows: tuple[Row, ...], day: date) -> Row | None:
    return next((row for row in reversed(rows) if row.since <= day), None)


def main() -> None:
    """Print the table."""
    stale = due(today())
    for source, (checked, names) in stale.items():
        print(f"{checked}  {source}  {len(names)} facts: {', '.join(names)}")
    print(f"{len(stale)} sources are due")


if __name__ == "__main__":
    main()
