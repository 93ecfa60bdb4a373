use super::fits::{is_month, is_year};
use super::header::{Name, contains};
use super::killed_groups::Group;
use super::ranked::NEVER;

/// Words for people killed.
const KILLED: &str = "\
    killed kill kills deaths death dead died fatalities fatality fatal martyrs martyred slain murdered \
    executed nkill kia deathtoll mort morts morte mortes mortels mortelles tués tuées tué tuée décès \
    décédés décédées tote toten toter getötet getötete getöteten getöteter todesopfer todesfälle gefallene \
    verstorbene muertos muertas muerto muertes fallecidos fallecidas asesinados mortales morti morto uccisi \
    uccise decessi deceduti ölü ölüler ölen ölenler öldürülen kaybı şehit kuştî kuştiyan kuştiyên mirî miriyan \
    şehîd قتلى قتيل قتل قتلا مقتولين شهداء شهيد وفيات وفاة موتى ضحايا کشته کشتهشدگان شهدا قربانیان کوژراو \
    کوژراوان کوژراوەکان کوژران شەهید شەهیدان مردوو مردووان убитые убитых убито погибшие погибших погибло \
    смерти умершие";

/// Words for people wounded.
const WOUNDED: &str = "\
    wounded wound wounds injured injuries injury wia nwound verletzt verletzte verletzten verwundet \
    verwundete blessés blessées blessé heridos heridas lesionados feriti ferite yaralı yaralılar birîndar \
    جرحى جريح جرح مصابين مصابون إصابات زخمی زخمیها مجروح مجروحان مجروحین بریندار برینداران раненые раненых \
    ранено";

/// Words for the wounded and the killed together.
const CASUALTIES: &str = "casualties casualty opfer تلفات خسائر потери";

/// Words that only say that it is a number, or whose.
const NUMBER: &str = "\
    number numbers no nr num n of the total count sum people persons person victims victim individuals \
    humans best estimate estimated confirmed reported in event incident nombre de des d anzahl zahl der \
    gesamt insgesamt personen personnes personas persone gente número cantidad numero di dei del los las víctimas \
    victimes vittime sayısı sayı toplam kişi can عدد مجموع إجمالي أشخاص ژمارەی ژمارە کەس تعداد شمار شدگان شده نفر \
    افراد کل hejmara jimara число количество людей человек affected all est";

/// Words that join two things that a column counts.
const AND: &str = "and or und oder et ou y o e ve û و أو یا";

/// Words with which a number grows from row to row, and with which it does not.
const RUNNING: &str = "\
    cumulative cumulated cumul cum accumulated running todate sofar kumuliert kumulativ cumulé cumulés cumulatif \
    acumulado acumulados cumulativo cumulati kümülatif since depuis seit منذ تراكمي تراكمية تراكم تجمعی انباشته";
const NEW: &str = "\
    new newly daily weekly neu neue neuen nouveau nouveaux nuevos nuevas nuovi yeni جديد جديدة جدد جدید نوێ новые \
    новых";

/// Words for who counted.
const SOURCES: &str = "\
    media press news official officially officials government ministry moh moi un unami ngo ngos hospital hospitals \
    morgue claimed claims verified presse medien offiziell officiel officiels oficial oficiales ufficiale ufficiali \
    resmi إعلام رسمي رسمية وزارة ibc acled ucdp gtd";

/// Words with which it is something else.
const OTHER: &str = "\
    missing kidnapped displaced thousand thousands hundreds 100000 100k tausend milliers miles آلاف date day time year month name names type cause causes method manner place location \
    by rate percent percentage ratio per age sex gender description notes note source sources id code precision \
    confidence status lat lon livestock animal animals cattle sheep goat goats cow cows camel camels dog dogs horse \
    horses donkey donkeys poultry bird birds fish vehicle vehicles tiere tier vieh bétail animaux ganado animales \
    animali bestiame hayvan hayvanlar مواشي ماشية حيوانات حيوان حیوانات دام ئاژەڵ скот животные";

/// Words for the lower and the upper end.
const LOW: &str = "low lowest min minimum lower";
const HIGH: &str = "high highest max maximum upper";

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
    /// Something that is not understood.
    Unknown,
}

/// What a name says that its column of people killed counts; `None` if it is none.
pub(in crate::formats::events) fn counted(name: &Name) -> Option<Counted> {
    if name.is("best bestest nkill totaldeaths deathstotal deathtoll") || compound(name) {
        return Some(Counted::All);
    }
    if name.has(CASUALTIES) || name.has("victims victimes vittime víctimas") && !name.has(KILLED) {
        // Casualties are the wounded as well.
        let plain = name.without(NUMBER).iter().all(|w| contains(CASUALTIES, w));
        return plain.then_some(Counted::Casualties);
    }
    if !name.has(KILLED) || name.has(LOW) || name.has(HIGH) || name.has(WOUNDED) {
        return None;
    }
    if name.has(RUNNING) || name.has("to") && name.has("date") || name.has("so") && name.has("far") {
        return Some(Counted::RunningTotal);
    }
    if name.has(OTHER) {
        return None;
    }
    let more: Vec<&str> = name.without(KILLED).into_iter().filter(|w| !contains(NUMBER, w)).collect();
    let is_period =
        |w: &&str| w.len() == 4 && is_year(w) || !w.starts_with(|c: char| c.is_ascii_digit()) && is_month(w);
    Some(match Group::named(&more) {
        _ if more.is_empty() => Counted::All,
        _ if name.has(NEW) => Counted::New,
        Some(group) => Counted::Group(group),
        None if more.iter().any(|w| contains(SOURCES, w)) => Counted::BySource,
        None if more.iter().all(is_period) => Counted::Period,
        None => Counted::Unknown,
    })
}

/// How well a name fits a column of the number of people killed.
pub(super) fn killed(name: &Name) -> Option<u8> {
    let extra = name.without(KILLED).iter().filter(|w| !contains(NUMBER, w)).count();
    Some(match counted(name)? {
        Counted::All if name.is("best bestest nkill totaldeaths deathstotal deathtoll") => 0,
        Counted::New => 3,
        Counted::All => 5,
        Counted::BySource => 12,
        Counted::Group(_) => 25,
        Counted::Unknown | Counted::Period if extra <= 2 => 27,
        Counted::Unknown | Counted::Period => 28,
        Counted::Casualties if name.has(CASUALTIES) => 40,
        Counted::Casualties => 45,
        Counted::RunningTotal => NEVER,
    })
}

/// Whether a name speaks of people killed, be it as a number or not.
pub(in crate::formats::events) fn speaks_of_killed(name: &Name) -> bool {
    let rest = name.without(KILLED).into_iter().filter(|w| !contains(NUMBER, w) && !contains(AND, w));
    name.has(KILLED) && !name.has(OTHER) && rest.filter(|w| !contains(WOUNDED, w)).count() <= 2
}

/// Whether a name is that of two numbers, people killed and wounded, and which comes first.
pub(super) fn killed_and_wounded(name: &Name) -> Option<bool> {
    let at = |words: &'static str| name.words.iter().position(|w| contains(words, w));
    let (killed, wounded) = (at(KILLED)?, at(WOUNDED)?);
    let known = |w: &String| [KILLED, WOUNDED, NUMBER, AND].iter().any(|words| contains(words, w));
    name.words.iter().all(known).then_some(killed < wounded)
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
    end(name, LOW, "deathsmin killedmin fatalitieslow mindeaths minkilled lowest")
}

/// The same of the highest.
pub(super) fn high(name: &Name) -> Option<u8> {
    end(name, HIGH, "deathsmax killedmax fatalitieshigh maxdeaths maxkilled highest")
}

fn end(name: &Name, words: &'static str, compound: &'static str) -> Option<u8> {
    if name.is(compound) {
        return Some(5);
    }
    let [only] = words_of(name, words)[..] else { return None };
    let others: Vec<&str> = name.words.iter().map(String::as_str).filter(|word| *word != only).collect();
    let of_killed = others.iter().all(|w| contains(KILLED, w) || contains(NUMBER, w));
    let plain = others.is_empty() && !["lower", "upper"].contains(&only);
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
pub(super) fn events(name: &Name) -> Option<u8> {
    const EVENTS: &str = "\
    events incidents attacks occurrences حوادث أحداث احداث événements ereignisse ڕووداوەکان";
    const ONE: &str = "event incident attack حادث";
    const COUNT: &str = "number no nr num n count counts total عدد nombre anzahl";
    if name.is("events incidents eventcount eventscount nevents nincidents numevents") {
        return Some(0);
    }
    let rest: Vec<&str> = name.without("of the de des d der all reported recorded");
    let known = |w: &&str| contains(EVENTS, w) || contains(ONE, w) || contains(COUNT, w);
    let counted = name.has(EVENTS) || name.has(ONE) && name.has("count counts total");
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
            assert_eq!(best(names, killed), want, "{names:?}");
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
        ] {
            assert_eq!(counted(&Name::new(name)), Some(want), "{name}");
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
        assert_eq!(best(&["killed_min", "killed_max", "killed"], killed), Some("killed"));
    }
}
