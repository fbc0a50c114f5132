"""Writing one new row by SQL that is made once for each table; see articles/prepared.py."""

from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model

Row = TypeVar("Row", bound=Model)


def insert(row: Row) -> Row:
    """Write a new row, as its save() would, and return it with the number that the database gave it."""
    database = connections[DEFAULT_DB_ALIAS]
    sql, fields = _statement(type(row))
    values = [field.get_db_prep_save(field.pre_save(row, add=True), database) for field in fields]
    with database.cursor() as cursor:
        cursor.execute(sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, database.alias
    return row


@cache
def _statement(model: type[Model]) -> tuple[str, list["Field[Any, Any]"]]:
    """Return how a row of a model is inserted, and the fields whose values it takes."""
    meta, quoted = model._meta, connections[DEFAULT_DB_ALIAS].ops.quote_name
    fields = [field for field in meta.local_concrete_fields if not field.primary_key]
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    blanks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES ({blanks}) RETURNING id"  # noqa: S608
    return sql, fields
