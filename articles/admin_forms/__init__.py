"""What staff may change: articles on the revision they read, pictures, and sections."""

from articles.admin_forms.article import FACTS, ArticleForm
from articles.admin_forms.picture import PictureForm
from articles.admin_forms.section import SectionForm

__all__ = ["FACTS", "ArticleForm", "PictureForm", "SectionForm"]
