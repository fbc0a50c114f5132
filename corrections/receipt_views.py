"""A reporter's own pages: all reports, as the browser lists them; one, and what its reader may still do."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from corrections.actions import reader
from corrections.actions.contact import leave_address
from corrections.actions.move import DecidedMeanwhile
from corrections.actions.privacy import held_in
from corrections.actions.weigh import TooManyAnswers, weigh_answer
from corrections.models import Report
from corrections.receipt_forms import AddForm, AddressForm, AppealForm, CreditForm, WrongForm
from corrections.senders import sender_of
from corrections.telling import Receipt

#: The forms of the page that may come back with what is wrong in them, by the names of their verbs.
FORMS: dict[str, type[forms.Form]] = {
    "add": AddForm,
    "wrong": WrongForm,
    "appeal": AppealForm,
    "address": AddressForm,
}

Verb = Callable[[Report, dict[str, str]], object]


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the page on which a browser lists what was sent from it; we cannot see the list."""
    return render(request, "corrections/mine.html")


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Show the reporter what became of a report."""
    return _page(request, _find(token))


@never_cache
@require_safe
def download(request: HttpRequest, token: str) -> HttpResponse:
    """Give the reporter all that we hold of a report, as a file."""
    report = _find(token)
    held = held_in(report) | {"e-mail": report.reporter.email if hasattr(report, "reporter") else ""}
    answer = JsonResponse(held, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="report-{report.pk}.json"'
    return answer


def verb(form_class: type[forms.Form], act: Verb) -> Callable[..., HttpResponse]:
    """Make an action a view: read the form, act, show the page again, with the reason when it cannot be."""

    @never_cache
    @require_POST
    def view(request: HttpRequest, token: str) -> HttpResponse:
        report, form = _find(token), form_class(request.POST)
        if not form.is_valid():
            return _page(request, report, form, status=422)
        try:
            weigh_answer(sender_of(request).network, report.pk)
            act(report, form.cleaned_data)
        except (reader.NotNow, DecidedMeanwhile) as problem:
            form.add_error(None, str(problem))
            return _page(request, _find(token), form, status=409)
        except TooManyAnswers as problem:
            form.add_error(None, str(problem))
            answer = _page(request, report, form, status=429)
            answer["Retry-After"] = str(problem.seconds)
            return answer
        return redirect(report.private_url())

    return view


add = verb(AddForm, lambda report, said: reader.add_evidence(report, said["words"], source=said["source"]))
withdraw = verb(forms.Form, lambda report, _said: reader.withdraw(report))
appeal = verb(AppealForm, lambda report, said: reader.appeal(report, said["why"]))
right = verb(forms.Form, lambda report, _said: reader.say_right(report))
wrong = verb(WrongForm, lambda report, said: reader.say_wrong(report, said["why"]))
erase = verb(forms.Form, lambda report, _said: reader.erase(report))
address = verb(AddressForm, lambda report, said: leave_address(report, said["email"]))
credit = verb(CreditForm, lambda report, said: reader.wish_credit(report, credit=bool(said["credit"])))


def _find(token: str) -> Report:
    reports = Report.objects.select_related(
        "case__article__current", "case__duplicate_of", "revision", "reporter"
    )
    return get_object_or_404(reports, token=token)


def _page(
    request: HttpRequest, report: Report, form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "report": report,
        "receipt": Receipt(report),
        "form": form,
        "credit": CreditForm(initial={"credit": report.credit}),
        **{name: form if isinstance(form, kind) else kind() for name, kind in FORMS.items()},
        "sent": "sent" in request.GET,
    }
    return render(request, "corrections/receipt.html", context, status=status)
