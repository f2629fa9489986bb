"""The one database of everything that is kept beside the tracker."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError as DatabaseError
from sqlalchemy.pool import QueuePool

__all__ = ["DEFAULT_URL", "DatabaseError", "connect", "insert_unless"]

DEFAULT_URL = "sqlite:///var/records.sqlite"
# The assistant and the desk start together: tables are made by one at a time.
ALONE = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SELECT pg_advisory_xact_lock(1)"}
INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def connect(url: str, tables: MetaData) -> Engine:
    """The database of a SQLAlchemy URL with these tables in it, over the connections that all tables of this process
    share; a file's folder is made if need be."""
    engine = _engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(ALONE[engine.dialect.name])
        tables.create_all(connection)
    return engine


@cache
def _engine(url: str) -> Engine:
    database = make_url(url)
    return _file(database) if database.get_backend_name() == "sqlite" else create_engine(database, future=True)


def _file(database: URL) -> Engine:
    """SQLite that is read while it is written, over connections that stay open: no write waits for the disk."""
    Path(database.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(database, future=True, poolclass=QueuePool, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _: object) -> None:
        for setting in ("journal_mode=WAL", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {setting}")

    return engine


def insert_unless(engine: Engine, table: Table) -> Any:
    """An INSERT that can say what happens where its row is there already; SQLite and PostgreSQL say it alike."""
    return INSERTS[engine.dialect.name](table)
