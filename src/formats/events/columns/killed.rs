use super::header::Name;
use super::ranked::NEVER;

/// Words for people killed.
const KILLED: &[&str] = &[
    "killed",
    "kill",
    "kills",
    "deaths",
    "death",
    "dead",
    "died",
    "fatalities",
    "fatality",
    "fatal",
    "martyrs",
    "martyred",
    "slain",
    "murdered",
    "executed",
    "nkill",
    "kia",
    "deathtoll",
    "mort",
    "morts",
    "mortes",
    "tués",
    "tues",
    "tué",
    "décès",
    "deces",
    "décédés",
    "tote",
    "toten",
    "getötet",
    "getötete",
    "todesopfer",
    "muertos",
    "muertes",
    "fallecidos",
    "ölü",
    "ölen",
    "قتلى",
    "قتيل",
    "قتل",
    "مقتولين",
    "شهداء",
    "شهيد",
    "وفيات",
    "وفاة",
    "ضحايا",
    "کوژراو",
    "کوژراوان",
    "كوژراو",
    "کوژراوەکان",
];

/// Words that only say that it is a number, or whose.
const NUMBER: &[&str] = &[
    "number",
    "numbers",
    "no",
    "nr",
    "num",
    "n",
    "of",
    "the",
    "total",
    "count",
    "sum",
    "people",
    "persons",
    "person",
    "victims",
    "victim",
    "individuals",
    "humans",
    "best",
    "estimate",
    "estimated",
    "confirmed",
    "reported",
    "in",
    "event",
    "incident",
    "nombre",
    "de",
    "des",
    "anzahl",
    "der",
    "عدد",
    "مجموع",
    "ژمارەی",
    "toplam",
    "affected",
    "all",
    "est",
];

/// Words for part of those killed.
const PART: &[&str] = &[
    "civilian",
    "civilians",
    "child",
    "children",
    "women",
    "woman",
    "men",
    "male",
    "males",
    "female",
    "females",
    "boys",
    "girls",
    "police",
    "army",
    "soldiers",
    "military",
    "security",
    "militants",
    "insurgents",
    "terrorists",
    "terrorist",
    "ter",
    "us",
    "coalition",
    "isf",
    "foreign",
    "journalists",
    "unknown",
    "a",
    "b",
    "side",
    "perpetrators",
    "combatants",
];

/// Words with which it is something else.
const OTHER: &[&str] = &[
    "wounded",
    "wound",
    "injured",
    "injuries",
    "injury",
    "missing",
    "kidnapped",
    "displaced",
    "date",
    "day",
    "time",
    "year",
    "month",
    "name",
    "names",
    "type",
    "cause",
    "causes",
    "method",
    "manner",
    "place",
    "location",
    "by",
    "rate",
    "percent",
    "percentage",
    "ratio",
    "per",
    "age",
    "sex",
    "gender",
    "description",
    "notes",
    "note",
    "source",
    "sources",
    "id",
    "code",
    "precision",
    "confidence",
    "status",
    "lat",
    "lon",
    "جرحى",
];

/// Words for the lower and the upper end.
const LOW: &[&str] = &["low", "lowest", "min", "minimum", "lower"];
const HIGH: &[&str] = &["high", "highest", "max", "maximum", "upper"];

/// How well a name fits a column of the number of people killed.
pub(super) fn killed(name: &Name) -> Option<u8> {
    if name.is(&["best", "bestest", "nkill", "totaldeaths", "deathstotal", "deathtoll"]) {
        return Some(0);
    }
    if name.has(&["casualties", "casualty", "opfer", "victims", "victimes"]) && !name.has(KILLED) {
        // Casualties are the wounded as well.
        let rest = name.without(NUMBER);
        let plain = rest.iter().all(|w| ["casualties", "casualty", "opfer", "victimes"].contains(w));
        return plain.then_some(if name.has(&["casualties", "casualty", "opfer"]) { 40 } else { 45 });
    }
    if !name.has(KILLED) || name.has(OTHER) || name.has(LOW) || name.has(HIGH) {
        return compound(name);
    }
    let more: Vec<&str> = name.without(KILLED).into_iter().filter(|w| !NUMBER.contains(w)).collect();
    Some(match more.as_slice() {
        [] => 5,
        more if more.iter().any(|w| PART.contains(w)) => 25,
        more if more.len() <= 2 => 15,
        _ => 28,
    })
}

/// Names without anything between their words.
fn compound(name: &Name) -> Option<u8> {
    const ALL: &[&str] = &[
        "numberkilled",
        "peoplekilled",
        "personskilled",
        "totalkilled",
        "killedtotal",
        "numkilled",
        "nkilled",
        "killedcount",
        "numberofkilled",
        "numberofdeaths",
        "numberoffatalities",
        "totalfatalities",
        "fatalitiestotal",
        "deathcount",
    ];
    name.is(ALL).then_some(5)
}

/// How well a name fits a column of the lowest number of people killed.
pub(super) fn low(name: &Name) -> Option<u8> {
    end(name, LOW, &["deathsmin", "killedmin", "fatalitieslow", "mindeaths", "minkilled", "lowest"])
}

/// The same of the highest.
pub(super) fn high(name: &Name) -> Option<u8> {
    end(name, HIGH, &["deathsmax", "killedmax", "fatalitieshigh", "maxdeaths", "maxkilled", "highest"])
}

fn end(name: &Name, words: &[&str], compound: &[&str]) -> Option<u8> {
    if name.is(compound) {
        return Some(5);
    }
    let [only] = words_of(name, words)[..] else { return None };
    let others = name.without(&[only]);
    let of_killed = others.iter().all(|w| KILLED.contains(w) || NUMBER.contains(w));
    let plain = others.is_empty() && !["lower", "upper"].contains(&only);
    match () {
        () if plain => Some(10),
        () if of_killed && name.has(KILLED) => Some(5),
        () => None,
    }
}

fn words_of<'n>(name: &'n Name, words: &[&str]) -> Vec<&'n str> {
    name.words.iter().map(String::as_str).filter(|w| words.contains(w)).collect()
}

/// How well a name fits a column of the number of events that a row stands for.
pub(super) fn events(name: &Name) -> Option<u8> {
    const EVENTS: &[&str] = &[
        "events",
        "incidents",
        "attacks",
        "occurrences",
        "حوادث",
        "أحداث",
        "احداث",
        "événements",
        "ereignisse",
        "ڕووداوەکان",
    ];
    const ONE: &[&str] = &["event", "incident", "attack", "حادث"];
    const COUNT: &[&str] =
        &["number", "no", "nr", "num", "n", "count", "counts", "total", "عدد", "nombre", "anzahl"];
    if name.is(&["events", "incidents", "eventcount", "eventscount", "nevents", "nincidents", "numevents"]) {
        return Some(0);
    }
    let rest: Vec<&str> =
        name.without(&["of", "the", "de", "des", "d", "der", "all", "reported", "recorded"]);
    let known = |w: &&str| EVENTS.contains(w) || ONE.contains(w) || COUNT.contains(w);
    let counted = name.has(EVENTS) || name.has(ONE) && name.has(&["count", "counts", "total"]);
    // “event no” is an id, “incident number” as well.
    (counted && rest.iter().all(known)).then_some(if name.has(EVENTS) { 5 } else { 20 })
}

/// A number of people killed that is only a part of it, or more than that: worth a word to the user.
pub(in crate::formats::events) fn is_casualties(rank: u8) -> bool {
    (40..NEVER).contains(&rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best<'a>(names: &[&'a str], rank: impl Fn(&Name) -> Option<u8>) -> Option<&'a str> {
        names.iter().filter_map(|n| Some((rank(&Name::new(n))?, *n))).min().map(|(_, name)| name)
    }

    #[test]
    fn people_killed_are_found_in_any_wording() {
        for (names, want) in [
            (&["Number of people killed", "Number wounded"][..], Some("Number of people killed")),
            (&["injured", "# killed", "killed_date"], Some("# killed")),
            (&["No. of fatalities", "civilian deaths"], Some("No. of fatalities")),
            (&["civilian deaths", "notes"], Some("civilian deaths")),
            (&["casualties", "dead"], Some("dead")),
            (&["casualties", "wounded"], Some("casualties")),
            (&["عدد القتلى", "عدد الجرحى"], Some("عدد القتلى")),
            (&["الشهداء", "الجرحى"], Some("الشهداء")),
            (&["ژمارەی کوژراوان", "بریندار"], Some("ژمارەی کوژراوان")),
            (&["Nombre de morts", "blessés"], Some("Nombre de morts")),
            (&["Tote", "Verletzte"], Some("Tote")),
            (&["Victims killed", "Victims wounded"], Some("Victims killed")),
            (&["killed_by", "cause of death", "death rate"], None),
            (&["deaths_a", "deaths_b", "best"], Some("best")),
        ] {
            assert_eq!(best(names, killed), want, "{names:?}");
        }
    }

    #[test]
    fn a_number_of_events_is_no_name_of_one() {
        for (name, want) in [
            ("Events", true),
            ("number of incidents", true),
            ("Event count", true),
            ("# of events", true),
            ("total_events", true),
            ("عدد الحوادث", true),
            ("event", false),
            ("event_number", false),
            ("incident no", false),
            ("events_notes", false),
            ("event_type", false),
        ] {
            assert_eq!(events(&Name::new(name)).is_some(), want, "{name}");
        }
    }

    #[test]
    fn the_ends_of_a_range_are_told_from_the_number() {
        assert_eq!(best(&["killed_min", "killed_max", "killed"], low), Some("killed_min"));
        assert_eq!(best(&["Deaths (high)", "Deaths (low)"], high), Some("Deaths (high)"));
        assert_eq!(best(&["killed_min", "killed_max", "killed"], killed), Some("killed"));
    }
}
