from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.formats.dates import ZONE, instant, plausible
from articles.formats.months import MONTHS

NOW = datetime(2024, 11, 22, 6, 57, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-22T06:57:00Z",
        "2024-11-22 06:57",
        "2024-11-22T09:57:00+0300",
        "2024-11-22T09:57+03",
        "2024-11-22T06:57:00.000000000+00:00",
        "2024-11-22T07:57:00+01:00[Europe/Berlin]",
        "20241122T065700Z",
        "20241122065700",
        "Fri, 22 Nov 2024 06:57:00 GMT",
        "Fri, 22 Nov 2024 01:57:00 EST",
        "22 Nov 24 06:57:00 +0000",
        "Fri Nov 22 06:57:00 +0000 2024",
        "Fri Nov 22 06:57:00 2024",
        "Fri Nov 22 2024 07:57:00 GMT+0100 (CET)",
        "2024-11-22 06:57:00 UTC",
        "November 22, 2024 at 6:57 am",
        "Published: 6:57 AM, Nov. 22nd, 2024",
        "Nov 22, 2024, 1:57 a.m. (ET)",
        "22.11.2024, 06:57 Uhr",
        "22. November 2024 um 6.57 Uhr",
        "vendredi 22 novembre 2024 à 6h57",
        "22 de noviembre de 2024, 06:57",
        "22 de novembro de 2024 às 06h57",
        "22 novembre 2024 06:57",
        "22 ноября 2024, 09:57 МСК",
        "06:57, 22 листопада 2024",
        "22 noyabr 2024, 10:57 AZT",
        "22 Kasım 2024 Cuma 06:57",
        "22 listopada 2024, 06:57",
        "2024. november 22. 06:57",
        "2024年11月22日 06:57",
        "2024年11月22日(金) 6時57分",
        "2024年11月22日 午前6時57分",
        "2024년 11월 22일 6시 57분",
        "입력 2024.11.22. 오전 6:57",
        "2024, 22 ноября 06:57",
        "2024-cü il 22 noyabr, 06:57",
        "2024 жылғы 22 қараша 06:57",
        "2024-yil 22-noyabr 06:57",
        "22 تشرين الثاني 2024 06:57",
        "22 نوفمبر/تشرين الثاني 2024 06:57",
        "1732258620",
        "1732258620000",
        "22 noyabr 2024, 10:57 GMT+4",
        "10:57 (UTC+04:00), 22 noyabr 2024",
        "2024.11.22 06:57",
        "22/11/2024 06:57",
        "11/22/2024 06:57",
        "١١/٢٢/٢٠٢٤ ٠٦:٥٧",
    ],
)
def test_one_moment_in_many_writings(text):
    assert instant(text) == NOW


@pytest.mark.parametrize(
    "text",
    [
        "",
        "next Tuesday",
        "2709618400",
        "170961840",
        "2024",
        "November 2024",
        "2024-02-31",
        "31 February 2024",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59Z",
        "2024-11-22T06:57:00+99:00",
        "2024-11-22T25:00:00Z",
        "03/04/2024",
        "12 books 2024",
        "03/04/24",
    ],
)
def test_an_impossible_or_unclear_date_is_none(text):
    assert instant(text) is None


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("03/04/2024", "fr", 4),
        ("03/04/2024", "en-GB", 4),
        ("03/04/2024", "en-US", 3),
        ("04/04/2024", "", 4),
        ("03.04.2024", "en", 4),
        ("22 listopada 2024", "hr", 10),
        ("22 listopada 2024", "pl", 11),
        ("1er mars 2024", "fr", 3),
        ("1º de março de 2024", "pt", 3),
        ("5 sentyabr 2024", "az", 9),
        ("5 mrt. 2024", "nl", 3),
        ("5. Mrz. 2024", "de", 3),
        ("5 آب 2024", "ar", 8),
    ],
)
def test_the_language_settles_what_a_date_means(text, language, month):
    assert instant(text, language).month == month


def test_a_date_without_a_clock_is_midnight():
    assert instant("22 November 2024") == datetime(2024, 11, 22, tzinfo=UTC)


def test_a_clock_without_a_zone_stands_where_the_caller_says():
    before = ZONE.set(timezone(timedelta(hours=4)))
    assert instant("2024-11-22 10:57") == NOW
    ZONE.reset(before)


def test_the_fraction_of_a_second_stays():
    assert instant("2024-11-22T06:57:50.233Z").microsecond == 233000


def test_the_first_of_two_dates_counts():
    assert instant("Published 22 November 2024 06:57. Updated 23.11.2024 08:00") == NOW


@pytest.mark.parametrize(
    "text",
    [
        "06:57 GMT, 22 November 2024 | Updated: 16:22 GMT, 23 November 2024",
        "06:57 22 ноября 2024 Обновлено: 16:00",
        "Updated November 23, 2024 10:00. Published November 22, 2024 06:57",
        "Читати 06:57 22 листопада 2024 1.25k",
    ],
)
def test_the_clock_beside_the_date_counts_and_no_update_s(text):
    assert instant(text) == NOW


@pytest.mark.parametrize(
    "text",
    [
        "November 22, 2024 | Updated 16:22",
        "Updated November 23, 2024 10:00. Published November 22, 2024",
        "22 November 2024 · 1.25k views",
    ],
)
def test_a_date_without_a_clock_of_its_own_takes_no_other(text):
    assert instant(text) == datetime(2024, 11, 22, tzinfo=UTC)


def test_an_afternoon_hour():
    assert instant("2024年11月22日 下午6:57").hour == 18
    assert instant("2024년 11월 22일 오후 6시").hour == 18
    assert instant("November 22, 2024 12:05 pm").hour == 12
    assert instant("November 22, 2024 12:05 am").hour == 0
    assert instant("22 November 2024, 6pm").hour == 18


def test_every_month_of_every_language_is_known_by_its_number():
    for row in MONTHS.strip().splitlines():
        language, *names = row.split()
        found = [instant(f"22 {name.split('/')[0]} 2024", language) for name in names]
        assert [when and when.month for when in found] == list(range(1, 13)), language


def test_a_text_of_a_megabyte_is_no_date():
    assert instant("1 " * 500_000) is None


def test_a_plausible_date_is_after_1900_and_at_most_a_year_ahead():
    assert plausible(NOW, NOW)
    assert plausible(NOW + timedelta(days=300), NOW)
    assert not plausible(NOW + timedelta(days=400), NOW)
    assert not plausible(datetime(1899, 1, 1, tzinfo=UTC), NOW)
