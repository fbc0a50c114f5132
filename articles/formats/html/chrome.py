"""What stands on a page and is no part of its story: furniture, promotions, links to other stories."""

import re

from lxml.html import HtmlElement

from articles.formats.dump.signs import OVER, is_telling

#: Elements that hold no story whatever they say.
TAGS = frozenset(["nav", "aside", "footer", "figure", "figcaption", "button", "dialog", "menu"])

NAMES = re.compile(
    r"(?:^|[\W_])(?:related|recommend\w*|newsletter\w*|share\w*|sharing|social\w*|comments?|disqus|promo\w*|advert\w*|"
    r"ads?|sponsor\w*|breadcrumbs?|tags?|taglist|keywords|author-?(?:bio|box|info)|about-?author|captions?|credits?|"
    r"imgcaption|paywall|subscri\w*|sign-?up|cookie\w*|consent|outbrain|taboola|trending|popular|most-?read|"
    r"read-?(?:more|also|next)|see-?also|more-?(?:on|from|stories)|also-?read|donat\w*|copyright|disclaimer|follow\w*|"
    r"app-?promo|affiliate\w*|survey|poll|widget|instagram-media|tiktok-embed)(?:$|[\W_])",
    re.IGNORECASE,
)

#: Where a page says what an element is for.
NAMED = (
    "class",
    "id",
    "aria-label",
    "data-area",
    "data-component",
    "data-module",
    "data-name",
    "data-testid",
    "data-type",
)

#: How lines begin that lead away from the story, in the languages we meet.
AWAY = re.compile(
    r"^\W*(?:"
    r"read (?:more|next|also)|also read|see also|more (?:from|on|stories)|recommended|"
    r"related(?:\s*:|\W*$| (?:articles?|stor|news|content|topics?|coverage|links?|posts?|video))|don.t miss|"
    r"sign up|subscribe|follow us|share (?:this|on)|join (?:our|the|us)|click here|advertisement|sponsored|"
    r"download our|support (?:our|us)|donate|all rights reserved|copyright|©|\(c\)|"
    r"(?:photos?|fotos?|bild|abbildung|image|фото|şəkil|fotoğraf)\s*:|"
    r"lesen sie|mehr (?:zum thema|dazu|lesen)|lies auch|auch interessant|anzeige$|werbung$|jetzt abonnieren|"
    r"folgen sie|(?:à )?lire (?:aussi|également)|voir aussi|sur le même (?:sujet|thème)|abonnez-vous|"
    r"inscrivez-vous|publicité|leer? (?:más|también)|lea también|te puede interesar|suscríbe\w*|publicidad|"
    r"síguenos|leia (?:mais|também)|veja também|saiba mais|assine|publicidade|leggi anche|"
    r"potrebbe interessarti|iscriviti|lees ook|lees meer|les også|les mer|læs også|läs (?:också|mer|även)|"
    r"czytaj (?:też|więcej|także)|zobacz (?:też|także)|читайте (?:также|ещё|еще)|см(?:отрите|\.) также|"
    r"(?:(?:материалы|новости|статьи|другие|ещё|еще|также|больше) )?по (?:этой )?теме(?:\s*:|\W*$)|"
    r"похожие (?:новост|материал|стат)\w+|"
    r"подпи(?:сывайтесь|шитесь|саться)|реклама$|поделиться|уважаемый посетитель|"
    r"(?:(?:матеріали|новини|статті|також|ще) )?за (?:цією )?темою(?:\s*:|\W*$)|"
    r"схожі (?:новини|матеріали|статті)|"
    r"читайте (?:також|ще)|дивіться також|підпи(?:суйтесь|шіться|сатися|ска)|поширити$|oxuyun|"
    r"(?:oxşar|əlaqəli|digər) (?:xəbər|material)\w*\W*$|bu mövzuda\W*$|həmçinin (?:oxu|bax)|abunə (?:ol|yaz)|"
    r"paylaş(?:ın|$|\W)|(?:ilgili|benzer|diğer|önerilen) haber\w*\W*$|bu haber(?:ler)? de ilgi|"
    r"bu habere de bak|"
    r"(?:bunlar da )?ilginizi çekebil\w+|ayrıca (?:okuyun|bakın)|daha fazla (?:haber|oku|bilgi)|abone ol|"
    r"关注|延伸阅读|相关(?:新闻|阅读|报道)|関連(?:記事|ニュース)|有料会員|관련기사|저작권"
    r")",
    re.IGNORECASE,
)

#: Quotations in figures that repeat the story's own words, or are another site's.
BORROWED = re.compile(r"(?i)pull|embed|tweet|twitter|instagram|tiktok|facebook|fb-|reddit|bluesky|mastodon")

#: Words, in small letters, that only a promotion of the paper itself puts together in one short paragraph.
OFFER = re.compile(
    r"newsletter|whatsapp|teleqram|telegram|телеграм|viber|kanalımız|рассылк|розсилк|bülten|e-?paper|"
    r"\babo\b|abonn(?:ement|ier)|subscri(?:be|ption)|sign(?:ing)? up|our app|"
    r"push-nachrichten|commenting|kostenlos testen|inbox|breaking news alert"
)
CALL = re.compile(
    r"\b(?:get|join|sign|subscribe|follow|download|click|register|never miss|support|want|become|"
    r"abonnier\w+|folg\w+|melden|testen|erhalten|jetzt|mehr|recevez|inscrivez|suscr\w+|iscriv\w+|assine|"
    r"подпи(?:шитесь|сывайтесь)|присоединяйтесь|читайте|следите|підпи(?:шіться|суйтесь)|приєднуйтесь|стежте|"
    r"abunə ol\w*|qoşulun|izləyin|abone ol\w*|katılın|takip edin)\b"
)

#: Names longer than this are no names, and would take long to look through.
LONGEST = 300

#: A sentence that begins as chrome does tells something from so many words on.
TELLING = 8

#: A promotion is short; a story about newsletters is not.
SHORT = 45


def is_chrome(element: HtmlElement) -> bool:
    """Say whether an element's tag or state says that the story does not go on inside it."""
    return (element.tag in TAGS and not _holds_matter(element)) or is_aside(element)


def _holds_matter(element: HtmlElement) -> bool:
    """Say whether a figure shows no picture but a table, code, or a quotation that stands nowhere else."""
    inside = next(element.iter("table", "pre", "blockquote"), None) if element.tag == "figure" else None
    return inside is not None and not BORROWED.search(names(element, "class") + names(inside, "class"))


def is_aside(element: HtmlElement) -> bool:
    """Say whether an element's state says that it is not seen, or no part of what is read."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return element.get("role") in {"navigation", "complementary", "dialog"}


def is_named(element: HtmlElement) -> bool:
    """Say whether a page's own name for an element is that of furniture."""
    return own_name(element) != ""


def own_name(element: HtmlElement) -> str:
    """Return the word by which a page calls an element furniture, nothing when it does not."""
    found = NAMES.search(names(element, *NAMED))
    return found[0].strip(" -_").lower() if found else ""


def names(element: HtmlElement, *attributes: str) -> str:
    """Return what some attributes call an element, cut where no page means it seriously."""
    return " ".join((element.get(attribute) or "")[:LONGEST] for attribute in attributes)


def leads_away(text: str, length: int) -> bool:
    """Say whether a short line sends its reader elsewhere or offers the paper itself."""
    if length > SHORT:
        return False
    if AWAY.match(text):
        return length < TELLING or not is_telling(text) or OVER.search(text) is not None
    words = text.lower()
    return OFFER.search(words) is not None and CALL.search(words) is not None
