"""Pictures that articles show."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """A picture ready for the page, in a file named by what came; it shows in articles by its address."""

    #: How long the name of a file is: a digest's first letters, a dot and an ending.
    LONGEST_FILE = 37

    digest = models.CharField(max_length=64, unique=True, editable=False)
    file = models.FileField(_("picture"), max_length=LONGEST_FILE)
    name = models.CharField(_("name"), max_length=200, editable=False)
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    added_at = models.DateTimeField(_("added"), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = (models.Index(fields=("-added_at", "-id"), name="newest_pictures"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return str(self.file.url)

    def tag(self, alt: str = "") -> SafeString:
        """Return the picture as a body shows it, spelled as its canonical form is."""
        size: dict[str, Any] = {"src": self.file.url, "width": self.width, "height": self.height}
        return format_html('<img src="{src}" alt="{alt}" width="{width}" height="{height}">', alt=alt, **size)
