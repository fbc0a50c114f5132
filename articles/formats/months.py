"""What months and time zones are called where a date is printed."""

from collections import Counter
from datetime import timedelta, timezone, tzinfo

from articles.text import folded

#: Months as dates print them, by language; where two languages disagree on a form the earlier one wins.
MONTHS = """
en january february march april may june july august september october november december
de januar/jänner februar/feber märz/maerz/mrz april mai juni juli august september oktober november dezember
fr janvier février mars avril mai juin juillet août septembre octobre novembre décembre
es enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre
pt janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
it gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
ru января февраля марта апреля мая/май июня июля августа сентября октября ноября декабря
uk січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
az yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
tr ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
nl januari februari maart/mrt april mei juni juli augustus september oktober november december
sv januari februari mars april maj juni juli augusti september oktober november december
da januar februar marts april maj juni juli august september oktober november december
no januar februar mars april mai juni juli august september oktober november desember
is janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
pl stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
cs ledna února března dubna května června července srpna září října listopadu prosince
sk januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
hr siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
sr јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
bg януари февруари март април май юни юли август септември октомври ноември декември
be студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
ro ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
hu január február március április május június július augusztus szeptember október november december
fi tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta\
 lokakuuta marraskuuta joulukuuta
et jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
lv janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
lt sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
el ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου\
 νοεμβρίου δεκεμβρίου
id januari februari maret april mei juni juli agustus september oktober november desember
uz yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr
kk қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
ka იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი
ar يناير/كانونالثاني/جانفي فبراير/شباط/فيفري مارس/آذار أبريل/نيسان/أفريل مايو/أيار/ماي\
 يونيو/حزيران/جوان يوليو/تموز/جويلية/يوليوز أغسطس/آب/أوت/غشت سبتمبر/أيلول/شتنبر\
 أكتوبر/تشرينالأول نوفمبر/تشرينالثاني/نونبر ديسمبر/كانونالأول/دجنبر
sl januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra
ca gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
hy հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
he ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
"""

#: Hours from UTC of the zones that dates name, as most of their writers mean them.
OFFSETS = """
z 0 ut 0 utc 0 gmt 0 wet 0 bst 1 west 1 cet 1 mez 1 cest 2 mesz 2 sast 2 eet 2 eest 3 msk 3 мск 3 trt 3 azt 4
ist 5.5 hkt 8 jst 9 kst 9 aest 10 aedt 11 est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6 pst -8 pdt -7
"""


def month_called(name: str, language: str) -> int | None:
    """Return the number of the month so called, first of all in that language."""
    own = _MONTHS.get(language[:2], {})
    return own.get(name) or _MONTHS[""].get(name)


def zone_called(name: str) -> tzinfo | None:
    """Return the time zone so called."""
    return _ZONES.get(name)


def _forms(names: list[str]) -> dict[str, int]:
    """Return each month's name, and each shorter form that no other month shares, with its number."""
    forms = {
        (name[:size], number)
        for number, spellings in enumerate(names, 1)
        for name in spellings.split("/")
        for size in range(min(3, len(name)), len(name) + 1)
    }
    shared = Counter(form for form, _ in forms)
    return {form: number for form, number in forms if shared[form] == 1}


def _month_tables() -> dict[str, dict[str, int]]:
    rows = [folded(row).split() for row in MONTHS.strip().splitlines()]
    tables = {language: _forms(names) for language, *names in rows}
    together: dict[str, int] = {}
    for table in tables.values():
        together = table | together
    return tables | {"": together}


_MONTHS = _month_tables()
_ZONES = {
    name: timezone(timedelta(hours=float(hours)))
    for name, hours in zip(OFFSETS.split()[::2], OFFSETS.split()[1::2], strict=True)
}
