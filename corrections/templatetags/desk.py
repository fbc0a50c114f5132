"""How the editors' pages show words: changes with their letters marked, and characters nobody sees."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.diff import pieces, quiet
from corrections.models import Step
from corrections.showing.unseen import Sign, signs

register = template.Library()

#: What the record says of each verb, after who did it.
TOLD: dict[str, Any] = {
    "report": _("reported it"),
    "claim": _("claimed it"),
    "take over": _("took it over"),
    "apply": _("applied a fix"),
    "propose": _("proposed a change to a second editor"),
    "return": _("returned the proposal"),
    "undo": _("took the fix back"),
    "reopen": _("opened it again"),
    "decline": _("declined it"),
    "found right": _("found the words right already"),
    "duplicate": _("closed it as a duplicate of"),
    "spam": _("closed it as spam"),
    "escalate": _("handed it to the chief editor"),
    "ask": _("asked the readers"),
    "call off": _("took that back"),
    "hand back": _("handed it back to the desk"),
    "note": _("left a note"),
    "reword": _("said the notice in other words"),
    "evidence": _("added evidence"),
    "withdraw": _("took a report back"),
    "appeal": _("asked for another editor"),
    "right now": _("finds it right now"),
    "not right": _("finds it still wrong"),
    "credit": _("changed whether to be thanked by name"),
    "erase": _("had name and address erased"),
    "address": _("asked to be told by e-mail"),
    "thank": _("decided on the name of a reader"),
    "sweep": _("found it elsewhere too, from"),
    "regroup": _("sorted the reports anew"),
}


@register.filter
def told(step: Step) -> str:
    """What happened in a step, in words."""
    return str(TOLD.get(step.verb, step.verb))


@register.filter
def signed(text: str) -> SafeString:
    """The text, with every invisible character shown by its name."""
    return format_html_join("", "{}", ((_shown(sign),) for sign in signs(text)))


def _shown(sign: Sign) -> str:
    return format_html('<span class="unseen">{}</span>', sign.name) if sign.name else sign.text


@register.inclusion_tag("admin/_change.html")
def change(old: str, new: str) -> dict[str, Any]:
    """What changed between two texts, within a line, inserted and removed words told apart in words too."""
    return {"pieces": pieces(old, new)}


@register.inclusion_tag("admin/_change.html")
def change_in_brief(old: str, new: str) -> dict[str, Any]:
    """The same with long unchanged stretches left out."""
    return {"pieces": quiet(pieces(old, new))}
