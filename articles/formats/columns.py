"""Which field of ours a column of somebody's table is, in the words of many systems and five languages."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from articles.formats.draft import Unreadable
from articles.text import folded

#: Names of columns, the surest first. Marked-up text goes before plain, the narrow word before the wide.
NAMES = {
    "headline": "headline title post_title article_title heading subject name header_title"
    " заголовок название заглавие назва başlıq sərlövhə başlık",
    "body": "body_html content_html html_body html body_xhtml content_encoded article_body full_text fulltext"
    " body_text content_text post_content body content text article_text article story maintext main_text"
    " текст тело содержание полный_текст контент статья зміст вміст стаття mətn məzmun məqalə metin içerik"
    " haber_metni",
    "standfirst": "standfirst subtitle sub_title subheadline subhead summary deck dek lead lede intro excerpt"
    " post_excerpt abstract teaser description preview custom_excerpt"
    " подзаголовок лид анонс аннотация описание підзаголовок лід опис spot özet anons xülasə"
    " alt_başlıq alt_başlık",
    "section": "section section_name rubric category category_name categories desk channel topic topics"
    " department рубрика раздел категория тема рубрики категорії категорія розділ rubrika bölmə kateqoriya"
    " kategori bölüm",
    "published": "published_at date_published published publish_date publication_date pub_date pubdate"
    " post_date_gmt post_date publish_time date_publish datetime date created_at date_created created"
    " timestamp time"
    " дата_публикации опубликовано дата время дата_публікації опубліковано dərc_tarixi yayın_tarihi"
    " yayınlanma_tarihi tarix tarih",
    "byline": "byline authors author author_name creator writer journalist reporter by"
    " автор авторы автори журналист müəllif müəlliflər yazar yazarlar muhabir",
    "language": "language lang locale inlanguage язык мова dil",
    "url": "canonical_url canonical url link permalink web_url source_url article_url href address"
    " ссылка адрес посилання адреса keçid link_url bağlantı",
    "key": "guid uuid id _id article_id post_id news_id nid external_id uid uri ид идентификатор kimlik",
}

FIELDS = tuple(NAMES)


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    """Return for each folded column name its field and how sure it is."""
    listed = ((name, field, rank) for field in NAMES for rank, name in enumerate(NAMES[field].split()))
    return {_folded(name): (field, rank) for name, field, rank in reversed(list(listed))}


def columns_of(names: Iterable[str], told: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each field the columns that may hold it, best first; what staff told goes before."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        field, rank = _ranks().get(_folded(name), ("", 0))
        if field and field not in told:
            found.setdefault(field, []).append((rank, name))
    known = {field: [name for _, name in sorted(places)] for field, places in found.items()}
    return known | {field: [name] for field, name in told.items()}


def check_told(told: Mapping[str, str]) -> None:
    """Refuse a `--map` that names a field we do not have."""
    for field in told:
        if field not in FIELDS:
            raise Unreadable(f"No field is called “{field}”. Choose one of: {', '.join(FIELDS)}.")


@lru_cache(4096)
def _folded(name: str) -> str:
    """Return a column's name for comparing: publishedAt, Published_At and "published at" are one."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)
    return re.sub(r"\W+", "_", folded(apart)).strip("_")
