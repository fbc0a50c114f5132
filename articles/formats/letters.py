"""How much a text reads like words: its letters stand together as they do in real languages."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from articles.formats.language import WORDS

#: What decoders write for a byte they cannot read.
LOST = "\ufffd"

#: Syllables that the frequent words lack, of the languages whose letters are most often confused.
SYLLABLES = """
аль ам ан ар ас ать бл бр ва вать ви вл вы га ге гра да дв де ди до др еб ев ег ей ек ел ем ения ере ер ес
ет жа жд же за зн ив иг из ии ий ик им ин иот ир ис ит ки кр ку ла ле ли ло лу лы ль ля ма ме ми мн мо му на
не ни нн ном ну ны нь ня об ова од ой ок ол ом он оп ор ос от оч пе пи пл по пр ра ре ри ро ру ры рь ря са
св се си ск сл см сп ст ся та тв те ти тр ту ты ув уд ук ул ун ур ус ут уч ха хо хр ца це ци че чи чн ша ши
щи ые ый ых ью юб юд ют яв ят ія ії їн ій іст від нці ськ ції ість
aş şa şk şl şt şm eş şe iş ış şı uş şu üş şü oş öş rş nş ğı ığ ağ ğa eğ ğe iğ oğ uğ ğu ğl ğr ıl lı ın nı ır
rı ız ım mı tı ıt sı ıs dı ıd kı ık yı ıy ıc cı çı ıç zı ıb bı ıp ıv vı aç ça çe iç çi uç çu çl rç nç öy yö
öp pö kö gö ör sö ön dö bö tö ük kü ür rü ün nü ül lü üz yü üy sü üs dü üd tü üt bü üp mü üm cü üc çü gü hü
üç
ée éc ét ér él én ém és éd ép év èr ès èm èt ên êt çu ça ço ôt ûr aî ít ío ía ió ún én áb ár án ál ás ás ñe
ño ña ãe ão õe çã çõ äl än är ät äc äu öl ör ös ön öf üb ün ür üc üh uß aß eß iß øn ør ød øj åb ål ån ær æn
æl
ów ół łó ał ła ło łu łe ął ąz ąc ęc ęd ęt ęk ęp ść śc śr śn śl ńs ńc ćw źn żs ży że ża ęż óg ór mó
að ið uð eð ða ði ðu ðs rð gð þe þa þu þv þæ ýr ýs ný ló só tó stó rú sú tú ís lí rí tí áð án át jó jö ún
"""

#: Neighbours that stand together in words, where at least one is no ASCII letter; the ends of a word count.
PAIRS = frozenset(
    first + second
    for piece in (*SYLLABLES.split(), *(f" {word} " for words in WORDS.values() for word in words))
    for first, second in pairwise(piece)
    if not (first + second).isascii()
)

#: Signs that old encodings and honest texts share; any other sign beside a letter is a misreading.
SIGNS = frozenset("‘’“”„‚‹›«»–—…•·§©®™°№€£¥¿¡ºª\xa0\xad")

#: Worth of two neighbours: seen in a language, could be, cannot be. Quotes and signs say little.
KNOWN, LIKELY, NEUTRAL, ABSURD = 1.0, 0.2, 0.5, -1.0


def readable(text: str) -> float:
    """Return how much the text reads like words in some language: 1 very, 0 or less not at all."""
    worths = [_worth(first, second) for first, second in _telling(text.replace("İ", "i"))]
    return sum(worths) / len(worths) if worths else 0.0


def _telling(text: str) -> Iterator[tuple[str, str]]:
    return ((first, second) for first, second in pairwise(f" {text} ") if not (first + second).isascii())


def _worth(first: str, second: str) -> float:
    if (first + second).lower() in PAIRS:
        return KNOWN
    if first.isalpha() and second.isalpha():
        fits = _script(first) == _script(second) and not (first.islower() and second.isupper())
        return LIKELY if fits else ABSURD
    sign = second if first.isascii() else first
    if sign.isalpha():
        return LIKELY if " " in (first, second) else 0.0
    return NEUTRAL if sign in SIGNS else ABSURD


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
