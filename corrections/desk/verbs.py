"""How a verb becomes a view: read the form, act, go on to the next case; a conflict shows the case again."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.actions import ChangedSince
from articles.words import CannotChange
from corrections import actions
from corrections.desk.pages import beat_of, editor_of, find, page_of, shown
from corrections.desk_forms import ApplyForm, VersionForm
from corrections.lifecycle import IllegalMove
from corrections.models import Case
from corrections.rights import NotAllowed
from corrections.showing import Beat, last_decision, left_for, neighbours
from corrections.wording import refusal

logger = logging.getLogger(__name__)

#: Somebody else was first, or the words moved: 409, and nothing typed is lost.
CONFLICTS = (
    ChangedSince,
    IllegalMove,
    actions.DecidedMeanwhile,
    actions.Superseded,
    actions.TooLateToUndo,
    actions.WordsGone,
)

#: The decision itself cannot stand as it was sent: 422.
REFUSALS = (CannotChange, actions.NeedsReason, actions.NothingToChange)


@dataclass(frozen=True)
class Verb:
    """What an editor can do to a case: the form it takes, what happens, how to tell that it has happened."""

    name: str
    form: type[VersionForm]
    act: Callable[[Case, Any, User], str]
    is_done: Callable[[Case, Any], bool]
    stays: bool = False


@dataclass(frozen=True)
class Sending:
    """A decision as an editor sent it, on the version of the case that they had read."""

    request: HttpRequest
    verb: Verb
    case: Case
    form: Any
    by: User

    @property
    def beat(self) -> Beat:
        return beat_of(self.request)

    def answer(self) -> HttpResponse:
        """Do it and go on, or show the case again with the reason and all that was typed."""
        self.case.version = self.form.cleaned_data["version"]
        try:
            said = self.verb.act(self.case, self.form, self.by)
        except NotAllowed as problem:
            return self.shown(403, str(problem))
        except REFUSALS as problem:
            return self.shown(422, refusal(problem))
        except CONFLICTS as problem:
            return self.overtaken(problem)
        return self.done(said)

    def done(self, said: str) -> HttpResponse:
        """Go on; when the database does not answer any more, say that the decision stands all the same."""
        try:
            undo = _("U to undo.") if last_decision(self.by) == self.case else ""
            told = f"{said} {_left(self.by, self.beat)} {undo}".strip()
            answer = redirect(self.case) if self.verb.stays else onward(self.case, self.by, self.beat)
        except DatabaseError:
            logger.exception("%s was decided, but what follows could not be looked up", self.case)
            return self.kept(said)
        messages.success(self.request, told)
        return answer

    def kept(self, said: str) -> HttpResponse:
        """Return a page that says what was decided and asks the database for nothing."""
        context = {
            **admin.site.each_context(self.request),
            "title": str(self.case),
            "said": said,
            "case": self.case,
            "queue": Case.get_queue_url(),
        }
        return render(self.request, "admin/corrections/case/kept.html", context)

    def overtaken(self, problem: Exception) -> HttpResponse:
        """Tell who wished the same that it is done; show anybody else what stands now and what they typed."""
        case = find(self.case.pk)
        if self.verb.is_done(case, self.form):
            done = _("%(case)s was already decided like this.") % {"case": case}
            messages.info(self.request, f"{done} {_left(self.by, self.beat)}")
            return onward(case, self.by, self.beat)
        moved = isinstance(problem, IllegalMove)
        return self.shown(409, str(actions.DecidedMeanwhile(case) if moved else problem))

    def shown(self, status: int, sentence: str = "") -> HttpResponse:
        if sentence:
            self.form.add_error(None, sentence)
        page = page_of(self.case.pk, self.by, self.form, self.beat)
        return shown(self.request, page, self.form, self.verb.name, status)


def view_of(verb: Verb) -> Callable[..., HttpResponse]:
    """Return the view of a verb; who comes back to its address from the log-in is led to the case."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        by = editor_of(request)
        if request.method != "POST":
            return redirect(find(pk))
        extra: dict[str, Any] = {"by": by} if issubclass(verb.form, ApplyForm) else {}
        sent = Sending(request, verb, find(pk), verb.form(request.POST, **extra), by)
        if "look" in request.POST:
            return sent.shown(200)
        return sent.answer() if sent.form.is_valid() else sent.shown(422)

    return view


def onward(case: Case, by: User, beat: Beat) -> HttpResponse:
    """Go on to the next case of the beat, or to its empty queue when none is left."""
    _before, following = neighbours(case, by, beat)
    return redirect(following or f"{Case.get_queue_url()}{beat.query}")


def _left(by: User, beat: Beat) -> str:
    left = left_for(by, beat)
    return ngettext("%(left)s left.", "%(left)s left.", left) % {"left": left}
