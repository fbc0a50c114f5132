"""The words for numbers in English, Russian, Ukrainian, Azerbaijani and Turkish, as they are inflected.

Small letters, е for ё, no apostrophes. A line is one number, and called by its first word.
"""

from collections.abc import Iterator

#: Endings by the sign that stands for them: adjectives, Slavic numerals and nouns, Turkic nouns.
ENDINGS = {
    "~": "ый,ий,ой,ого,ому,ым,им,ом,ая,ую,ое,ые,ых,ыми,а,у,е,і,ої,ій,іх,ими,ою",
    "^": "ь,и,ью,ьох,ьом,ьма,ьома",
    "*": ",а,у,ом,е,ы,и,і,ов,ів,ам,ами,ах",
    "+": ",ı,i,u,a,dan,ın,un,lıq,luq,lık,luk,larla,larca",
}


def _forms(entry: str) -> Iterator[str]:
    """Yield the forms of “stem:ending,ending”, of a stem and a sign for its endings, or the one word."""
    stem, _, endings = entry.partition(":")
    if entry[-1] in ENDINGS:
        stem, endings = entry[:-1], ENDINGS[entry[-1]]
    yield from (stem + ending for ending in endings.split(","))


def _numbers(lines: str) -> dict[str, str]:
    rows = [[form for entry in line.split() for form in _forms(entry)] for line in lines.strip().split("\n")]
    return {form: row[0] for row in rows for form in row}


#: An article as often as a number.
ONES = frozenset(_numbers("one один одн:а,о,у,ого,ому,им,ом,ой,ою,и,их,ими,е,ієї,ій,і bir biri"))

#: “семью” is left out, for it is a family too; and “first”, for it is an adverb.
COUNTS = _numbers("""
zero nought ноль нуль нол:я,ю,ем,е нул:я,ю,ем,і sıfır
two два две двух двум двумя двое двоих двоим двоими дві двох двом двома двоє iki ikisi
three три тре:х,м,мя трое троих троим троими трьо:х,м,ма троє üç
four четыре четыр:ех,ем,ьмя четвер:о,ых,ым,ыми чотири чотирма чотирьо:х,м,ма dörd dördü dört
five пят^ пятеро пятерых пятерым beş beşi
six шест^ шестеро шестерых шестерым шіст^ altı altısı
seven семь семи семеро семерых семерым сім сімо:х,м,ма yeddi yeddisi yedi yedisi
eight восемь восемью восьми восьмью восьмеро вісім вісьма вісьмо:х,м,ма səkkiz səkkizi sekiz sekizi
nine девят^ девятеро девятерых doqquz doqquzu dokuz dokuzu
eleven одиннадцат^ одинадцат^ одинадцят^
twelve двенадцат^ дванадцят^
thirteen тринадцат^ тринадцят^
fourteen четырнадцат^ чотирнадцят^
fifteen пятнадцат^ пятьнадцат^ пятнадцят^
sixteen шестнадцат^ шістнадцят^
seventeen семнадцат^ сімнадцят^
eighteen восемнадцат^ вісімнадцят^
nineteen девятнадцат^ девятнадцят^
dozen:,s дюжин:а,ы,у,е,ой,
tens десят:ок,ка,ку,ком,ки,ке,ков,ків,кам,ками,ках onlarla onlarca
half halves половин:а,ы,и,у,е,і,ой,ою yarı yarısı yarım
quarter:,s четверть четверти четвертью чверт:ь,і,ю çeyrek çeyreği
полтора полторы полутора півтора півтори
minus минус мінус eksi mənfi
second втор~ другий другої другій друге ikinci
third:,s трет:ий,ь,и,ья,ье,ьи,ьего,ьему,ьим,ьем,ьей,ью,ьих,ьими,ій,я,ю,є,ього,ьому,ьої,і,іх,ім,ина,ини üçüncü
fourth четверт~ dördüncü
fifth пят~ beşinci
sixth шест~ шост~ altıncı
seventh седьм~ сьом~ yeddinci yedinci
eighth восьм~ səkkizinci sekizinci
ninth девят~ doqquzuncu dokuzuncu
tenth десят~ onuncu
""")

#: Behind these, and scale words, “one” is a part of the number: twenty-one, yirmi bir.
TENS = _numbers("""
ten десят^ десятеро on
twenty двадцат^ двадцят^ iyirmi iyirmisi yirmi yirmisi
thirty тридцат^ тридцят^ otuz otuzu
forty fourty сорок сорока qırx qırxı kırk kırkı
fifty пятьдесят пятидесяти пятьюдесятью пятдесят пятдесят:и,ьох əlli əllisi elli ellisi
sixty шестьдесят шестидесяти шестьюдесятью шістдесят шістдесят:и,ьох altmış altmışı
seventy семьдесят семидесяти семьюдесятью сімдесят сімдесят:и,ьох yetmiş yetmişi
eighty восемьдесят восьмидесяти вісімдесят вісімдесят:и,ьох səksən səksəni seksen sekseni
ninety ninty девяносто девяноста doxsan doxsanı doksan doksanı
двести двухсот двумстам двумястами двухстах двісті двохсот двомстам двохстах
триста трехсот тремстам тремястами трехстах трьохсот трьомстам трьохстах
четыреста четырехсот четыремстам четырехстах чотириста чотирьохсот чотирьомстам
пятьсот пятисот пятистам пятьюстами пятистах пятсот
шестьсот шестисот шестистам шестьюстами шестистах шістсот
семьсот семисот семистам семьюстами семистах сімсот
восемьсот восьмисот восьмистам восьмистах вісімсот
девятьсот девятисот девятистам девятистах девятсот
""")

SCALES = _numbers("""
hundred:,s сто ста сот сотен сотень сотн:я,и,і,ю,ей,е,ям,ями,ях yüz yüz:ü,ə,e,dən,den,lərlə,lərcə,lerce
thousand:,s тыс тис тысяч* тысяч:ей,ью тисяч* тисячею min mindən minə minlər:lə,cə bin binden bine binlerce
million:,s mln млн миллион* мільйон* milyon+
billion:,s bn mlrd млрд миллиард* мільярд* milyard+ milyar+
trillion:,s trln трлн триллион* трильйон* trilyon+
""")

NUMBERS = {**COUNTS, **TENS, **SCALES}

#: Words that are numbers in Azerbaijani and Turkish alone.
TURKIC = frozenset({"on", "min", "bin"})

CURRENCIES = frozenset("USD EUR AZN UAH RUB TRY GBP KZT".split())
