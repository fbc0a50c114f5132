"""What is published, every version it ever had, and where it came from."""

from articles.models.article import Article, ArticleQuerySet, Revision, RevisionQuerySet, Section, dated
from articles.models.edition import Edition
from articles.models.picture import Picture
from articles.models.source import Handover, ImportConflict, ImportConflictQuerySet, Source

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Edition",
    "Handover",
    "ImportConflict",
    "ImportConflictQuerySet",
    "Picture",
    "Revision",
    "RevisionQuerySet",
    "Section",
    "Source",
    "dated",
]
