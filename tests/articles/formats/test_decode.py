"""Bytes of every kind an archive holds, and the words they were meant to be."""

import pytest

from articles.formats.decode import decoded, encoding_of
from tests.growth import growth

RU = "Мэр города в понедельник осмотрел новый мост и поговорил с рабочими."
UK = "Мер міста оглянув новий міст і поговорив із робітниками, їхній графік є чинним."
TR = "Başkan, inşaatı süren köprüyü gezdi ve işçilerle görüştü; açılış ağustosta."
EN = "The café’s owner said: “We’re open” – at £5 a cup."
FR = "Le maire a visité le pont où les travaux ont été retardés à cause de la crue."
PL = "Burmistrz obejrzał most, który został już prawie skończony, i mówił o środkach."
IS = "Forsætisráðherra sagði að það væri ekki rétt þegar hann var spurður um þetta."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RU, "windows-1251"),
        (RU, "koi8-r"),
        (RU, "ibm866"),
        (UK, "windows-1251"),
        (UK, "koi8-u"),
        (TR, "windows-1254"),
        (EN, "windows-1252"),
        (FR, "windows-1252"),
        (IS, "windows-1252"),
        (PL, "windows-1250"),
        (PL, "iso-8859-2"),
    ],
)
@pytest.mark.parametrize("declared", ["", "utf-8", "latin-1", "windows-1251", "koi8-r", "no-such-thing"])
def test_the_letters_tell_the_encoding_whatever_is_declared(text, encoding, declared):
    assert decoded(text.encode(encoding), declared).text == text


@pytest.mark.parametrize(
    "text", [RU, UK, TR, EN, "Şəhər meri yeni körpüyə baxdı", "市長は橋を視察した", "👍🏽 ok"]
)
def test_valid_utf_8_stays_utf_8(text):
    assert decoded(text.encode(), "windows-1251").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_taken_off(encoding):
    assert decoded(RU.encode(encoding), "latin-1").text == RU


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [EN, RU, TR])
def test_utf_16_is_known_without_a_mark(text, encoding):
    assert decoded(text.encode(encoding)).text == text


def test_a_true_label_is_believed_where_letters_cannot_tell():
    assert (
        decoded("市長は月曜日に橋を視察した".encode("shift_jis"), "Shift_JIS").text
        == "市長は月曜日に橋を視察した"
    )


ZH = "市长星期一视察了新桥，并与工人们交谈。工程将于九月完工，耗资约两千四百万。" * 3
JA = "市長は月曜日に新しい橋を視察し、作業員と話した。橋は九月に開通する予定だ。" * 3
EL = "Ο δήμαρχος επισκέφθηκε τη νέα γέφυρα τη Δευτέρα και μίλησε με τους εργάτες."
HE = "ראש העיר ביקר ביום שני בגשר החדש ושוחח עם הפועלים על מועד סיום העבודות."
TH = "นายกเทศมนตรีตรวจสะพานใหม่เมื่อวันจันทร์และพูดคุยกับคนงาน"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (ZH, "gb2312"),
        (ZH, "GBK"),
        (ZH, "gb18030"),
        (JA, "euc-jp"),
        (JA, "x-sjis"),
        (EL, "iso-8859-7"),
        (EL, "windows-1253"),
        (HE, "iso-8859-8"),
        (HE, "windows-1255"),
        (TH, "windows-874"),
    ],
)
def test_a_true_label_is_believed_where_we_know_no_letters(text, label):
    found = decoded(text.encode({"x-sjis": "cp932", "windows-874": "cp874"}.get(label, label)), label)
    assert (found.text, found.warning) == (text, "")


@pytest.mark.parametrize("label", ["euc-jp", "gbk", "iso-8859-7", "windows-1255"])
@pytest.mark.parametrize("text", [RU, UK])
def test_letters_that_read_as_words_overrule_it(text, label):
    assert decoded(text.encode("cp1251"), label).text == text


def test_a_false_label_is_named_beside_what_was_used():
    warning = decoded(RU.encode("cp1251"), "utf-8").warning
    assert "“utf-8”" in warning
    assert "windows-1251" in warning


@pytest.mark.parametrize("label", ["windows-1251", "cp1251", ' "CP1251" '])
def test_a_true_label_needs_no_warning(label):
    assert decoded(RU.encode("cp1251"), label).warning == ""


@pytest.mark.parametrize("label", ["idna", "unicode_escape", "utf-7", "utf-16", "rot13", "\0", "é"])
def test_a_label_that_makes_no_sense_of_such_bytes_does_no_harm(label):
    assert decoded(RU.encode("cp1251"), label).text == RU


@pytest.mark.parametrize("label", ["latin-1", "ISO-8859-1", "us-ascii", "utf-8", ""])
def test_plain_ascii_needs_no_warning(label):
    assert decoded(b"Plain words.", label) == decoded(b"Plain words.")


def test_stray_bytes_in_utf_8_are_left_out_and_located():
    found = decoded(b"The ma\xff\xfe\x80yor \xc2\xa9")
    assert (found.text, found.encoding) == ("The mayor ©", "utf-8")
    assert "byte 6" in found.warning


def test_a_character_cut_in_two_at_the_end_is_no_reason_to_leave_utf_8():
    assert decoded(RU.encode()[:-2]).encoding == "utf-8"


def test_characters_lost_earlier_are_never_kept_silently():
    found = decoded("Caf\ufffd".encode())
    assert "U+FFFD" in found.warning


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\u202e", "\u2066", "\ufdd0"])
def test_controls_and_turned_directions_are_taken_out_with_a_warning(sign):
    found = decoded(f"Mon{sign}day".encode())
    assert found.text == "Monday"
    assert found.warning


def test_what_breaks_a_line_in_secret_becomes_a_space():
    assert decoded("one\u2028two".encode()).text == "one two"


def test_lines_and_tabs_stay_as_they_are():
    assert decoded(b"a\tb\r\nc\n").text == "a\tb\r\nc\n"


def test_the_beginning_of_a_source_is_enough_to_know_its_encoding():
    assert encoding_of(RU.encode()[:31]) == "utf-8"
    assert encoding_of(RU.encode("koi8-r")[:31], "utf-8") == "koi8-r"


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff\xfe", b"\xff", b"\x80\x81\x8d", bytes(range(256))])
def test_any_bytes_at_all_give_some_text(data):
    assert "\ufffd" not in decoded(data).text


def test_a_long_line_of_letters_takes_no_longer_than_its_length():
    assert growth(lambda n: decoded(b"a" * n + "ж".encode("cp1251") * n), 400_000) < 10


ASCII = "".join(f"{n},Ferry {n},It crossed.\n" for n in range(4000))


@pytest.mark.parametrize(
    ("encoding", "last"),
    [("cp1252", "Café déjà vu"), ("cp1251", "Новости дня о новом мосте"), ("utf-8", "Köprü açıldı – 5 €")],
)
def test_letters_that_come_late_show_the_encoding(found_in, encoding, last):
    found = found_in(f"id,title,body\n{ASCII}9999,{last},It sailed.\n".encode(encoding), "a.csv")
    assert (found[-1].headline, len(found)) == (last, 4001)
    assert [bool(one.warnings) for one in found[-2:]] == [False, encoding != "utf-8"]


def test_a_declared_encoding_holds_for_letters_that_come_late(found_in):
    items = "<item><guid>a{}</guid><title>Ferry</title><description>It crossed.</description></item>"
    many = "".join(map(items.format, range(1500)))
    last = "<item><guid>z</guid><title>Café</title><description>100 €</description></item>"
    feed = f"<?xml version='1.0' encoding='windows-1252'?><rss><channel>{many}{last}</channel></rss>"
    found = found_in(feed.encode("cp1252"))
    assert (found[-1].headline, found[-1].body, found[-1].warnings) == ("Café", "<p>100 €</p>", ())


def test_stray_bytes_are_told_of_the_record_that_held_them(found_in):
    rows = f"id,title,body\n1,Körpü,It crossed.\n{ASCII}".encode() + b"9999,Ferry \xff,It sailed.\n"
    found = found_in(rows.replace(b"1,Ferry 1,", b"x1,Ferry 1,", 1), "a.csv")
    assert [one.key for one in found if one.warnings] == ["9999"]
