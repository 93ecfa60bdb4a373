//! Groups of the people whom columns of people killed count: which of them do not overlap.

use super::header::contains;
use super::killed_causes::{ANY, by_actor, causes, other};
use super::killed_words::BY;

/// A group of people, as the set of those who belong to it: what they are, by sex and age, and of what they died.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Group {
    people: u64,
    /// Whether it is told by what they are: civilians, soldiers.
    by_status: bool,
    /// Whether it is told by sex or age.
    by_sex: bool,
    /// The causes of death.
    causes: u32,
    /// Whether they died at once or later.
    when: u8,
}

const AT_ONCE: u8 = 1;
const LATER: u8 = 1 << 1;
const ANY_TIME: u8 = AT_ONCE | LATER;

/// Words for when people died.
const WHEN: [(u8, &str); 2] = [
    (
        AT_ONCE,
        "scene spot onsite instantly immediately immediate sofort unfallort olay yerinde anında فورا المكان",
    ),
    (LATER, "later subsequently afterwards später spätere nachträglich sonradan ultérieurement después لاحقا"),
];

const CIVILIAN: u16 = 1;
const JOURNALIST: u16 = 1 << 1;
const ARMY: u16 = 1 << 2;
const POLICE: u16 = 1 << 3;
const MILITANT: u16 = 1 << 4;
const COALITION: u16 = 1 << 5;
const PESHMERGA: u16 = 1 << 6;
const MILITIA: u16 = 1 << 7;
const UNKNOWN: u16 = 1 << 8;
const EVERYBODY: u16 = (1 << 9) - 1;

/// Words for what people are. Journalists are civilians, police and army are security forces.
const STATUS: [(u16, &str); 11] = [
    (
        CIVILIAN | JOURNALIST,
        "civilian civilians civ civs civils civil zivilisten zivil zivile zivilpersonen civiles civili sivil siviller \
         مدنيين مدنيون مدني مدنیان غیرنظامی غیرنظامیان سڤیل هاووڵاتیان гражданские мирные",
    ),
    (JOURNALIST, "journalist journalists reporters journalisten journalistes periodistas صحفيين"),
    (
        ARMY,
        "soldier soldiers army military mil soldaten soldat militär militaires militaire soldats militares soldados \
         militari soldati asker askerler عسكريين عسكريون عسكري جنود جيش نظامی نظامیان سرباز سربازان سەرباز سەربازان \
         военные военных солдаты солдат a",
    ),
    (
        POLICE,
        "police policemen policeman polizei polizisten policiers policías policia poliziotti polizia polis polisler \
         شرطة پلیس پۆلیس полиция полицейские",
    ),
    (
        MILITANT,
        "militants militant insurgents insurgent terrorists terrorist ter enemy rebels rebel fighters is isis isil \
         daesh perpetrators perpetrator attackers kämpfer terroristen aufständische rebellen terroristes insurgés \
         rebelles terroristas rebeldes insurgentes terroristi ribelli militan militanlar teröristler terörist \
         إرهابيين إرهابيون إرهابي مسلحين مسلحون مسلح داعش تروریست تروریستها چەکدار چەکداران تیرۆرست боевики боевиков \
         террористы b",
    ),
    (
        COALITION,
        "us usa coalition american americans allied allies friendly friend foreign british turkish iranian international \
         التحالف",
    ),
    (PESHMERGA, "peshmerga peschmerga peshmarga pesh krg kurdish pêşmerge بيشمركة پیشمرگه پێشمەرگە"),
    (MILITIA, "pmf pmu hashd militia militias tribal mobilization mobilisation حشد"),
    (
        ARMY | POLICE,
        "security isf iraqi forces host nation government sicherheitskräfte أمن أمنيين أمنيون قوات",
    ),
    (
        EVERYBODY & !(CIVILIAN | JOURNALIST | UNKNOWN),
        "combatants combatant combattants combatientes kombattanten",
    ),
    (
        UNKNOWN,
        "unknown unidentified other others sonstige unbekannt autres otros altri diğer مجهولين آخرين آخرون",
    ),
];

/// Words that say whose people they are only where nothing else does: “Peshmerga forces”.
const WEAK: &str = "forces iraqi government host nation fighters fighter قوات";

const MEN: u8 = 1;
const WOMEN: u8 = 1 << 1;
const BOYS: u8 = 1 << 2;
const GIRLS: u8 = 1 << 3;
const ALL_AGES: u8 = (1 << 4) - 1;

/// Words for sex and age.
const SEX: [(u8, &str); 9] = [
    (MEN, "men man hommes homme männer hombres uomini erkek erkekler رجال رجل مردان مرد پیاو پیاوان мужчины"),
    (
        WOMEN,
        "women woman femmes femme frauen mujeres donne kadın kadınlar نساء امرأة زنان زن ژن ژنان женщины",
    ),
    (MEN | BOYS, "male males m männlich masculin masculino maschi ذكور ذكر"),
    (WOMEN | GIRLS, "female females f weiblich féminin femenino femmine إناث أنثى"),
    (
        BOYS | GIRLS,
        "child children minors kids enfants enfant kinder niños menores bambini minori çocuk çocuklar أطفال طفل \
         کودکان کودک منداڵ منداڵان дети детей",
    ),
    (BOYS, "boys boy garçons jungen"),
    (GIRLS, "girls girl filles mädchen"),
    (MEN | WOMEN, "adult adults adultes erwachsene adultos adulti بالغين"),
    (MEN | WOMEN, "elderly elders"),
];

impl Group {
    /// The group that these words of a name speak of.
    pub fn named(words: &[&str]) -> Option<Self> {
        let of_status =
            |word: &&str| STATUS.iter().find(|(_, words)| contains(words, word)).map(|(set, _)| *set);
        let of_sex = |word: &&str| SEX.iter().find(|(_, words)| contains(words, word)).map(|(set, _)| *set);
        let strong = words.iter().filter(|word| !contains(WEAK, word)).filter_map(of_status).reduce(narrower);
        let named = strong.or_else(|| words.iter().filter_map(of_status).reduce(narrower));
        let sex = words.iter().filter_map(of_sex).reduce(|a, b| a | b);
        // “Killed by police” are not the police.
        let by = words.iter().any(|word| contains(BY, word));
        let (status, actor) = if by { (None, named.map(by_actor)) } else { (named, None) };
        let cause = causes(words).or(actor);
        let when = WHEN.iter().filter(|(_, of)| words.iter().any(|word| contains(of, word)));
        let when = when.map(|(when, _)| *when).reduce(|a, b| a | b);
        if status.is_none() && sex.is_none() && cause.is_none() && when.is_none() {
            return None;
        }
        let (what, who) = (status.unwrap_or(EVERYBODY), sex.unwrap_or(ALL_AGES));
        let within = (0..16).filter(|bit| what & 1 << bit != 0);
        let people = within.fold(0, |people, bit| people | u64::from(who) << (4 * bit));
        let causes = cause.unwrap_or(ANY);
        Some(Self {
            people,
            by_status: status.is_some(),
            by_sex: sex.is_some(),
            causes,
            when: when.unwrap_or(ANY_TIME),
        })
    }

    /// Whether it is told by who they were, and not by how they died.
    pub fn is_of_people(self) -> bool {
        self.by_status || self.by_sex
    }

    fn overlaps(self, other: Self) -> bool {
        self.people & other.people != 0 && self.causes & other.causes != 0 && self.when & other.when != 0
    }

    fn is_by_cause(self) -> bool {
        self.causes != ANY
    }

    /// “Others” beside causes are those who died of another one.
    fn beside_causes(self) -> Self {
        let others = u64::from(ALL_AGES) << (4 * UNKNOWN.trailing_zeros());
        if self.people == others && !self.is_by_cause() {
            Self { people: u64::MAX, by_status: false, causes: other(), ..self }
        } else {
            self
        }
    }

    /// How much it holds.
    fn size(self) -> u32 {
        self.people.count_ones() * self.causes.count_ones() * self.when.count_ones()
    }

    /// Whether it is everybody of some sex or age.
    fn is_only_by_sex(self) -> bool {
        self.by_sex && !self.by_status
    }
}

/// What two words say together: “US soldiers” are no soldiers of Iraq, “Iraqi police” police.
fn narrower(a: u16, b: u16) -> u16 {
    match (a & COALITION != 0, b & COALITION != 0) {
        (true, false) => a,
        (false, true) => b,
        (true, true) | (false, false) if a & b != 0 => a & b,
        (true, true) | (false, false) => a | b,
    }
}

/// More columns than this are not tried in all ways.
const MOST: usize = 12;

/// Which of these groups can be added up: those that together hold most people without counting anybody twice. What
/// people are goes before sex and age, which are seldom given of all. Fewer than two are no sum.
pub(super) fn disjoint(groups: &[Group]) -> Vec<usize> {
    let of = |wanted: &dyn Fn(&Group) -> bool| -> Vec<usize> {
        (0..groups.len()).filter(|at| wanted(&groups[*at])).take(MOST).collect()
    };
    let by_cause: Vec<Group> = groups.iter().map(|group| group.beside_causes()).collect();
    let causes = best_of(
        &by_cause,
        &(0..groups.len()).filter(|at| by_cause[*at].is_by_cause()).take(MOST).collect::<Vec<_>>(),
    );
    let by_status = best_of(groups, &of(&|group| group.by_status));
    if by_status.len() >= 2 {
        return if causes.len() > by_status.len() { causes } else { by_status };
    }
    if causes.len() >= 2 {
        return causes;
    }
    let by_time = best_of(groups, &of(&|group| group.when != ANY_TIME));
    if by_time.len() >= 2 {
        return by_time;
    }
    let by_sex = best_of(groups, &of(&|group| group.is_only_by_sex()));
    let everybody = by_sex.iter().fold(0, |people, at| people | groups[*at].people).count_ones();
    // “Civilians” alone are more certain than “women” and “children”.
    let whole = everybody == 4 * EVERYBODY.count_ones();
    match () {
        () if by_sex.len() >= 2 && (whole || by_status.is_empty()) => by_sex,
        // The largest of several that contain each other.
        () => by_status,
    }
}

/// Of these the ones that hold most people and do not overlap; of equals the fewest.
fn best_of(groups: &[Group], of: &[usize]) -> Vec<usize> {
    let chosen =
        |set: usize| of.iter().enumerate().filter(move |(bit, _)| set & 1 << bit != 0).map(|(_, at)| *at);
    let fits = |set: &usize| {
        let all: Vec<usize> = chosen(*set).collect();
        all.iter().enumerate().all(|(n, a)| all[n + 1..].iter().all(|b| !groups[*a].overlaps(groups[*b])))
    };
    let weight = |set: &usize| {
        let size: u32 = chosen(*set).map(|at| groups[at].size()).sum();
        (size, std::cmp::Reverse(set.count_ones()), std::cmp::Reverse(*set))
    };
    let best = (0..1_usize << of.len()).filter(fits).max_by_key(weight).unwrap_or(0);
    chosen(best).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out by hand: no one may belong to two of the groups that are added.
    #[test]
    fn only_groups_that_do_not_overlap_are_added() {
        for (groups, want) in [
            (&["civilians", "soldiers", "militants"][..], &[0, 1, 2][..]),
            (&["male", "female"], &[0, 1]),
            (&["men", "women", "children"], &[0, 1, 2]),
            (&["children", "male", "female"], &[1, 2]),
            (&["civilians", "journalists", "police"], &[0, 2]),
            (&["police", "army", "security"], &[2]),
            (&["security", "civilians", "police"], &[0, 1]),
            (&["civilians", "soldiers", "women", "children"], &[0, 1]),
            (&["civilians", "women", "children"], &[]),
            (&["civilians", "men", "women", "children"], &[1, 2, 3]),
            (&["women", "children"], &[0, 1]),
            (&["a", "b", "civilians", "unknown"], &[0, 1, 2, 3]),
            (&["friendly", "host nation", "civilian", "enemy"], &[0, 1, 2, 3]),
            (&["civilian men", "civilian women", "soldiers"], &[0, 1, 2]),
            (&["iraqi forces", "peshmerga"], &[0, 1]),
            (&["isf", "peshmerga", "pmf", "civilians"], &[0, 1, 2, 3]),
            (&["us soldiers", "iraqi soldiers"], &[0, 1]),
            (&["shot", "by ied", "airstrike"], &[0, 1, 2]),
            (&["ied", "bombing", "airstrike"], &[1, 2]),
            (&["ied", "airstrike", "other"], &[0, 1, 2]),
            (&["by police", "by militants", "by coalition"], &[0, 1, 2]),
            (&["civilians", "ied", "airstrike"], &[1, 2]),
            (&["civilians", "soldiers", "ied", "airstrike"], &[0, 1]),
            (&["civilians ied", "civilians airstrike"], &[0, 1]),
            (&["at scene", "later"], &[0, 1]),
            (&["at scene", "later", "civilians"], &[0, 1]),
            (&["at scene", "later", "civilians", "soldiers"], &[2, 3]),
        ] {
            let named: Vec<Group> =
                groups.iter().map(|g| Group::named(&g.split(' ').collect::<Vec<_>>()).unwrap()).collect();
            let found = disjoint(&named);
            let found = if found.len() < 2 { Vec::new() } else { found };
            let want = if want.len() < 2 { &[] } else { want };
            assert_eq!(found, want, "{groups:?}");
        }
        assert_eq!(Group::named(&["zone"]), None);
    }
}
