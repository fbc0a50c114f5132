"""What pages print around their stories, in the languages we meet: the words by which chrome is known."""

import re

#: Where the story is over and nothing of it follows.
END = """
ctrl\\s?\\+\\s?enter|all rights reserved|alle rechte vorbehalten|tous droits réservés
todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati
wszelkie prawa zastrzeżone|все права защищены|усі права захищені|bütün hüquqlar|tüm hakları saklıdır
her hakkı saklıdır|無断転載|무단\\s?전재|must be hyperlinked
(?:©|ⓒ|copyright|\\(c\\))\\W{0,3}(?:19|20)\\d\\d|(?:19|20)\\d\\d\\W{0,3}(?:©|copyright)
"""

#: Headings of the readers' comments: what follows is theirs.
COMMENTS = """
(?:\\d+ )?comments?|(?:leave|post|write|add) a (?:comment|reply)
join (?:the|our) (?:conversation|discussion|commenting)|comments \\(\\d+\\)|discussion
(?:\\d+ )?kommentare?|kommentarer|commentaires|comentarios|comentários|commenti|reacties|komentarze
комментарии|коментарі|yorumlar|şərhlər|(?:оставить|написать|добавить) комментарий
(?:залишити|написати|додати) коментар|yorum (?:yap|yaz|ekle)|şərh (?:yaz|bildir|əlavə et)|댓글|コメント|评论
"""

#: How a box of other stories begins.
OTHERS = """
also read|read also|also on|read more|read next|read this
more (?:on|from|about|in|news|stories|to read|like this)\\b
most (?:read|popular|viewed|shared|commented)|related\\b|recommended|suggested|trending|popular\\b
latest\\b|top stories|editor'?s'? picks?|don'?t miss|up next|next article|previous article|see also
you (?:may|might) (?:also )?like|you'?ll also like|what to read next|keep reading|continue reading
in other news|mehr zum thema|mehr (?:lesen|aus|von|über|zu)\\b|lesen sie (?:auch|mehr|hier|dazu)
lesetipp|auch interessant|das könnte sie|weitere (?:artikel|themen|nachrichten)|meistgelesen
ähnliche artikel|zum thema|(?:à )?lire (?:aussi|également|la suite)|sur le même (?:sujet|thème)
voir aussi|les plus lus|à la une|leggi anche|(?:ti )?potrebbe(?:ro)? interessar|articoli correlati
i più letti|(?:lee|lea|leer|ver) (?:también|más|además)|te puede interesar|noticias relacionadas
más (?:información|noticias|leído)|leia (?:também|mais)|veja também|mais lidas
lees (?:ook|meer|verder)|meer over|läs (?:också|mer|även|vidare)|mest läst|les (?:også|mer|flere)
læs (?:også|mere|flere)|mest (?:lest|læst)|czytaj (?:też|także|więcej|również)
zobacz (?:też|także|również)|przeczytaj|polecane|читайте (?:также|ещё|еще)|читать (?:также|далее)
по теме|материалы по теме|другие новости|популярное|смотрите также|новости по теме|читайте також
вам может быть интересно|самое (?:читаемое|популярное)|последние новости|главные новости|новости партн
за темою|схожі новини|інші новини|вам може бути цікаво|найпопулярніше|останні новини|головні новини
ilgili haber|önerilen|benzer haber|ayrıca oku|ilginizi çekebilir|en çok okunan|diğer haberler
həmçinin oxuyun|oxşar xəbər|digər xəbər|ən çox oxunan|son xəbərlər|xəbər lenti|関連(?:記事|ニュース)
あわせて読みたい|관련\\s?기사|相关(?:新闻|阅读|文章)|اقرأ (?:أيضا|المزيد)
"""

#: Short lines of the page's machinery.
MACHINERY = """
share\\b|shares\\b|save\\b|print\\b|follow\\b|subscri|sign (?:up|in)\\b|log ?(?:in|out)\\b
register\\b|newsletter|advert|ad policy|sponsored|partner content|\\d+ (?:min|minutes?)\\b
reading time|cookie|privacy|terms (?:of|and)|facebook|twitter|whatsapp|telegram|linkedin|pinterest
instagram|youtube|e-?mail\\b|copy link|link copied|listen\\b|skip to|menu\\b|search\\b|home\\b
close\\b|back to|go to|view (?:all|more|comments)|show (?:more|all|less)|load more|click here
tags?\\b|topics?\\b|filed under|add as preferred|download|getty images|image credits?|teilen\\b
drucken|merken|anhören|anmelden|abonnieren|abo\\b|startseite|lesezeit|\\d+ min(?:uten)?\\b
anzeige\\b|werbung|schließen|link (?:wurde )?kopiert|artikel teilen|vorlesen|partager|imprimer
s'abonner|publicité|se connecter|écouter|condividi|abbonati|accedi|pubblicità|stampa\\b
compart(?:ir|e|ilhar)|suscr[íi]b|publici?dad(?:e)?\\b|imprimir|escuchar|del (?:på|artik)|dela\\b
annons?e?\\b|annonce|spara\\b|lyssna|advertentie|abonneer|deel\\b|delen\\b|reklam[ae]?\\b|udostępnij
zaloguj|поделиться|подпис|реклама|войти|поширити|підпис|распечатать|скопировать ссылку|поиск$|меню$
главная$|роздрукувати|скопіювати посилання|пошук$|головна$|paylaş|abone ol|bizi izləyin|bizi takip
çap et|axtarış$|ana səhifə$|oxunma sayı|baxış sayı|yazdır|ana sayfa$|okunma sayısı|bağlantıyı kopyala
мы в социальных|follow us|シェア|印刷|공유|인쇄|شارك|تابع
"""

#: What pages say to their readers amid a story, at any length of a notice.
NOTICES = """
this (?:advertisement|article|story|content|video) (?:has not|is|was|can)
(?:article|story|advertisement) (?:content|continues)|sign up (?:to|for|here)
subscribe (?:to|now|for)|get (?:the|our) (?:latest|best|biggest|daily|free)
(?:enter|please enter) your|by (?:clicking|signing|subscribing|submitting|registering|providing)
already (?:a |an |have |registered|subscri)
we (?:apologi[sz]e|encountered)|(?:we|this site|our site) uses? cookies
please (?:refresh|enable|log ?in|sign ?in|try)
thanks? (?:you )?for (?:sharing|signing|registering|subscribing|reading)
follow .{1,60} on (?:twitter|facebook|instagram|x|youtube|google)
(?:unlock|become a|support our|want to bookmark|join our|don't have an account|create an account)
you can (?:save|also|change|unsubscribe)|share (?:this|current|on|via)
if you (?:have|see|notice|find|spot) (?:a|an|any) (?:error|mistake|story|tip)|click (?:here|on)
an? (?:icon|arrow|curved)|wir verwenden cookies
diese[rsn]? (?:artikel|inhalt|website|beitrag) (?:ist|wird|wurde|verwendet)|mit (?:dem|ihrem) klick
sie (?:lesen gerade|können|haben)|hier (?:klicken|finden sie|können sie|geht)|melden sie sich
jetzt (?:testen|lesen|abonnieren|anmelden|kostenlos|in der app)|iscriviti|hai salvato
pour (?:lire|voir) (?:la suite|cet article)|inscrivez-vous|abonnez-vous|cet article (?:est|vous)
suscríbete|regístrate|assine|inscreva-se|schrijf je in|följ (?:oss|ämnen)|подпишитесь|подписывайтесь
присоединяйтесь|читайте нас|следите за (?:нами|новостями|нашими)|нашли ошибку
если вы (?:нашли|заметили) (?:ошибку|опечатку)|підписуйтесь|стежте за (?:нами|новинами)|знайшли помилку
якщо ви (?:знайшли|помітили) (?:помилку|одрук)|səhv tap|bizi .{1,40} izləyin|bizi .{1,40} takip ed
hata bildir|telegram kanalı|sollten (?:ihnen|sie) fehler|有料会員|会員登録|구독
"""

#: How long ago a story came out, as lists of stories say it.
SINCE = r"""
\b(?:\d+|an?|one) ?(?:h|m|d|min|mins|hours?|days?|minutes?|weeks?|months?|years?) ago\b
\bvor \d+ (?:st|tag|min|wo|mon)|\bil y a \d+|\bhace \d+|\b\d+ (?:ore|giorni|minuti) fa\b|\bhá \d+
\b\d+ (?:timer|dager|timmar|uur|dagen) (?:siden|sedan|geleden)
\b\d+ (?:час|мин|дн|дня|день|годин|хвилин)\w* (?:назад|тому)|\b\d+ (?:saat|dakika|gün) önce
\d+ ?(?:時間|分|日)前|\d+ ?(?:시간|분|일) ?전
"""

#: Who made the picture above.
CREDIT = """
(?:photo|picture|image|foto|bild|imago|cr[eé]dit|grafik|video|quelle)s?\\s?(?:[:©|]|/\\s)
(?:фото|şəkil|fotoğraf|사진|写真|zdjęcie)\\s?(?:[:©|]|/\\s)
(?:photo|photograph|image|picture|illustration)s? (?:by|courtesy|credit)|image credits?
\\W{0,2}©\\s?(?!\\d)|getty images
"""

#: What a page says that has nothing to read: it was not found, or asks who is there.
NO_STORY = """
^\\W*(?:error )?(?:40[0134]|410|50[0234])\\b
(?:page|file|article) (?:was |is |could |can)?(?:not|n['’]t)\\b.{0,8} found
page (?:doesn['’]t|does not) exist|page you(?: a|['’]| we)re looking for|access denied|^\\W*forbidden\\b
are you (?:a robot|human)|checking your browser|enable javascript|^\\W*(?:sign|log) ?in$
(?:sign|log) ?in to (?:continue|read|view|your)|(?:must|need to|have to) (?:sign|log) ?in
(?:seite|artikel) (?:wurde |konnte )?(?:leider )?nicht gefunden|bitte melden sie sich an
страниц\\w* не (?:найден|существует)|(?:такой|запрашиваем\\w*|запрошенн\\w*) страниц|доступ (?:запрещ|заборон)
(?:войдите|авторизуйтесь)|сторінк\\w* не (?:знайден|існує)|(?:такої|запитуван\\w*) сторінк|увійдіть
səhifə (?:tapılmadı|mövcud deyil)|axtardığınız səhifə|daxil olun|sayfa (?:bulunamadı|mevcut değil)
(?:aradığınız|istediğiniz) sayfa|giriş yapın|page (?:introuvable|non trouvée)|página no (?:encontrada|existe)
pagina non trovata|página não encontrada
"""

#: How a name of the writer is announced, and what may stand before: the kind of text, or how it was made.
BY = (
    r"(?:by|von|par|por|di|da|door|av|af|text|tekst|texte|testo|autor(?:in|a)?|auteur"
    r"|автор|авторы|авторка|текст|yazar|haber(?=\s?:)|müəllif)"
)
PIECE = (
    r"(?:(?:an? |une? |eine? )?(?:analysis|opinion|report|story|words|kommentar|analyse|interview|reportage"
    r"|essay|kolumne)|written|posted|published|reported|geschrieben|skrevet|skriven|escrito|publi(?:é|cado)"
    r"|scritto)"
)

#: What a writer is at the house.
OFFICE = (
    r"(?:editor|reporter|correspondent|journalist|writer|columnist|redakteur(?:in)?|redaktør|redaktör|redaktor"
    r"|korrespondent(?:in)?|korespondent|dziennikarz|periodista|giornalista|journaliste|корреспондент"
    r"|журналист|обозреватель|кореспондент|журналіст|muhabir|müxbir)\b"
)

#: How a line begins that says when a story was changed.
UPDATED = """
(?:last )?(?:updated?|modified|edited)|akt(?:ualisiert|\\.)|aktualizacja|zaktualizowano|mi(?:s|se) à jour
aggiornat|(?:última )?actualiza|atualizad|uppdaterad|oppdatert|opdateret|uppfært|bijgewerkt|обновл|оновл
güncelle|(?:son )?yenilən|수정|更新
"""

#: The flags of a headline, and how each is written.
MEDIA = {
    "video": r"v[ií]d[eé]os?|видео(?:запись)?|відео|vi̇deo|wideo|ビデオ|動画|영상|vídeos",
    "photo": r"photos?|fotos?|фото(?:графии)?|foto(?:lar|qalereya|galeri)?|şəkillər|gallery"
    r"|fotostrecke|写真|사진|zdjęcia",
}

_END_OF_SENTENCE = re.compile(r"""[.!?…。！？؟।:;](?:["'”’»“)\]】」』*_]|\s){0,4}$""")
#: A heading that quotes is at most so long; what ends in a quotation beyond it is a sentence.
QUOTED_HEADING = 110
_QUOTE_ENDS = re.compile(r"[\w%][”»」』]$")


def pattern(words: str, *, at_start: bool = False) -> re.Pattern[str]:
    """Return a pattern that finds any of the lines of words, at the start or anywhere."""
    choices = "|".join(line for line in words.strip().splitlines() if line)
    return re.compile(rf"\W{{0,4}}(?:{choices})" if at_start else f"(?:{choices})", re.IGNORECASE)


OVER = pattern(END)
COMMENTS_START = re.compile(
    rf"{pattern(COMMENTS, at_start=True).pattern}\W{{0,3}}(?:\d+\W*)?$", re.IGNORECASE
)
OTHERS_START = pattern(OTHERS, at_start=True)
MACHINE_START = pattern(MACHINERY, at_start=True)
NOTICE_START = pattern(NOTICES, at_start=True)
CREDITED = pattern(CREDIT)
AGO = pattern(SINCE)
NO_STORY_SAID = pattern(NO_STORY)
UPDATED_START = pattern(UPDATED, at_start=True)
#: “By” may stick to the name: bySamira Aliyeva.
STUCK = r"(?-i:[Bb]y|[Vv]on)(?=(?-i:[A-Z][a-z]))"
BYLINE = re.compile(rf"\W{{0,3}}(?:{PIECE} )?(?:{BY}\b\W{{0,3}}(?=\w)|{STUCK})", re.IGNORECASE)


def ended(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    tail = text[-8:]
    return bool(_END_OF_SENTENCE.search(tail) or (len(text) > QUOTED_HEADING and _QUOTE_ENDS.search(tail)))
