"""Who may use the desk: names, roles and hashes of passwords."""

from __future__ import annotations

from sqlalchemy import Column, MetaData, String, Table, delete, func, select
from sqlalchemy.engine import Row

from records.database import connect, insert_unless

_TABLES = MetaData()
_ACCOUNTS = Table(
    "accounts", _TABLES,
    Column("name", String(40), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("password", String(200), nullable=False),
)


class Accounts:
    """The table of accounts, in the database of a URL."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    def put(self, name: str, role: str, password: str) -> None:
        """Make an account, or give the one of that name another role and password; `password` is a hash."""
        row = {"role": role, "password": password}
        new = insert_unless(self._engine, _ACCOUNTS).values({"name": name, **row})
        with self._engine.begin() as connection:
            connection.execute(new.on_conflict_do_update(index_elements=["name"], set_=row))

    def remove(self, name: str) -> bool:
        """Take an account away; whether there was one."""
        with self._engine.begin() as connection:
            return bool(connection.execute(delete(_ACCOUNTS).where(_ACCOUNTS.c.name == name)).rowcount)

    def of(self, name: str) -> Row | None:
        """The account of a name: `name`, `role`, `password`."""
        with self._engine.connect() as connection:
            return connection.execute(select(_ACCOUNTS).where(_ACCOUNTS.c.name == name)).first()

    def count(self) -> int:
        """How many there are."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(_ACCOUNTS)).scalar_one())
