use super::fits::{is_month, is_year};
use super::header::{Name, contains};
use super::killed_groups::Group;
use super::killed_words::{
    AND, BODIES, BY, CASUALTIES, DEEDS, END, HIGH, KILLED, LOW, MISSING, NEW, NUMBER, OTHER, PLAIN_ENDS,
    RATES, RUNNING, SOURCES, SOURCES_TOO, UNITS, WOUNDED,
};
use super::ranked::NEVER;

/// Whom or what a column of people killed counts, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Counted {
    All,
    /// A group of people.
    Group(Group),
    /// All of them, but as one of several sources counts them.
    BySource,
    /// One of several periods, each in a column.
    Period,
    /// Those who were added since the row before.
    New,
    /// All of the rows so far.
    RunningTotal,
    /// The wounded as well.
    Casualties,
    /// Dead bodies that were found, of people who may have been killed before.
    Bodies,
    /// Shares and rates, which are no people.
    Rate,
    /// Thousands of people.
    Units,
    /// Something that is not understood.
    Unknown,
}

/// What a name says that its column of people killed counts; `None` if it is none.
pub(in crate::formats::events) fn counted(name: &Name) -> Option<Counted> {
    let is_killed = name.has(KILLED) || compound(name) || name.is(ALONE);
    if is_killed && name.has(RATES) {
        return Some(Counted::Rate);
    }
    if is_killed && name.has(UNITS) {
        return Some(Counted::Units);
    }
    if name.is(ALONE) || compound(name) {
        return Some(Counted::All);
    }
    if !name.has(KILLED) && (name.has(CASUALTIES) || name.has("victims victimes vittime víctimas")) {
        // Casualties are the wounded as well.
        let plain = name.without(NUMBER).iter().all(|w| contains(CASUALTIES, w));
        return plain.then_some(Counted::Casualties);
    }
    if !name.has(KILLED) {
        const FOUND: &str = "found recovered discovered gefunden gefundene retrouvés hallados";
        let rest = name.without(NUMBER);
        let is_bodies = name.has(BODIES) && rest.iter().all(|w| contains(BODIES, w) || contains(FOUND, w));
        return is_bodies.then_some(Counted::Bodies);
    }
    if name.has(LOW) || name.has(HIGH) || name.has(WOUNDED) || name.has(MISSING) {
        return None;
    }
    let from_year =
        name.has("from after until till through") && name.words.iter().any(|w| w.len() == 4 && is_year(w));
    if name.has(RUNNING)
        || name.has("to") && name.has("date")
        || name.has("so") && name.has("far")
        || from_year
    {
        return Some(Counted::RunningTotal);
    }
    if name.has(OTHER) { None } else { among(name) }
}

/// What a name counts by its words beside those for people killed.
fn among(name: &Name) -> Option<Counted> {
    let known = |w: &&str| contains(NUMBER, w) || contains(CASUALTIES, w);
    let more = name.without(KILLED).into_iter().filter(|w| !known(w));
    let more: Vec<&str> = more.map(|word| military(name, word).unwrap_or(word)).collect();
    let is_period =
        |w: &&str| w.len() == 4 && is_year(w) || !w.starts_with(|c: char| c.is_ascii_digit()) && is_month(w);
    let by_source = more.iter().any(|w| contains(SOURCES, w));
    let without_by: Vec<&str> = more.iter().copied().filter(|w| !contains(BY, w)).collect();
    Some(match Group::named(&more) {
        _ if more.is_empty() => Counted::All,
        // “Killed by”: who did it, and no number.
        _ if without_by.is_empty() => return None,
        _ if name.has(NEW) => Counted::New,
        Some(group) => Counted::Group(group),
        None if by_source => Counted::BySource,
        None if more.iter().all(is_period) => Counted::Period,
        // By whom, of whom nothing is known here.
        None if without_by.len() < more.len() => return None,
        None => Counted::Unknown,
    })
}

/// What a word means in the reports of armies, where those killed are “KIA”: “en” is the enemy and not “in”.
fn military(name: &Name, word: &str) -> Option<&'static str> {
    const SHORT: [(&str, &str); 6] = [
        ("en", "enemy"),
        ("ff", "friendly"),
        ("fr", "friendly"),
        ("cf", "coalition"),
        ("hn", "host"),
        ("ln", "civilian"),
    ];
    let found = SHORT.iter().find(|(short, _)| *short == word).filter(|_| name.has("kia"));
    found.map(|(_, meant)| *meant)
}

/// What the names of a table say that their columns count. Beside hospitals and media, the police is a source as
/// well and not those who were killed.
pub(in crate::formats::events) fn all_counted(names: &[Name]) -> Vec<Option<Counted>> {
    let mut all: Vec<Option<Counted>> = names.iter().map(counted).collect();
    // “a_killed” is one of two sides only beside “b_killed”.
    let sides = names.iter().zip(&all).filter(|(_, counted)| matches!(counted, Some(Counted::Group(_))));
    let sides: Vec<&str> = sides.filter_map(|(name, _)| side(name)).collect();
    for (counted_here, name) in all.iter_mut().zip(names).filter(|(_, name)| side(name).is_some()) {
        if sides.len() == 1 && matches!(counted_here, Some(Counted::Group(_))) {
            *counted_here = counted(&Name { key: name.key.clone(), words: name.words[1..].to_vec() });
        }
    }
    if all.contains(&Some(Counted::BySource)) {
        let is_source = |name: &Name| {
            let rest = name.without(KILLED);
            let mut rest = rest.iter().filter(|w| !contains(NUMBER, w) && !contains(BY, w)).peekable();
            rest.peek().is_some() && rest.all(|w| contains(SOURCES, w) || contains(SOURCES_TOO, w))
        };
        for (counted, name) in all.iter_mut().zip(names) {
            if matches!(counted, Some(Counted::Group(_))) && is_source(name) {
                *counted = Some(Counted::BySource);
            }
        }
    }
    all
}

/// The side of a conflict with which a name begins.
fn side(name: &Name) -> Option<&str> {
    name.words.first().map(String::as_str).filter(|word| ["a", "b"].contains(word))
}

/// Names of the number of people killed.
const ALONE: &str = "best bestest nkill totaldeaths deathstotal deathtoll";

/// How well a name fits a column of the number of people killed.
pub(super) fn killed(name: &Name, counted: Option<Counted>) -> Option<u8> {
    let extra = name.without(KILLED).iter().filter(|w| !contains(NUMBER, w)).count();
    Some(match counted? {
        Counted::All if name.is(ALONE) => 0,
        Counted::New => 3,
        Counted::All if is_deeds(name) => 20,
        Counted::All => 5,
        Counted::BySource => 12,
        Counted::Group(_) => 25,
        Counted::Unknown | Counted::Period if extra <= 2 => 27,
        Counted::Unknown | Counted::Period => 28,
        Counted::Casualties if name.has(CASUALTIES) => 40,
        Counted::Casualties => 45,
        Counted::Bodies => 50,
        Counted::RunningTotal | Counted::Rate | Counted::Units => NEVER,
    })
}

/// Whether a name counts deeds rather than people: “homicides”.
fn is_deeds(name: &Name) -> bool {
    name.has(DEEDS) && name.words.iter().all(|w| !contains(KILLED, w) || contains(DEEDS, w))
}

/// Whether a name speaks of people killed, be it as a number or not.
pub(in crate::formats::events) fn speaks_of_killed(name: &Name) -> bool {
    let rest = name.without(KILLED).into_iter().filter(|w| !contains(NUMBER, w) && !contains(AND, w));
    name.has(KILLED)
        && !name.has(OTHER)
        && rest.filter(|w| ![WOUNDED, MISSING, LOW, HIGH, END].iter().any(|of| contains(of, w))).count() <= 2
}

/// Whether a name is that of two numbers, people killed and wounded, and which comes first.
pub(super) fn killed_and_wounded(name: &Name) -> Option<bool> {
    match name.words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["k", "w"] => return Some(true),
        ["w", "k"] => return Some(false),
        _ => {}
    }
    let at = |words: &'static str| name.words.iter().position(|w| contains(words, w));
    let (killed, wounded) = (at(KILLED)?, at(WOUNDED)?);
    let known =
        |w: &String| [KILLED, WOUNDED, CASUALTIES, NUMBER, AND].iter().any(|words| contains(words, w));
    name.words.iter().all(known).then_some(killed < wounded)
}

/// Whether a name is that of the wounded and the killed together, whose cells may tell one from the other.
pub(super) fn is_of_both(name: &Name) -> bool {
    name.has(CASUALTIES) && name.words.iter().all(|w| contains(CASUALTIES, w) || contains(NUMBER, w))
}

/// Whether a name is that of people who died of wounds, which those killed in action do not count.
pub(super) fn of_wounds(name: &Name) -> bool {
    name.is("dow diedofwounds deathsfromwounds")
}

/// Names without anything between their words.
fn compound(name: &Name) -> bool {
    const ALL: &str = "\
    numberkilled peoplekilled personskilled totalkilled killedtotal numkilled nkilled killedcount \
    numberofkilled numberofdeaths numberoffatalities totalfatalities fatalitiestotal deathcount";
    name.is(ALL)
}

/// How well a name fits a column of the lowest number of people killed.
pub(super) fn low(name: &Name) -> Option<u8> {
    end(name, LOW, "deathsmin killedmin fatalitieslow mindeaths minkilled lowest reportedminimum")
}

/// The same of the highest.
pub(super) fn high(name: &Name) -> Option<u8> {
    end(name, HIGH, "deathsmax killedmax fatalitieshigh maxdeaths maxkilled highest reportedmaximum")
}

fn end(name: &Name, words: &'static str, compound: &'static str) -> Option<u8> {
    if name.is(compound) {
        return Some(5);
    }
    let [only] = words_of(name, words)[..] else { return None };
    let others: Vec<&str> = name.words.iter().map(String::as_str).filter(|word| *word != only).collect();
    let known = |w: &&&str| contains(KILLED, w) || contains(NUMBER, w) || contains(END, w);
    let of_killed = others.iter().all(|w| known(&w));
    let plain = contains(PLAIN_ENDS, only) && others.iter().all(|w| ["حد", "الحد"].contains(w));
    match () {
        () if plain => Some(10),
        () if of_killed && name.has(KILLED) => Some(5),
        () => None,
    }
}

fn words_of<'n>(name: &'n Name, words: &'static str) -> Vec<&'n str> {
    name.words.iter().map(String::as_str).filter(|w| contains(words, w)).collect()
}

/// How well a name fits a column of the number of events that a row stands for.
pub(in crate::formats::events) fn events(name: &Name) -> Option<u8> {
    const EVENTS: &str = "\
    events incidents attacks occurrences حوادث أحداث احداث هجمات événements attaques attentats ereignisse vorfälle \
    vorfaelle zwischenfälle angriffe anschläge eventos incidentes ataques atentados sucesos eventi incidenti attacchi \
    attentati olaylar saldırılar ڕووداوەکان حملات";
    const ONE: &str = "event incident attack حادث حادثة هجوم olay olayların saldırı ڕووداو رویداد";
    const COUNT: &str = "\
    number no nr num n count counts total عدد nombre anzahl número numero sayısı sayisi ژمارە ژمارەی تعداد";
    if name.is("events incidents eventcount eventscount nevents nincidents numevents") {
        return Some(0);
    }
    let rest: Vec<&str> = name.without("of the de des d der all reported recorded");
    let known = |w: &&str| contains(EVENTS, w) || contains(ONE, w) || contains(COUNT, w);
    let counted = name.has(EVENTS) || name.has(ONE) && name.has("count counts total sayısı ژمارەی عدد تعداد");
    // “event no” is an id, “incident number” as well.
    (counted && rest.iter().all(known)).then_some(if name.has(EVENTS) { 5 } else { 20 })
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
            (&["livestock killed", "dogs killed", "Tote Tiere", "قتلى حيوانات"], None),
            (&["leaders killed", "civilians killed"], Some("civilians killed")),
            (&["Killed (thousands)", "people killed per 100000"], None),
            (&["تعداد کشته‌شدگان", "مجروحان"], Some("تعداد کشته‌شدگان")),
            (&["کشته شدگان", "زخمی"], Some("کشته شدگان")),
            (&["Kuştî", "Birîndar"], Some("Kuştî")),
            (&["Ölü sayısı", "Yaralı sayısı"], Some("Ölü sayısı")),
            (&["Getötete", "Verletzte"], Some("Getötete")),
            (&["Fallecidos", "Heridos"], Some("Fallecidos")),
            (&["Morti", "Feriti"], Some("Morti")),
            (&["Погибшие", "Раненые"], Some("Погибшие")),
            (&["killed/wounded", "wounded"], None),
            (&["new deaths", "deaths"], Some("new deaths")),
            (&["deaths_a", "deaths_b", "best"], Some("best")),
        ] {
            let rank = |name: &Name| killed(name, counted(name)).filter(|rank| *rank < NEVER);
            assert_eq!(best(names, rank), want, "{names:?}");
        }
    }

    #[test]
    fn a_name_tells_who_is_counted() {
        for (name, want) in [
            ("killed", Counted::All),
            ("Total killed", Counted::All),
            ("killed 2016", Counted::Period),
            ("deaths Jan", Counted::Period),
            ("Killed (media)", Counted::BySource),
            ("official death toll", Counted::BySource),
            ("cumulative deaths", Counted::RunningTotal),
            ("Deaths to date", Counted::RunningTotal),
            ("new deaths", Counted::New),
            ("casualties", Counted::Casualties),
            ("killed in Zone C", Counted::Unknown),
            ("killed %", Counted::Rate),
            ("% killed", Counted::Rate),
            ("share killed", Counted::Rate),
            ("killed per 100k", Counted::Rate),
            ("killed (rate)", Counted::Rate),
            ("Killed (thousands)", Counted::Units),
            ("deaths ('000s)", Counted::Units),
            ("bodies found", Counted::Bodies),
            ("death toll (claimed)", Counted::BySource),
            ("killed by (hospital)", Counted::BySource),
            ("casualties.killed", Counted::All),
        ] {
            assert_eq!(counted(&Name::new(name)), Some(want), "{name}");
        }
        for name in
            ["threatened with death", "death threats", "killed by", "killed_by", "casualties.wounded", "body"]
        {
            assert!(matches!(counted(&Name::new(name)), None | Some(Counted::Bodies)), "{name}");
        }
        for name in
            ["civilians killed", "قتلى مدنيين", "Tote Soldaten", "killed_women", "EnemyKIA", "deaths_a"]
        {
            assert!(matches!(counted(&Name::new(name)), Some(Counted::Group(_))), "{name}");
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
        assert_eq!(
            best(&["killed_min", "killed_max", "killed"], |name| killed(name, counted(name))),
            Some("killed")
        );
    }
}
