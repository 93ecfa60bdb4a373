use super::tests::shown;
use super::*;

#[test]
fn persian_dates_are_converted() {
    let hints = DateHints { persian: true, ..DateHints::default() };
    let in_table = |text: &str, hints: DateHints| {
        let style = DateStyle { order: DateOrder::DayFirst, form: DateForm::Text, zone: None, hints };
        read_in(text.as_bytes(), style)
    };
    // Intl.DateTimeFormat("en-u-ca-persian") of Node 20 gives 5 Farvardin 1396 for 25 March 2017.
    for text in [
        "1396/01/05",
        "1396-1-5",
        "05/01/1396",
        "5.1.1396",
        "۱۳۹۶/۰۱/۰۵",
        "١٣٩٦/٠١/٠٥",
        "13960105",
        "5 فروردین 1396",
        "۵ فروردین ۱۳۹۶",
        "۵ فروردین‌ماه ۱۳۹۶",
        "5 فروردین ماه 1396",
        "شنبه ۵ فروردین ۱۳۹۶",
        "1396/01/05 ه.ش",
        "1396/01/05 هجری شمسی",
        "5 Farvardin 1396",
        "1396/01/05 18:30",
    ] {
        for hints in [DateHints::default(), hints] {
            let found = in_table(text, hints);
            let right = |d: Dated| d.persian && !d.islamic && d.first.to_string() == "2017-03-25";
            assert!(found.is_ok_and(right), "{text}: {found:?}");
            assert_eq!(found.map(|d| d.precision), Ok(DatePrecision::Day), "{text}");
        }
    }
    for (text, want) in [
        ("فروردین 1396", "2017-03-21 2017-04-20 Month"),
        ("1396/01", "2017-03-21 2017-04-20 Month"),
        ("1396/01/00", "2017-03-21 2017-04-20 Month"),
        ("1396", "2017-03-21 2018-03-20 Year"),
        ("1402/01/05", "2023-03-25 2023-03-25 Day"),
        ("30 اسفند 1399", "2021-03-20 2021-03-20 Day"),
        ("2017-03-25", "2017-03-25 2017-03-25 Day"),
        // After 1410 it is a year of the Islamic calendar.
        ("1438/06/18", "2017-03-17 2017-03-17 Week"),
    ] {
        let shown = in_table(text, hints).map(|d| format!("{} {} {:?}", d.first, d.last, d.precision));
        assert_eq!(shown, Ok(want.to_owned()), "{text}");
    }
    // Two digits of a year may be of either calendar; there is no 30 Esfand 1396.
    for text in ["96/01/05", "۹۶/۰۱/۰۵", "17/03/05", "1396/12/30"] {
        assert_eq!(in_table(text, hints), Err(NoDate::OtherCalendar), "{text}");
    }
}

#[test]
fn months_of_further_languages_are_read_in_their_dates() {
    for text in [
        "17 марта 2017",
        "17 марта 2017 г.",
        "17 марта 2017 года",
        "17 мар. 2017",
        "пятница, 17 марта 2017 г. в 18:30",
        "17 de marzo de 2017",
        "17 marzo 2017",
        "viernes, 17 de marzo de 2017",
        "17 de marzo del 2017",
        "17-mar-2017",
        "17 de março de 2017",
        "sexta-feira, 17 de março de 2017",
        "17 marzo 2017 alle 18:30",
        "venerdì 17 marzo 2017",
        "17 maart 2017",
        "vrijdag 17 maart 2017",
        "17 mrt. 2017",
        "17 mars 2017",
        "fredag 17 mars 2017 kl. 18:30",
        "17 مارس 2017",
        "۱۷ مارس ۲۰۱۷",
        "17.III.2017",
        "17 III 2017",
        "17-iii-2017",
        "17º marzo 2017",
        "March 17th, 2017",
    ] {
        assert_eq!(shown(text, DateOrder::DayFirst), "2017-03-17", "{text}");
    }
    for (text, want) in [
        ("1 de enero de 2017", "2017-01-01"),
        ("1º gennaio 2017", "2017-01-01"),
        ("5 мая 2017", "2017-05-05"),
        ("5 май 2017", "2017-05-05"),
        ("3 декабря 2016", "2016-12-03"),
        ("3 dic 2016", "2016-12-03"),
        ("3 dez 2016", "2016-12-03"),
        ("24 ott 2016", "2016-10-24"),
        ("24 out 2016", "2016-10-24"),
        ("24 okt 2016", "2016-10-24"),
        ("5.XII.2016", "2016-12-05"),
        ("5 V 2016", "2016-05-05"),
        ("август 2016", "2016-08-01 to 2016-08-31, Month"),
        ("agosto de 2016", "2016-08-01 to 2016-08-31, Month"),
        ("3-5 марта 2017", "2017-03-03 to 2017-03-05, Week"),
        ("X 2017", "none"),
        ("mar 17", "none"),
    ] {
        assert_eq!(shown(text, DateOrder::DayFirst), want, "{text}");
    }
}

#[test]
fn unknown_days_and_months_leave_the_month_or_the_year() {
    for (text, want) in [
        ("20170300", "2017-03-01 to 2017-03-31, Month"),
        ("20170000", "2017-01-01 to 2017-12-31, Year"),
        ("20170399", "2017-03-01 to 2017-03-31, Month"),
        ("20179999", "2017-01-01 to 2017-12-31, Year"),
        ("00032017", "2017-03-01 to 2017-03-31, Month"),
        ("2017-03-00", "2017-03-01 to 2017-03-31, Month"),
        ("2017-00-00", "2017-01-01 to 2017-12-31, Year"),
        ("2017/03/99", "2017-03-01 to 2017-03-31, Month"),
        ("00/03/2017", "2017-03-01 to 2017-03-31, Month"),
        ("00/00/2017", "2017-01-01 to 2017-12-31, Year"),
        ("2017-03-XX", "2017-03-01 to 2017-03-31, Month"),
        ("2017-xx-xx", "2017-01-01 to 2017-12-31, Year"),
        ("??/03/2017", "2017-03-01 to 2017-03-31, Month"),
        ("XX March 2017", "2017-03-01 to 2017-03-31, Month"),
        ("2017-03-00 00:00:00", "2017-03-01 to 2017-03-31, Month"),
    ] {
        assert_eq!(shown(text, DateOrder::DayFirst), want, "{text}");
        assert!(date(text.as_bytes(), DateOrder::DayFirst).unwrap().partly, "{text}");
    }
    for text in ["0000-00-00", "00/03/17", "2017-00-05", "17/03/20??", "20??-03-05", "XX/XX/XXXX", "00000000"]
    {
        assert_eq!(shown(text, DateOrder::DayFirst), "none", "{text}");
    }
    assert_eq!(shown("03/00/2017", DateOrder::MonthFirst), "2017-03-01 to 2017-03-31, Month");
}

#[test]
fn approximate_dates_are_about_a_week_at_best() {
    for (text, want) in [
        ("circa 5 March 2017", "2017-03-05 2017-03-05 Week"),
        ("ca. 5.3.2017", "2017-03-05 2017-03-05 Week"),
        ("c. 2017-03-05", "2017-03-05 2017-03-05 Week"),
        ("~ 5 March 2017", "2017-03-05 2017-03-05 Week"),
        ("5 March 2017?", "2017-03-05 2017-03-05 Week"),
        ("5 March 2017 (approx.)", "2017-03-05 2017-03-05 Week"),
        ("Approximately 05/03/2017", "2017-03-05 2017-03-05 Week"),
        ("around March 2017", "2017-03-01 2017-03-31 Month"),
        ("about 2017?", "2017-01-01 2017-12-31 Year"),
        ("حوالي 5 آذار 2017", "2017-03-05 2017-03-05 Week"),
    ] {
        let found = date(text.as_bytes(), DateOrder::DayFirst);
        let shown = found.map(|d| format!("{} {} {:?}", d.first, d.last, d.precision));
        assert_eq!(shown.as_deref(), Some(want), "{text}");
        assert!(found.is_some_and(|d| d.about), "{text}");
    }
    assert!(date(b"5 March 2017", DateOrder::DayFirst).is_some_and(|d| !d.about));
}

#[test]
fn years_that_follow_each_other_are_a_span_and_months_are_months() {
    for (text, want) in [
        ("2014/15", "2014-01-01 to 2015-12-31, Year"),
        ("2014-15", "2014-01-01 to 2015-12-31, Year"),
        ("2014\u{2013}15", "2014-01-01 to 2015-12-31, Year"),
        ("2015-2017", "2015-01-01 to 2017-12-31, Year"),
        ("2015\u{2013}2017", "2015-01-01 to 2017-12-31, Year"),
        ("2015 - 2017", "2015-01-01 to 2017-12-31, Year"),
        ("2016/2017", "2016-01-01 to 2017-12-31, Year"),
        ("1999/00", "1999-01-01 to 2000-12-31, Year"),
        ("2014-17", "2014-01-01 to 2017-12-31, Year"),
        ("2011/12", "2011-12-01 to 2011-12-31, Month"),
        ("2017-05", "2017-05-01 to 2017-05-31, Month"),
        ("2017/13", "none"),
        ("2017-35", "none"),
    ] {
        assert_eq!(shown(text, DateOrder::DayFirst), want, "{text}");
    }
    let hints = DateHints { year_pairs: true, ..DateHints::default() };
    let style = DateStyle { order: DateOrder::DayFirst, form: DateForm::Text, zone: None, hints };
    let read = |text: &str| read_in(text.as_bytes(), style).map(|d| (d.first.year(), d.last.year())).ok();
    assert_eq!(
        (read("2011/12"), read("2009-10"), read("2011/10")),
        (Some((2011, 2012)), Some((2009, 2010)), Some((2011, 2011)))
    );
}
