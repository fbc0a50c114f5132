"""What stands on a page and is no part of its story: furniture, promotions, links to other stories."""

import re

from lxml.html import HtmlElement

#: Elements that hold no story whatever they say.
TAGS = frozenset(["nav", "aside", "footer", "figure", "figcaption", "button", "dialog", "menu"])

NAMES = re.compile(
    r"(?:^|[\W_])(?:related|recommend\w*|newsletter\w*|share\w*|sharing|social\w*|comments?|disqus|promo\w*|advert\w*|"
    r"ads?|sponsor\w*|breadcrumbs?|tags?|taglist|keywords|author-?(?:bio|box|info)|about-?author|captions?|credits?|"
    r"imgcaption|paywall|subscri\w*|sign-?up|cookie\w*|consent|outbrain|taboola|trending|popular|most-?read|"
    r"read-?(?:more|also|next)|see-?also|more-?(?:on|from|stories)|also-?read|donat\w*|copyright|disclaimer|follow\w*|"
    r"app-?promo|affiliate\w*|survey|poll|widget)(?:$|[\W_])",
    re.IGNORECASE,
)

#: How lines begin that lead away from the story, in the languages we meet.
AWAY = re.compile(
    r"^\W*(?:"
    r"read (?:more|next|also)|also read|see also|related|more (?:from|on|stories)|recommended|don.t miss|"
    r"sign up|subscribe|follow us|share (?:this|on)|join (?:our|the|us)|click here|advertisement|sponsored|"
    r"download our|support (?:our|us)|donate|all rights reserved|copyright|©|\(c\)|"
    r"(?:photos?|fotos?|bild|abbildung|image|фото|şəkil|fotoğraf)\s*:|"
    r"lesen sie|mehr (?:zum thema|dazu|lesen)|lies auch|auch interessant|anzeige$|werbung$|jetzt abonnieren|"
    r"folgen sie|(?:à )?lire (?:aussi|également)|voir aussi|sur le même (?:sujet|thème)|abonnez-vous|"
    r"inscrivez-vous|publicité|leer? (?:más|también)|lea también|te puede interesar|suscríbe\w*|publicidad|"
    r"síguenos|leia (?:mais|também)|veja também|saiba mais|assine|publicidade|leggi anche|"
    r"potrebbe interessarti|iscriviti|lees ook|lees meer|les også|les mer|læs også|läs (?:också|mer|även)|"
    r"czytaj (?:też|więcej|także)|zobacz (?:też|także)|читайте (?:также|ещё|еще)|смотрите также|по теме|"
    r"подпис(?:ывайтесь|аться)|реклама$|поделиться|читайте (?:також|ще)|дивіться також|підпис\w+|oxuyun|"
    r"həmçinin oxu|abunə|paylaş|ayrıca okuyun|daha fazla|abone ol|"
    r"关注|延伸阅读|相关(?:新闻|阅读|报道)|関連(?:記事|ニュース)|有料会員|관련기사|저작권"
    r")",
    re.IGNORECASE,
)

#: Words, in small letters, that only a promotion of the paper itself puts together in one short paragraph.
OFFER = re.compile(
    r"newsletter|whatsapp|telegram|e-?paper|\babo\b|abonn(?:ement|ier)|subscri(?:be|ption)|sign(?:ing)? up|"
    r"our app|push-nachrichten|commenting|kostenlos testen|inbox|breaking news alert"
)
CALL = re.compile(
    r"\b(?:get|join|sign|subscribe|follow|download|click|register|never miss|support|want|become|"
    r"abonnier\w+|folg\w+|melden|testen|erhalten|jetzt|mehr|recevez|inscrivez|suscr\w+|iscriv\w+|assine)\b"
)

#: Names longer than this are no names, and would take long to look through.
LONGEST = 300

#: A promotion is short; a story about newsletters is not.
SHORT = 45


def is_chrome(element: HtmlElement) -> bool:
    """Say whether an element's tag or state says that the story does not go on inside it."""
    if element.tag in TAGS or element.get("hidden") is not None:
        return True
    return element.get("aria-hidden") == "true" or element.get("role") in {
        "navigation",
        "complementary",
        "dialog",
    }


def is_named(element: HtmlElement) -> bool:
    """Say whether a page's own name for an element is that of furniture."""
    return NAMES.search(names(element, "class", "id")) is not None


def names(element: HtmlElement, *attributes: str) -> str:
    """Return what some attributes call an element, cut where no page means it seriously."""
    return " ".join((element.get(attribute) or "")[:LONGEST] for attribute in attributes)


def leads_away(text: str, length: int) -> bool:
    """Say whether a short line sends its reader elsewhere or offers the paper itself."""
    if length > SHORT:
        return False
    if AWAY.match(text):
        return True
    words = text.lower()
    return OFFER.search(words) is not None and CALL.search(words) is not None
