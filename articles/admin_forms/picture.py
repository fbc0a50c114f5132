"""What staff hand in as a picture: a file that is one."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Picture
from articles.pictures import NotAPicture, ready

#: The largest file that is taken here, in bytes; larger ones come in with the import.
LARGEST = 10_000_000


class PictureForm(forms.ModelForm):  # type: ignore[type-arg]
    """One picture; what its file tells of whoever took it is not kept."""

    file = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, GIF, WebP or AVIF, up to 10 MB. Large ones are made smaller."),
    )

    class Meta:
        model = Picture
        fields = ("file",)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(gettext("This file is larger than 10 MB. Make the picture smaller."))
        try:
            ready(file.read())
        except NotAPicture as problem:
            no_picture = gettext(
                "“%(name)s” cannot be shown: it is no picture of a kind named here, is damaged, or too large."
            )
            raise forms.ValidationError(no_picture % {"name": file.name}) from problem
        file.seek(0)
        return file
