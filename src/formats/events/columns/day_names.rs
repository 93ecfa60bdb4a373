//! Names of columns of dates, and whose dates they are.

use super::header::Name;

/// Words that make a column one of dates.
pub(super) const DATE: &[&str] = &[
    "date",
    "dates",
    "day",
    "datetime",
    "dated",
    "datum",
    "jour",
    "fecha",
    "tarih",
    "tarihi",
    "تاريخ",
    "يوم",
    "بەروار",
    "ڕێکەوت",
    "رێکەوت",
];

/// Words that say nothing of whose date it is.
pub(super) const PLAIN: &[&str] = &[
    "of",
    "the",
    "de",
    "du",
    "des",
    "der",
    "full",
    "iso",
    "utc",
    "gmt",
    "local",
    "formatted",
    "text",
    "yyyy",
    "mm",
    "dd",
    "yy",
    "d",
    "m",
    "y",
    "when",
    "value",
    "column",
];

/// Words for what happened.
pub(super) const EVENT: &[&str] = &["event", "events", "sqldate", "حدث"];
pub(super) const INCIDENT: &[&str] = &[
    "incident",
    "incidents",
    "attack",
    "attacks",
    "occurred",
    "occurrence",
    "occured",
    "happened",
    "strike",
    "violation",
    "death",
    "explosion",
    "bombing",
    "killing",
    "accident",
    "violence",
    "crime",
    "حادث",
    "حادثة",
    "هجوم",
    "incidence",
];

/// The beginning and the end of a period.
pub(super) const START: &[&str] =
    &["start", "begin", "begins", "beginning", "began", "first", "from", "onset", "since", "début"];
pub(super) const END: &[&str] =
    &["end", "ends", "ended", "ending", "until", "till", "to", "finish", "finished", "last", "fin"];

/// Words for what is written about it later.
pub(super) const REPORT: &[&str] = &[
    "report",
    "reported",
    "reporting",
    "publication",
    "published",
    "posted",
    "publish",
    "article",
    "source",
    "news",
    "media",
    "press",
    "notification",
    "notified",
];
pub(super) const ENTRY: &[&str] = &[
    "submission",
    "submitted",
    "created",
    "creation",
    "create",
    "entry",
    "entered",
    "added",
    "dateadded",
    "updated",
    "update",
    "modified",
    "modification",
    "edited",
    "edit",
    "changed",
    "upload",
    "uploaded",
    "download",
    "downloaded",
    "imported",
    "import",
    "export",
    "exported",
    "interview",
    "survey",
    "visit",
    "collection",
    "collected",
    "assessment",
    "today",
    "recorded",
    "record",
    "verified",
    "verification",
    "approved",
    "checked",
    "review",
    "reviewed",
    "coded",
    "coding",
    "access",
    "accessed",
    "retrieved",
    "registered",
    "registration",
    "version",
    "release",
];

/// Words with which a date is that of something else, or no date.
pub(super) const OTHER: &[&str] = &[
    "birth",
    "dob",
    "born",
    "expiry",
    "expires",
    "precision",
    "prec",
    "accuracy",
    "confidence",
    "range",
    "type",
    "format",
    "original",
    "count",
    "number",
    "id",
    "name",
    "note",
    "notes",
    "approx",
    "approximate",
    "of week",
    "weekday",
    "burial",
];

/// A time of day.
pub(super) const TIME: &[&str] =
    &["time", "hour", "heure", "uhrzeit", "clock", "hhmm", "وقت", "ساعة", "کات", "saat"];

/// How well a name fits the first or only day of an event.
pub(super) fn rank(name: &Name) -> Option<u8> {
    if name.has(OTHER) || name.is(&["dayofweek", "weekday", "dayofyear", "dateofbirth"]) {
        return None;
    }
    if name.is(&["eventdate", "sqldate", "dateofevent", "dateevent"]) {
        return Some(0);
    }
    if name.is(&[
        "occurred",
        "dateoccurred",
        "occurredon",
        "incidentdate",
        "dateofincident",
        "attackdate",
        "dateofattack",
    ]) {
        return Some(5);
    }
    let is_date = name.has(DATE) || name.is(&["when", "timestamp", "occurredat"]);
    let later = [(name.has(ENTRY), 90), (name.has(REPORT), 80)].into_iter().find(|(is, _)| *is);
    if let Some((_, rank)) = later {
        return (is_date || name.has(TIME) || name.is(&["today"])).then_some(rank);
    }
    if name.is(&["timestamp"]) {
        return Some(95);
    }
    if is_end(name) {
        return None;
    }
    let rest: Vec<&str> =
        name.without(DATE).into_iter().filter(|w| !PLAIN.contains(w) && !TIME.contains(w)).collect();
    let all = |words: &[&str]| rest.iter().all(|w| words.contains(w));
    match () {
        () if name.has(EVENT) && is_date && all(EVENT) => Some(2),
        () if name.has(INCIDENT) && is_date => Some(5),
        () if is_date && rest.is_empty() => Some(10),
        () if name.has(START) && (is_date || all(START)) => Some(20),
        () if name.is(&["yearmonth", "monthyear"]) || plainly_month(name) => Some(24),
        () if name.has(EVENT) && is_date => Some(26),
        () if is_date => Some(40),
        () if name.has(&["period", "week"]) => Some(45),
        () if name.has(START) && name.has(&["period"]) => Some(20),
        () if name.has(TIME) => Some(98),
        () => None,
    }
}

/// “Month” or “month of the event”: with a year in it, it is a date.
fn plainly_month(name: &Name) -> bool {
    name.has(MONTH)
        && name.without(MONTH).iter().all(|w| PLAIN.contains(w) || YEAR.contains(w) || EVENT.contains(w))
}

pub(super) fn is_end(name: &Name) -> bool {
    name.has(END) && !name.has(START)
        || name.is(&["dateend", "enddate", "lastdate", "untildate", "datetill", "dateto", "todate"])
}

pub(super) const YEAR: &[&str] =
    &["year", "iyear", "yr", "année", "annee", "jahr", "año", "yıl", "yil", "سنة", "عام", "ساڵ"];
pub(super) const MONTH: &[&str] = &["month", "imonth", "mon", "mois", "monat", "mes", "ay", "شهر", "مانگ"];
pub(super) const DAY: &[&str] =
    &["day", "iday", "dom", "jour", "tag", "día", "dia", "gün", "يوم", "ڕۆژ", "dayofmonth"];

/// A part of a date in a column of its own.
pub(super) fn part(name: &Name, words: &[&str]) -> Option<u8> {
    let of = |w: &&str| PLAIN.contains(w) || EVENT.contains(w) || INCIDENT.contains(w);
    (name.has(words) && name.without(words).iter().all(of) || name.is(words)).then_some(10)
}
