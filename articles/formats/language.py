"""Which language a text is in, from its letters and its most frequent words."""

import re

#: The words each language cannot do without, most telling first; neighbours are told apart by the ones
#: they spell differently (av/af, que/che). Also the source of the letter pairs in `decode`.
WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a is that for it was on are with as his they be at one have this from or"
        " had by not but what all were when your said there an which their would will who has more"
        " been about",
        "ru": "и в не на что с по это как за из к от для его все было был но так же она они который которые"
        " года году также будет были после при или до чтобы если мы вы уже более того этого может"
        " только еще ещё когда о об сообщил сообщает заявил словам россии человек время которая"
        " которой день между",
        "uk": "і в не на що з за це як та від для його все було був але так він вона вони який які року"
        " також буде були після при або до щоб якщо ми ви вже більше того цього може тільки ще коли"
        " про під час україни між її їх є у й із році повідомив людей через свої",
        "be": "і ў не на што з за гэта як ад для яго усё было быў але так ён яна яны які якія года таксама"
        " будзе былі пасля пры або да каб калі мы вы ўжо больш таго можа толькі яшчэ пра",
        "bg": "и в не на че с за от се да е това като по са ще към до при след но или които който най без"
        " беше",
        "az": "və bir bu ilə üçün da də ki olan olduğunu isə edib olub çox daha onun sonra kimi görə qeyd"
        " azərbaycan ölkə eyni həm hər o var deyib edilib bildirib nə məlumat üzrə qədər ən tərəfindən"
        " şəhər həmin müraciət böyük gün ildə edir edən olunub olacaq bütün bəzi arasında üzərində ilk son"
        " belə bunun bunu buna ona biz mən ya yox deyə baxmayaraq zaman vaxt yerinə oldu edildi bildirdi"
        " söylədi ay il ilin bugün dünən nəfər öz özü lakin amma əgər artıq hələ yalnız verib həmçinin əvvəl"
        " əlavə barədə haqqında verilir verilib keçirilib olunur əsasən deyil necə",
        "tr": "ve bir bu için ile da de ki olan olduğunu ise daha çok sonra gibi göre ancak kadar olarak"
        " türkiye değil en her ne o var dedi edildi yapılan büyük gün yıl yeni şöyle tarafından içinde"
        " açıklama bulunan ettiği söyledi hem hakkında şey iki üzere ayrıca karşı önce bütün tüm bazı birçok"
        " arasında üzerinde ilk son üç aynı böyle bunun bunu buna onun ona biz ben mi ya yok diye rağmen"
        " nedeniyle sırasında birlikte kez zaman yerine olduğu oldu olacak etti ediyor belirtti belirterek"
        " kaydetti ifade konuşan dile getirdi bildirildi belirtildi saat ay yılında bugün dün kişi kendi bile"
        " çünkü fakat eğer hiç artık sadece özellikle devam çıktı yaşanan geldi",
        "de": "der die das und in zu den ist nicht von mit sich auf für ein eine im dem es an werden aus er"
        " hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum haben auch nur"
        " oder aber vor zur bis mehr durch können während müssen größer",
        "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il"
        " sont avec ont été aux elle mais cette ou son ses leur comme nous après à être même où très"
        " déjà l d c qu",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le"
        " ha me sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años"
        " hasta está según día",
        "it": "di e il la che in un a per è non una sono del con della si le da dei nel alla al come più"
        " anche ha gli i lo ma questo delle nella dal ai se stato essere hanno suo loro perché già può"
        " così città",
        "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele"
        " das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso são"
        " você",
        "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als maar dan bij nog naar"
        " uit door heeft wordt over worden deze hij ze meer werd hun wel kan geen haar één",
        "sv": "och i att det som en på är av för med den till inte har om ett de han var från vid men så"
        " sig kan när också efter under vi hade nu eller mer än där ska säger år över få även skulle",
        "nb": "og i det er på som en til å av for at med de har ikke den om et var han fra men seg vi sier"
        " ble også etter skal blir da kan hva nå før eller mot over når år være bli dette noe mange",
        "nn": "og i det er på som ein til å av for at med dei har ikkje den om eit var han frå men seg vi"
        " seier blei også etter skal blir kan kva no før eller mot over når år vere",
        "da": "og i at det er en på til af for med som de den har ikke der et var han fra men sig vi siger"
        " blev også efter skal bliver kan hvad nu før eller mod over når år være mere hvor uger været"
        " mig",
        "is": "og í að er á sem til um við en af með var ekki það hann þess fyrir eru frá því eða segir"
        " hefur hafa verið þar upp þeir voru þegar sé hún eftir þá mjög ár",
        "fi": "ja on ei se että hän oli mutta myös kun ovat niin tai sen joka kuin vuoden sitten voi olla"
        " jo vain mukaan kertoo sanoo suomen ei ovat oli olla olen olisi sekä myös jälkeen kanssa vielä nyt"
        " kuitenkin koska jos sitä tämä tämän tätä hänen heidän ne siitä mitä missä kaikki hyvin enemmän noin"
        " aikana välillä ennen asti yli alle vuotta vuonna vuosi kertoi sanoi torstaina maanantaina tiistaina"
        " keskiviikkona perjantaina viime ensi toinen kaksi kolme",
        "pl": "w i na z się nie do to że jest o od po jak za są przez dla ale który które tym oraz być ich"
        " jego był było już może tylko więcej także przy bardzo lat roku czy tak ma co tej której"
        " został",
        "cs": "a se v na je že o to s z do i za by pro jako od po jsou ale které který byl jeho k si také"
        " až bude ve při podle než více není let může být",
        "hu": "a az és hogy nem is egy meg volt ez csak de már szerint mint el vagy után több még aki pedig"
        " lesz magyar között így",
        "ro": "de și în a la cu pe nu o că din care un este pentru mai au fost sunt după prin fi ce dar ca"
        " să într",
        "id": "yang dan di dengan untuk ini dari dalam tidak pada itu akan juga ke karena ada tersebut oleh"
        " bisa sebagai telah mereka saat",
        "vi": "và của là có trong được cho một các với không những này đã người khi về từ tại để",
        "ar": "في من على إلى أن عن مع هذا التي الذي بعد كان قال ما لا هذه ذلك بين كما أو قد خلال وقال حيث"
        " منذ",
        "fa": "در به از که این را با است برای آن یک خود تا کرد بر هم گفت شد های می",
    }.items()
}

#: Scripts that one language, or nearly one, is written in.
SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "ka": re.compile("[\u10d0-\u10ff]"),
    "hy": re.compile("[\u0530-\u058f]"),
}

ANY_SCRIPT = re.compile("|".join(script.pattern for script in SCRIPTS.values()))

#: Letters that few alphabets have: each counts like so many frequent words where the language has them.
LETTERS = {
    "az": "ə",
    "tr": "ığ",
    "uk": "їєґ",
    "ru": "ыэ",
    "be": "ў",
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "is": "ðþ",
    "pl": "łąęż",
    "cs": "řěů",
    "hu": "őű",
    "ro": "țăș",
    "vi": "ơưđạ",
    "fa": "پچگ",
}
LETTER_WEIGHT = 0.2

#: Each frequent word with the languages that have it.
LANGUAGES_OF = {
    word: [language for language in WORDS if word in WORDS[language]]
    for words in WORDS.values()
    for word in words
}

#: A page says what it is in its first stretch; more would only cost time.
ENOUGH = 20_000
WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the two-letter code of the text's language, or nothing when it is not plain."""
    text = text[:ENOUGH].replace("İ", "i").lower()
    return _by_script(text) or _by_words(text)


def _by_script(text: str) -> str:
    """Name the language of a script of its own; a little kana makes Japanese of much Han."""
    if not ANY_SCRIPT.search(text):
        return ""
    letters = sum(map(str.isalpha, text)) or 1
    shares = {language: len(script.findall(text)) / letters for language, script in SCRIPTS.items()}
    if shares["ja"] > 0.1:
        return "ja"
    language = max(shares, key=lambda name: shares[name])
    return language if shares[language] > 0.3 else ""


def _by_words(text: str) -> str:
    """Name the language with most frequent words; a tie goes to the one listed first."""
    scores = {language: _of_letters(language, text) for language in WORDS}
    for word in WORD.findall(text):
        for language in LANGUAGES_OF.get(word, ()):
            scores[language] += 1
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else ""


def _of_letters(language: str, text: str) -> float:
    return LETTER_WEIGHT * sum(text.count(letter) for letter in LETTERS.get(language, ""))
