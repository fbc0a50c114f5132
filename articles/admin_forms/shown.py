"""What a form showed goes along with what is typed: it changes only what was changed in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Model


def remember_shown(form: forms.BaseForm, names: Iterable[str]) -> None:
    """Let a form send what it showed with what was typed, so that it changes only what was changed in it."""
    for name in names:
        if name in form.fields:
            form.fields[name].show_hidden_initial = True


def changed_meanwhile(form: forms.BaseForm, stored: Model, names: Iterable[str]) -> list[str]:
    """Return the fields whose stored value is no longer what the form showed."""
    seen = {name: form.data[_key(form, name)] for name in names if _key(form, name) in form.data}
    return [name for name in seen if form.fields[name].has_changed(_stored(stored, name), seen[name])]


def show_stored(form: forms.BaseForm, stored: Model, names: Iterable[str]) -> None:
    """Let the form, when it comes back, have seen these values as they are stored now."""
    now = {_key(form, name): _written(form.fields[name], _stored(stored, name)) for name in names}
    form.data = {**form.data.dict(), **now}  # type: ignore[attr-defined]


def _key(form: forms.BaseForm, name: str) -> str:
    return form.add_initial_prefix(name)


def _stored(stored: Model, name: str) -> Any:
    """Return a value as a form can show it: no form shows a fraction of a second."""
    value = getattr(stored, name)
    return value.replace(microsecond=0) if isinstance(value, datetime) else value


def _written(field: forms.Field, value: Any) -> str:
    return str(field.hidden_widget().format_value(field.prepare_value(value)) or "")
