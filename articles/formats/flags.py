"""The flags some newsrooms put into a headline to say that pictures or a video come with the story."""

import re

from articles.text import one_line

#: The flags, and how each is written in the languages we meet.
MEDIA = {
    "video": r"v[ií]d[eé]o(?:s|lar|lent|çarx|reportaj|galereya|galeri)?(?: (?:haber|galeri|galereya))?|"
    r"видео(?:запись|репортаж|ролик)?|відео(?:репортаж)?|wideo|ビデオ|動画|영상|视频",
    "photo": r"(?:ph|f)otos?(?: galler(?:y|ies)| galeri| haber)?|"
    r"foto(?:lar|lent|qalereya|galeri|galerie|sessiya|reportaj|strecke)|фото(?:графии|репортаж|галерея|факт|лента)?|"
    r"(?:şəkillər|galler(?:y|ies)|galerie|galería|galeri|bildergalerie|zdjęcia|写真|사진|图片)",
}
_FLAG = rf"(?:\d{{1,3}} )?(?:{'|'.join(MEDIA.values())})"
_FLAGS = rf"{_FLAG}(?:\s*(?:[/,+&\-–|]|and|və|ve|и|та|і|und|y|e)\s*{_FLAG})*"
LAST = re.compile(
    rf"(?P<before>\s*[(\[]\s*\+?\s*|\s*[-–—|/+•]\s*|\s+)(?P<flags>{_FLAGS})\s*[)\]]?\s*[-–—|/]?\s*$",
    re.IGNORECASE,
)
FIRST = re.compile(rf"^\s*(?:[(\[](?P<flags>{_FLAGS})[)\]]|(?P<told>{_FLAGS})\s*[:|])\s*", re.IGNORECASE)

#: A flag and what sets it off are shorter than this.
LONGEST = 60


def flagged(headline: str) -> tuple[str, tuple[str, ...]]:
    """Return the headline without flags such as "- VIDEO -", and what the flags said."""
    start = max(len(headline) - LONGEST, 0)
    last = LAST.search(headline, start)
    if last is not None and _sets_off(last, headline[: last.start()]):
        return _without(headline[: last.start()], last["flags"])
    first = FIRST.match(headline[:LONGEST])
    if first is not None and headline[first.end() :]:
        return _without(headline[first.end() :], first["flags"] or first["told"])
    return headline, ()


def _sets_off(last: re.Match[str], before: str) -> bool:
    """Say whether the word at the end is a flag: a headline may well end on the word video."""
    loud = last["flags"].isupper() and not before.isupper()
    sign = last["before"].strip()
    return bool(before) and (loud or (sign != "" and sign != last["before"]) or sign[:1] in {"(", "["})


def _without(headline: str, flags: str) -> tuple[str, tuple[str, ...]]:
    rest, media = flagged(one_line(headline))
    told = (kind for kind, words in MEDIA.items() if re.search(words, flags, re.IGNORECASE))
    return rest, tuple(dict.fromkeys((*media, *told)))
