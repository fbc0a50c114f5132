"""What pages print around their stories, in the languages we meet: the words by which chrome is known."""

#: Where the story is over and nothing of it follows.
END = """
ctrl\\s?\\+\\s?enter|all rights reserved|alle rechte vorbehalten|tous droits réservés
todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati
wszelkie prawa zastrzeżone|все права защищены|усі права захищені
bütün (?:müəllif )?hüquqlar\\w* (?:\\S+ )?qorun|tüm hakları saklıdır
her hakkı saklıdır|無断転載|무단\\s?전재|must be hyperlinked|hyperlink (?:is )?required
гиперссылк\\w+ (?:\\S+ ){0,4}обязательн|обязательн\\w+ гиперссылк|гіперпосилання (?:\\S+ ){0,4}обов
hiperlink vacib
(?:©|ⓒ|copyright|\\(c\\))\\W{0,3}(?:19|20)\\d\\d|(?:19|20)\\d\\d\\W{0,3}(?:©|copyright)
"""

#: Headings of the readers' comments: what follows is theirs.
COMMENTS = """
(?:\\d+ )?comments?|(?:leave|post|write|add) a (?:comment|reply)
join (?:the|our) (?:conversation|discussion|commenting)|comments \\(\\d+\\)|discussion
(?:\\d+ )?kommentare?|kommentarer|commentaires|comentarios|comentários|commenti|reacties|komentarze
(?:\\d+ )?(?:комментари(?:й|и|я|ии|ев)|коментар(?:і|ів|ь))|обсуждение|обговорення
ваш ко(?:м)?ментар(?:ий)?
(?:\\d+ )?(?:yorumlar|şərhlər)|\\d+ (?:yorum|şərh)|(?:yorum|şərh)(?=\\W{1,3}\\d)|rəylər
yorumunuzu yaz\\w*
comments are closed|discussion about this post|responses|what do you think\\?|diskussion
(?:\\d+ )?réactions?|réagir|\\d+ (?:commentaires?|comentarios?|commenti|komentarz\\w*)
deja un comentario
(?:оставить|написать|добавить) комментарий
(?:залишити|написати|додати) коментар|yorum (?:yap|yaz|ekle)|şərh (?:yaz|bildir|əlavə et)|댓글
コメント(?:を書く)?|评论
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
similar (?:posts|articles|stories)|recent (?:posts|articles|stories)|(?:next|previous) post
(?:around|from) the web|promoted (?:stories|content)|other (?:news|stories)|topaktuell
ähnliche (?:beiträge|themen)
dans la même rubrique|articles similaires|lo más (?:visto|leído)|articoli simili|powiązane
podobne artykuły
также по теме|ещё по теме|еще по теме|похожие (?:новости|материалы|статьи|записи)
другие (?:материалы|статьи)
смотри также|лента новостей|выбор редакции|рекомендуем|читать (?:ещё|еще)|больше новостей|сейчас читают
не пропустите|(?:интересное|сюжеты?)\\W*$|(?:ще|також|матеріали) за темою|дивіться також|вас також може
стрічка новин|вибір редакції|рекомендуємо|більше новин|популярне|читайте ще
bölmənin xəbər|(?:bu|eyni) mövzuda|çox oxunan|həmçinin bax|bunlar da maraq|günün xəbərləri
çok okunan|bunlar da ilgi|bu haber(?:e|ler)? (?:de )?bak|günün manşet|sıradaki haber|diğer haber
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
this (?:advertisement|content|video) (?:has not|is|was|can)
this (?:article|story) (?:has not|cannot|can (?:only|be))
this (?:article|story) is (?:for|only|no longer|part of|a joint|reserved|brought|sponsored|available)
this (?:article|story) was (?:originally|first|published|produced|created|updated|corrected|supported)
(?:article|story|advertisement) (?:content|continues)|sign up (?:to|for|here)
subscribe (?:to (?!the (?:theory|idea|view|belief))|now|for)
get (?:the|our) (?:latest|best|biggest|daily|free) (?:\\S+ ){0,3}(?:news|stor|headline|update|offer|deal)
(?:enter|please enter) your
by (?:clicking|subscribing|submitting|registering|(?:signing|providing) (?:up|in|your))
already (?:(?:a|an|our) (?:\\S+ )?(?:subscriber|member|reader|user|customer)|have an|registered|subscri)
we (?:apologi[sz]e|encountered an? (?:error|problem|issue))|(?:we|this site|our site) uses? cookies
please (?:refresh|enable|log ?in|sign ?in|try|read our)
thanks? (?:you )?for (?:sharing|signing|registering|subscribing|reading)
follow .{1,60} on (?:twitter|facebook|instagram|x|youtube|google)
(?:unlock|become a|support our|want to bookmark|join our|don't have an account|create an account(?! of))
you can (?:save (?:this|your|art)|change your|unsubscribe|also (?:read|find|follow|listen|sign|subscribe))
share (?:this|current|on|via)
if you (?:have|see|notice|find|spot) (?:a|an|any) (?:error|mistake|story|tip)|click (?:here|on)
media playback is (?:not supported|unsupported)|an? (?:icon in|arrow point|curved arrow)|wir verwenden cookies
diese[rsn]? (?:artikel|inhalt|website|beitrag) (?:ist|wird|wurde|verwendet)|mit (?:dem|ihrem) klick
sie lesen gerade
sie (?:können|haben) (?:ihre|diese|den newsletter|sich|jederzeit|bereits|noch kein|javascript)
hier (?:klicken|finden sie|können sie|geht(?:['’]s| es) (?:zu|weiter))|melden sie sich
jetzt (?:testen|lesen|abonnieren|anmelden|kostenlos|in der app)|iscriviti|hai salvato
pour (?:lire|voir) (?:la suite|cet article)|inscrivez-vous|abonnez-vous|cet article (?:est|vous)
suscríbete|regístrate|assine|inscreva-se|schrijf je in|följ (?:oss|ämnen)|подпишитесь|подписывайтесь
присоединяйтесь|читайте нас|следите за (?:нами|новостями|нашими)|нашли ошибку
если вы (?:нашли|заметили) (?:ошибку|опечатку)(?! в (?!текст|стат|матери|новост))
підписуйтесь|стежте за (?:нами|новинами)|знайшли помилку
якщо ви (?:знайшли|помітили) (?:помилку|одрук)(?! (?:в|у) (?!текст|стат|матер|новин))|səhv tap
bizi .{1,40} izləyin|bizi .{1,40} takip ed
hata bildir|telegram kanalı|sollten (?:ihnen|sie) fehler|有料会員|会員登録|구독
"""

#: How chrome speaks to its reader, what it names, and what it bids him do.
ADDRESSED = """
^.{0,16}\\b(?:us|our|your?)\\b
\\b(?:here|click|this (?:article|story|page|site|post)|ihre?n?|unser\\w*|hier|jetzt)\\b
\\b(?:vous|votre|notre|nous|ici|aquí)\\b
\\b(?:нас|наш\\w*|вас|ваш\\w*|здесь|нам|тут|сюди|bizi|bizə|sizin|sizə|bize|sizi|size|buraya|burada)\\b
^\\W{0,4}(?:also read|read|keep|continue|don.?t|lire|lisez|lesen|mehr (?:lesen|zum)|lees|leia|veja)\\b
^\\W{0,4}(?:lea|lee|leggi)\\b
^\\W{0,4}(?:läs|les|læs|czytaj|zobacz|przeczytaj|polecane|читай\\w*|читать|смотрите|дивіться|həmçinin|ayrıca)\\b
^\\W{0,4}(?:sign|log|subscri\\w*|newsletter|advert\\w*|cookies?|privacy|terms|facebook|twitter)\\b
^\\W{0,4}(?:whatsapp|telegram|instagram|youtube|getty|image|download|skip|go|\\d+ min\\w*)\\b
"""

#: What only a sentence of a story says, even one that speaks of us: it tells what was, or who said so.
TOLD = """
\\b(?:said|says|told|wrote|was|were|had)\\b|\\b(?:sagte|schrieb|hatte|a dit|dijo|disse|ha detto)\\b
\\b(?:сказал\\w*|заявил\\w*|заявив|сказав|рассказал\\w*|розповів\\w*|dedi|deyib|bildirib|söyledi|söylədi)\\b
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
страниц\\w* не (?:найден|существует)|(?:такой|запрашиваем\\w*|запрошенн\\w*) страниц
доступ (?:запрещ|заборон)
(?:войдите|авторизуйтесь)|сторінк\\w* не (?:знайден|існує)|(?:такої|запитуван\\w*) сторінк|увійдіть
səhifə (?:tapılmadı|mövcud deyil)|axtardığınız səhifə|daxil olun|sayfa (?:bulunamadı|mevcut değil)
(?:aradığınız|istediğiniz) sayfa|giriş yapın|page (?:introuvable|non trouvée)
página no (?:encontrada|existe)
pagina non trovata|página não encontrada
"""

#: How a name of the writer is announced, and what may stand before: the kind of text, or how it was made.
BY = (
    r"(?:by|von|par|por|di|da|door|av|af|text|tekst|texte|testo|autor(?:in|a)?|auteur"
    r"|автор|авторы|авторка|текст|yazar|haber(?=\s?:)|müəllif)"
)
PIECE = (
    r"(?:(?:an? |une? |eine? )?(?:analysis|opinion|report|story|words|kommentar|analyse|interview|reportage"
    r"|essay|kolumne)|written|submitted|posted|published|reported|geschrieben|skrevet|skriven|escrito"
    r"|publi(?:é|cado)"
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
(?:last )?(?:updated?|modified|edited)|akt(?:ualisiert|\\.)|aktualizacja|zaktualizowano
mi(?:s|se) à jour
aggiornat|(?:última )?actualiza|atualizad|uppdaterad|oppdatert|opdateret|uppfært|bijgewerkt|обновл|оновл
güncelle|(?:son )?yenilən|수정|更新
"""

#: Other flags of a headline, which say nothing of what it holds.
FLAGS = (
    r"updated?|exclusive|infographics?|обновл(?:ено|яется)|эксклюзив|инфографика|оновлено|ексклюзив|інфографіка"
    r"|yenilənib|eksklüziv|özəl|infoqrafika|güncellendi|özel|infografik|exklusiv|aktualisiert"
)
