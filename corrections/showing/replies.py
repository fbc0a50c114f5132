"""What readers are told when their report is declined: numbered sentences, in the reader's language."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Reply:
    """One canned reason: what editors choose it by, and the sentence a reader gets."""

    code: str
    name: Any
    sentence: Any

    def said_in(self, language: str) -> str:
        with translation.override(language):
            return str(self.sentence)


REPLIES = (
    Reply(
        "right",
        _("Correct as published"),
        _("Thank you for looking closely. We checked these words against our sources, and they are correct."),
    ),
    Reply(
        "style",
        _("A matter of style"),
        _("Thank you. Both ways of writing this are right; our style book asks for the one we use."),
    ),
    Reply(
        "quotation",
        _("A quotation, kept as spoken"),
        _("Thank you. These are somebody's own words, and we print quotations as they were said."),
    ),
    Reply(
        "opinion",
        _("Opinion, not an error"),
        _("Thank you. This is the view of its author, not a statement of fact; there is nothing to correct."),
    ),
    Reply(
        "not found",
        _("Cannot find the mistake"),
        _("Thank you. We looked for this mistake and could not find it. If you still see it, write again."),
    ),
    Reply(
        "source",
        _("Needs a source"),
        _("Thank you. We can only change a fact when a source says so. Send us one, and we will look again."),
    ),
    Reply(
        "new facts",
        _("True when it was written"),
        _("Thank you. This was right on the day it was published; we report later news in new articles."),
    ),
    Reply(
        "elsewhere",
        _("Not about this article"),
        _("Thank you. This is not about the words of this article, so we cannot put it right here."),
    ),
)
BY_CODE = {reply.code: reply for reply in REPLIES}
