"""How often the paper has changed."""

from django.db import models


class Edition(models.Model):
    """A count of changes: one row, counted up when what a writer wrote is there for all to see."""

    #: The key of the one row; before the first change there is none.
    KEY = 1

    number = models.BigIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)
