use proptest::prelude::*;

use super::*;
use crate::formats::events::part_columns::month_number;

pub(super) fn shown(text: &str, order: DateOrder) -> String {
    match date(text.as_bytes(), order) {
        Some(d) if d.first == d.last => d.first.to_string(),
        Some(d) => format!("{} to {}, {:?}", d.first, d.last, d.precision),
        None => "none".to_owned(),
    }
}

#[test]
fn dates_are_read_in_the_ways_exports_write_them() {
    for (text, want) in [
        ("2007-02-23", "2007-02-23"),
        ("2016-04-25 00:00:00.000", "2016-04-25"),
        ("2016-04-25T07:30:00+03:00", "2016-04-25"),
        ("2016/4/5", "2016-04-05"),
        ("20160425", "2016-04-25"),
        ("20-Mar-03", "2003-03-20"),
        ("9-Apr-97", "1997-04-09"),
        ("04 May 2019", "2019-05-04"),
        ("4 September 2019", "2019-09-04"),
        ("Sept. 4, 2019", "2019-09-04"),
        ("Tuesday, 3rd of May 2016", "2016-05-03"),
        ("Tue 3 May 2016 12:30", "2016-05-03"),
        ("23/02/2007", "2007-02-23"),
        ("02/23/2007", "2007-02-23"),
        ("3/4/07", "2007-04-03"),
        ("3.4.2007 06:15", "2007-04-03"),
        ("2007", "2007-01-01 to 2007-12-31, Year"),
        ("2004-02", "2004-02-01 to 2004-02-29, Month"),
        ("02/2004", "2004-02-01 to 2004-02-29, Month"),
        ("Feb 2003", "2003-02-01 to 2003-02-28, Month"),
    ] {
        assert_eq!(shown(text, DateOrder::DayFirst), want, "{text}");
    }
    assert_eq!(shown("3/4/2007", DateOrder::MonthFirst), "2007-03-04");
}

#[test]
fn what_is_no_date_is_none() {
    for text in
        ["", "-", "n/a", "2017-02-29", "2017-13-01", "33.340582", "44.4", "7", "1700-01-01", "12345678"]
    {
        assert_eq!(shown(text, DateOrder::DayFirst), "none", "{text}");
    }
}

#[test]
fn a_date_that_contradicts_the_order_says_so() {
    assert!(date(b"02/23/2007", DateOrder::DayFirst).unwrap().other_order);
    assert!(!date(b"02/11/2007", DateOrder::DayFirst).unwrap().other_order);
}

#[test]
fn unknown_parts_widen_the_date() {
    assert_eq!(Dated::parts(2014, 6, 0), Dated::month(2014, 6));
    assert_eq!(Dated::parts(2014, 0, 0), Dated::year(2014));
    assert_eq!(Dated::parts(2014, 2, 30), None);
}

#[test]
fn dates_are_read_in_the_languages_and_styles_of_the_region() {
    for text in [
        "17 March 2017 at 6 pm",
        "17 March 2017, 18:30",
        "March 17, 2017 6:30 PM",
        "Fri, 17 Mar 2017 18:30:00 +0300",
        "Fri Mar 17 2017 18:30:00 GMT+0300 (Arabian Standard Time)",
        "Fri Mar 17 18:30:00 2017",
        "Fri Mar 17 18:30:00 UTC 2017",
        "Friday, March 17, 2017",
        "Fri. 17 March 2017",
        "17th of March, 2017",
        "2017-03-17T18:30:00Z",
        "2017-03-17T18:30:00.000+03:00",
        "2017-03-17 18:30:00+03",
        "20170317T183000Z",
        "20170317183000",
        "201703171830",
        "20170317 1830",
        "2017-03-17 1830",
        "17/03/2017 1830 hrs",
        "17/03/2017 18h30",
        "18:30 17/03/2017",
        "6 pm, 17 March 2017",
        "17/03/2017 06:30:00 PM",
        "17.03.2017",
        "17.03.2017 г.",
        "17.3.17",
        "17/03/17",
        "17-03-17",
        "17-Mar-17",
        "17Mar2017",
        "17MAR2017",
        "2017/Mar/17",
        "2017-Mar-17",
        "2017.03.17",
        "2017:03:17 18:30:00",
        "17032017",
        "2017-W11-5",
        "2017W115",
        "2017-076",
        "2017076",
        "17. März 2017",
        "17. Maerz 2017",
        "Freitag, 17. März 2017, 18:30 Uhr",
        "17 mars 2017",
        "vendredi 17 mars 2017 à 18h30",
        "17 Mart 2017 Cuma",
        "17 Mart 2017 saat 18:30",
        "17 آذار 2017",
        "١٧ آذار ٢٠١٧",
        "17 مارس 2017",
        "17 آذار/مارس 2017",
        "الجمعة 17 آذار 2017",
        "17 آذار 2017 م",
        "۱۷/۰۳/۲۰۱۷",
        "١٧‏/٣‏/٢٠١٧",
        "17ی ئازاری 2017",
        "17 ئازار 2017",
        "17ê Adarê 2017",
        "17 Adar 2017",
        "2017\u{2013}03\u{2013}17",
        "2017-03-17\u{a0}18:30",
        "2017年",
    ] {
        let want = if text == "2017年" { "none" } else { "2017-03-17" };
        assert_eq!(shown(text, DateOrder::DayFirst), want, "{text}");
    }
    for (text, want) in [
        ("17 كانون الثاني 2017", "2017-01-17"),
        ("17 كانون الأول 2017", "2017-12-17"),
        ("5 تشرين الثاني 2017", "2017-11-05"),
        ("17 کانوونی دووەم 2017", "2017-01-17"),
        ("17 Kanûna Duyem 2017", "2017-01-17"),
        ("1er août 2017", "2017-08-01"),
        ("24 déc. 2017", "2017-12-24"),
        ("3 Ağustos 2014", "2014-08-03"),
        ("3 Okt. 2014", "2014-10-03"),
        ("09-Jul-06", "2006-07-09"),
        ("97-04-09", "1997-04-09"),
    ] {
        assert_eq!(shown(text, DateOrder::DayFirst), want, "{text}");
    }
    assert_eq!(shown("03/17/17", DateOrder::MonthFirst), "2017-03-17");
    assert_eq!(shown("17-03-17", DateOrder::YearFirst), "2017-03-17");
    assert_eq!(shown("03-04-05", DateOrder::YearFirst), "2003-04-05");
}

#[test]
fn a_date_is_as_precise_as_it_is_written() {
    for (text, want) in [
        ("Mar-17", "2017-03-01 to 2017-03-31, Month"),
        ("Mar'17", "2017-03-01 to 2017-03-31, Month"),
        ("March 2017", "2017-03-01 to 2017-03-31, Month"),
        ("mars 2017", "2017-03-01 to 2017-03-31, Month"),
        ("آذار 2017", "2017-03-01 to 2017-03-31, Month"),
        ("كانون الثاني 2017", "2017-01-01 to 2017-01-31, Month"),
        ("2017/03", "2017-03-01 to 2017-03-31, Month"),
        ("201703", "2017-03-01 to 2017-03-31, Month"),
        ("2017-W11", "2017-03-13 to 2017-03-19, Week"),
        ("Week 11, 2017", "2017-03-13 to 2017-03-19, Week"),
        ("2017-Q1", "2017-01-01 to 2017-03-31, Quarter"),
        ("Q1 2017", "2017-01-01 to 2017-03-31, Quarter"),
        ("2017.0", "2017-01-01 to 2017-12-31, Year"),
        ("٢٠١٧", "2017-01-01 to 2017-12-31, Year"),
        ("17 March 2017 - 19 March 2017", "2017-03-17 to 2017-03-19, Week"),
        ("2017-03-17 to 2017-03-19", "2017-03-17 to 2017-03-19, Week"),
        ("2017-03-17/2017-03-19", "2017-03-17 to 2017-03-19, Week"),
    ] {
        assert_eq!(shown(text, DateOrder::DayFirst), want, "{text}");
    }
}

#[test]
fn a_time_a_day_without_year_and_a_number_are_no_dates() {
    for text in [
        "1830",
        "18:30",
        "0600",
        "6 pm",
        "17-Mar",
        "March 17",
        "17 March",
        "42811",
        "1489708800000",
        "36.34",
        "2017.5",
        "12",
        "17/17/2017",
        "31 April 2017",
        "2017-03-17-18",
        "1438",
        "May",
        "monday",
        "about",
        "?",
        "~~",
        "2017-03-05 2017-03-07",
        "17 Foo 2017",
        "2017-W60",
        "2017-13",
        "2017-367",
        "Q5 2017",
        "March 17 17 17",
    ] {
        assert_eq!(shown(text, DateOrder::DayFirst), "none", "{text}");
    }
}

#[test]
fn other_calendars_are_converted_or_named() {
    let read = |text: &str| read_date(text.as_bytes(), DateOrder::DayFirst, DateForm::Text);
    // Intl.DateTimeFormat("en-u-ca-islamic-civil") of Node 20 gives 18 Jumada II 1438 for 17 March 2017.
    for text in [
        "1438/06/18",
        "1438-06-18",
        "18/06/1438",
        "18/6/1438 هـ",
        "18 جمادى الآخرة 1438",
        "18 جمادى الثانية 1438 هـ",
        "١٨ جمادى الآخرة ١٤٣٨",
        "1438-6-18 AH",
        "18 Jumada al-Thani 1438",
        "18 Jumada II 1438 AH",
    ] {
        let found = read(text);
        let right = |d: Dated| d.islamic && d.first.to_string() == "2017-03-17" && d.first == d.last;
        assert!(found.is_ok_and(right), "{text}: {found:?}");
        assert_eq!(found.unwrap().precision, DatePrecision::Week);
    }
    let ramadan = read("رمضان 1435").unwrap();
    assert_eq!(
        (ramadan.first.to_string(), ramadan.precision),
        ("2014-06-29".to_owned(), DatePrecision::Month)
    );
    for text in ["1438", "1395", "1402/01/05", "27 ڕەشەمێ 2716", "5 فروردین 96"] {
        assert_eq!(read(text), Err(NoDate::OtherCalendar), "{text}");
    }
}

#[test]
fn plain_numbers_are_dates_if_the_column_says_so() {
    for (text, form) in [
        ("42811", DateForm::Serial1900),
        ("42811.77", DateForm::Serial1900),
        ("1489708800", DateForm::EpochSeconds),
        ("1489775400.5", DateForm::EpochSeconds),
        ("1489708800000", DateForm::EpochMillis),
        ("1.4897088E12", DateForm::EpochMillis),
        ("1489708800000000", DateForm::EpochMicros),
        ("1489708800000000000", DateForm::EpochNanos),
    ] {
        let found = read_date(text.as_bytes(), DateOrder::DayFirst, form).map(|d| d.first.to_string());
        // `date -u -d @1489708800`; LibreOffice shows 42811 as 2017-03-17.
        assert_eq!(found, Ok("2017-03-17".to_owned()), "{text}");
        assert!(is_date_number(text), "{text}");
        assert_eq!(DateForm::of(text.parse().unwrap()), Some(form));
        assert_eq!(read_date(b"2017-03-17", DateOrder::DayFirst, form).map(|d| d.first.to_string()), found);
    }
}

#[test]
fn months_of_a_column_have_numbers_or_names() {
    for (text, want) in [
        ("3", 3.0),
        ("03", 3.0),
        ("March", 3.0),
        ("mar", 3.0),
        ("آذار", 3.0),
        ("كانون الأول", 12.0),
        ("Aralık", 12.0),
        ("3.0", 3.0),
    ] {
        assert_eq!(month_number(text), Some(want), "{text}");
    }
    assert_eq!(month_number("spring"), None);
}

proptest! {
    #[test]
    fn every_day_reads_back_in_every_style(n in Day::MIN.0..=Day::MAX.0, style in 0..12_usize) {
        let day = Day(n);
        let (y, m, d) = day.ymd();
        let month = |names: &str| names.split(' ').nth(usize::from(m) - 1).unwrap().to_owned();
        let text = [
            format!("{y}-{m:02}-{d:02}"),
            format!("{d}/{m}/{y}"),
            format!("{d:02}.{m:02}.{y} 18:30"),
            format!("{y}{m:02}{d:02}"),
            format!("{d} {} {y}", month("January February March April May June July August September October November December")),
            format!("{}. {d}, {y}", month("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec")),
            format!("{d} {} {y}", month("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")),
            format!("{d}. {} {y}", month("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")),
            format!("{d} {} {y}", month("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık")),
            format!("{d} {} {y}", month("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")),
            format!("{y}/{m}/{d}"),
            format!("{y:04}-{:03}", n - Day::from_ymd(y, 1, 1).unwrap().0 + 1),
        ][style].clone();
        prop_assert_eq!(shown(&text, DateOrder::DayFirst), day.to_string(), "{}", text);
    }

    #[test]
    fn no_text_panics(text in ".{0,40}", marked in "([0-9]{1,5}|[-/. :,T()]|Mar|at|pm|week|W|محرم|ه){0,14}") {
        for order in [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst] {
            let _ = read_date(text.as_bytes(), order, DateForm::Serial1900);
            let _ = read_date(marked.as_bytes(), order, DateForm::EpochMillis);
            let _ = month_number(&text);
        }
    }
}
