"""Queries that are asked all day: the ORM makes the SQL once, and each asking only fills in the values.

Making the SQL is most of what a small query costs: 0.2 to 0.5 ms of CPU, where the database takes 0.03
(docs/decisions/0008-prepared-queries.md).
"""

from collections.abc import Callable
from functools import cached_property
from inspect import signature
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, QuerySet


class Blank(Expression):
    """A value in a query that is filled in when the query is asked."""

    def __init__(self, name: str, field: "Field[Any, Any] | None") -> None:
        super().__init__(output_field=field)
        self.name = name
        self.column = field

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def filled(self, values: dict[str, Any]) -> Any:
        value = values[self.name]
        return self.column.get_db_prep_value(value, connection) if self.column else value


class Prepared:
    """A query for rows of values, made by a function of what it asks for: called once, with blanks instead.

    Integers and strings go to the database and come from it as they are; for a value of another type, say
    which field takes it. None is no value: a column is compared with NULL by another query.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], **fields: "Field[Any, Any]") -> None:
        self.make = make
        self.fields = fields

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Return the rows that are found with these values."""
        with connection.cursor() as cursor:
            sql, parts = self._made
            cursor.execute(sql, [part.filled(values) if isinstance(part, Blank) else part for part in parts])
            return list(cursor.fetchall())

    @cached_property
    def _made(self) -> tuple[str, tuple[Any, ...]]:
        names = signature(self.make).parameters
        query = self.make(**{name: Blank(name, self.fields.get(name)) for name in names})
        return query.query.sql_with_params()
