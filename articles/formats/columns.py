"""Which field of ours a column of somebody's table is, in the words of many systems and languages."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from articles.formats.draft import Unreadable
from articles.text import folded

#: Names of columns, the surest first. Marked-up text goes before plain, the narrow word before the wide;
#: after English come ru, uk, az and tr, then de, fr, es, pt, it, nl, pl, ja, zh and ko.
NAMES = {
    "headline": "headline headlines title post_title article_title heading subject name header_title"
    " заголовок название заглавие назва başlıq sərlövhə başlık haber_başlığı"
    " titel überschrift schlagzeile titre título titular titolo tytuł nagłówek"
    " タイトル 見出し 題名 标题 標題 제목",
    "body": "body_html content_html html_body html body_xhtml content_encoded article_body full_text fulltext"
    " body_text content_text post_content content_elements body content text article_text article story"
    " maintext main_text paragraphs"
    " текст тело содержание полный_текст контент статья зміст вміст стаття mətn məzmun məqalə metin içerik"
    " haber_metni inhalt artikeltext haupttext artikel texte contenu corps texto cuerpo contenido conteúdo"
    " corpo testo contenuto tekst inhoud treść 本文 記事 内容 正文 內容 본문 내용",
    "standfirst": "standfirst subtitle sub_title subheadline subheadlines subhead summary deck dek lead lede"
    " intro excerpt post_excerpt abstract teaser trail_text description preview custom_excerpt"
    " подзаголовок лид анонс аннотация описание краткое_описание підзаголовок лід опис короткий_опис"
    " spot özet alt_başlık anons xülasə alt_başlıq qısa_məzmun"
    " untertitel vorspann zusammenfassung chapô chapeau sous_titre résumé accroche entradilla bajada"
    " subtítulo resumen resumo linha_fina sottotitolo occhiello sommario ondertitel samenvatting zajawka"
    " podtytuł リード 要約 概要 摘要 导语 副标题 부제 요약",
    "section": "section section_name rubric category category_name categories desk channel topic topics"
    " department taxonomy рубрика раздел категория тема рубрики категорії категорія розділ rubrika bölmə"
    " kateqoriya kategori bölüm ressort rubrik kategorie rubrique catégorie sección categoría seção secção"
    " editoria categoria sezione rubriek categorie dział kategoria"
    " カテゴリー カテゴリ 栏目 分类 频道 카테고리 섹션",
    "published": "published_at date_published published publish_date publication_date pub_date pubdate"
    " pub_datetime post_date_gmt post_date publish_time date_publish first_publish_date display_date"
    " datetime date created_at date_created created timestamp time"
    " дата_публикации опубликовано дата время дата_публікації опубліковано dərc_tarixi yayın_tarihi"
    " yayınlanma_tarihi tarix tarih"
    " veröffentlichungsdatum veröffentlicht erscheinungsdatum datum date_de_publication publié_le"
    " fecha_de_publicación fecha publicado data_de_publicação publicado_em data_di_pubblicazione"
    " publicatiedatum data_publikacji data 公開日時 公開日 掲載日 投稿日 日付"
    " 发布时间 发布日期 日期 발행일 등록일 작성일 날짜",
    "byline": "byline by_line authors author author_name creator writer written_by journalist reporter by"
    " credits автор авторы автори журналист müəllif müəlliflər yazar yazarlar muhabir"
    " autor autorin verfasser auteur auteurs autores autore autori autorzy"
    " 著者 筆者 記者 作者 记者 기자 작성자 저자",
    "language": "language lang locale inlanguage язык мова dil"
    " sprache langue idioma lingua taal język 言語 语言 언어",
    "url": "canonical_url canonical url link permalink web_url source_url article_url href address"
    " ссылка адрес посилання адреса keçid link_url bağlantı lien enlace adres リンク 链接 링크",
    "key": "guid uuid id _id article_id post_id news_id nid external_id uid uri ид идентификатор kimlik",
}

FIELDS = tuple(NAMES)


#: What systems put before the names of their columns, such as Drupal's field_body and webTitle.
_PREFIX = re.compile(r"^(?:field|article|post|news|story|web)_")

#: A name is less sure without its prefix than with it.
_LESS_SURE = 100


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    """Return for each folded column name its field and how sure it is."""
    listed = ((name, field, rank) for field in NAMES for rank, name in enumerate(NAMES[field].split()))
    return {_folded(name): (field, rank) for name, field, rank in reversed(list(listed))}


def columns_of(names: Iterable[str], told: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each field the columns that may hold it, best first; what staff told goes before."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        field, rank = _field_of(name)
        if field and field not in told:
            found.setdefault(field, []).append((rank, name))
    known = {field: [name for _, name in sorted(places)] for field, places in found.items()}
    return known | {field: [name] for field, name in told.items()}


@lru_cache(4096)
def _field_of(name: str) -> tuple[str, int]:
    """Return the field that a column so called holds, if we know it, and how sure it is."""
    whole = _folded(name)
    field, rank = _ranks().get(bare_name(name), ("", 0))
    return _ranks().get(whole) or (field, rank + _LESS_SURE)


@lru_cache(4096)
def bare_name(name: str) -> str:
    """Return a column's name for comparing, without its system's prefix: Post Status is status."""
    return _PREFIX.sub("", _folded(name))


def check_told(told: Mapping[str, str]) -> None:
    """Refuse a `--map` that names a field we do not have."""
    for field in told:
        if field not in FIELDS:
            raise Unreadable(f"No field is called “{field}”. Choose one of: {', '.join(FIELDS)}.")


def _folded(name: str) -> str:
    """Return a column's name for comparing: publishedAt, Published_At and "published at" are one."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)
    return re.sub(r"\W+", "_", folded(apart)).strip("_")
