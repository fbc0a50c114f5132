"""Queries that are asked all day: the ORM makes the SQL once, and each asking only fills in the values.

Making the SQL is most of what a small query costs: 0.2 to 0.5 ms of CPU, where the database takes 0.03
(docs/decisions/0008-prepared-queries.md).
"""

from collections.abc import Callable
from functools import cached_property
from inspect import signature
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
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

    Rows come as the ORM would give them. Integers and strings go to the database as they are; for a value of
    another type, say which field takes it. None is no value: a column is compared with NULL by another query.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], **fields: "Field[Any, Any]") -> None:
        self.make = make
        self.fields = fields

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Return the rows that are found with these values."""
        with connection.cursor() as cursor:
            sql, parts, converters = self._made
            cursor.execute(sql, [part.filled(values) if isinstance(part, Blank) else part for part in parts])
            rows = list(cursor.fetchall())
        return [_converted(row, converters) for row in rows] if converters else rows

    @cached_property
    def _made(self) -> tuple[str, tuple[Any, ...], dict[int, Any]]:
        """Return the SQL, its values, and by column how the ORM converts what the database gives."""
        names = signature(self.make).parameters
        query = self.make(**{name: Blank(name, self.fields.get(name)) for name in names})
        compiler: Any = query.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parts = compiler.as_sql()
        return sql, parts, compiler.get_converters([column[0] for column in compiler.select])


def _converted(row: tuple[Any, ...], converters: dict[int, Any]) -> tuple[Any, ...]:
    values = list(row)
    for place, (convert_in_turn, expression) in converters.items():
        for convert in convert_in_turn:
            values[place] = convert(values[place], expression, connection)
    return tuple(values)
