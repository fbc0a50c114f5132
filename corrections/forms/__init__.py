"""What readers may send."""

from corrections.forms.fields import OneLine, PlainText
from corrections.forms.report import ReportForm, VoiceForm

__all__ = ("OneLine", "PlainText", "ReportForm", "VoiceForm")
