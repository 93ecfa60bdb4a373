//! Words in names of columns that speak of something else than the event: of people, sources, buildings and journeys that
//! have places, countries and governorates of their own.

macro_rules! actors {
    () => {
        "actor actors perpetrator "
    };
}

/// Who reported, and by what means.
macro_rules! reporters {
    () => {
        "media reporter reporters reporting informant "
    };
}

macro_rules! sources {
    () => {
        "source donor "
    };
}

/// Where people are from, or went.
macro_rules! journeys {
    () => {
        "origin destination birth home "
    };
}

/// On whose side something is, and whom it hit.
macro_rules! sides {
    () => {
        "party group nationality weapon target targets victim victims "
    };
}

macro_rules! seats {
    () => {
        "residence office "
    };
}

/// What has a country of its own, which is not the one where something happened.
pub(super) const WITH_COUNTRIES: &str = concat!(
    actors!(),
    reporters!(),
    sources!(),
    journeys!(),
    sides!(),
    "by force forces army side citizenship led coalition operator supplier ethnicity troops from to born language author \
     publisher"
);

/// What has a place of its own in a governorate, where the event need not have been.
pub(super) const WITH_PLACES: &str = concat!(
    actors!(),
    reporters!(),
    sources!(),
    journeys!(),
    seats!(),
    "hospital hospitals clinic bureau offices birthplace commander command claimed court reports submitting submitted issuing filing recording registering registration monitoring responsible \
     partner agency organisation organization ngo melde meldung meldende bericht déclarant signalement مصدر مبلغ ابلاغ \
     headquarters hq branch registered \
     reported treated buried burial camp wilayat wilaya born"
);

/// Of what a word such as “village” or “exact” says nothing of how precisely the event’s place is known.
pub(super) const WITH_LEVELS: &str = concat!(
    actors!(),
    reporters!(),
    journeys!(),
    sides!(),
    seats!(),
    "scale scope government authority jurisdiction employer"
);

#[cfg(test)]
mod tests {
    use super::super::header::Name;
    use super::*;

    #[test]
    fn names_of_other_things_are_known_for_what_they_have_of_their_own() {
        for (name, countries, places, levels) in [
            ("actor 1", true, true, true),
            ("Hospital", false, true, false),
            ("Reporting governorate", true, true, true),
            ("Agency location", false, true, false),
            ("location source", true, true, false),
            ("victim nationality", true, false, true),
            ("home governorate", true, true, true),
            ("coalition", true, false, false),
            ("scope", false, false, true),
            ("district", false, false, false),
        ] {
            let name = Name::new(name);
            let found = (name.has(WITH_COUNTRIES), name.has(WITH_PLACES), name.has(WITH_LEVELS));
            assert_eq!(found, (countries, places, levels), "{name:?}");
        }
    }
}
