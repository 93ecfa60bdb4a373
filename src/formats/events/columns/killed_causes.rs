//! Causes of death that columns of people killed count, and columns named for kinds of attack or weapon.

use super::header::{Name, contains};

const GUN: u32 = 1;
const SNIPER: u32 = 1 << 1;
const DEVICE: u32 = 1 << 2;
const CAR_BOMB: u32 = 1 << 3;
const SUICIDE: u32 = 1 << 4;
const MINE: u32 = 1 << 5;
const GRENADE: u32 = 1 << 6;
const OTHER_BOMB: u32 = 1 << 7;
const AIR: u32 = 1 << 8;
const DRONE: u32 = 1 << 9;
const SHELLING: u32 = 1 << 10;
const KNIFE: u32 = 1 << 11;
const EXECUTION: u32 = 1 << 12;
const FIRE: u32 = 1 << 13;
const POISON: u32 = 1 << 14;
const CLASH: u32 = 1 << 15;
const OTHER: u32 = 1 << 16;
/// Who did it stands above the causes.
const ACTORS: u32 = 17;

/// All causes: nothing is said of them.
pub(super) const ANY: u32 = u32::MAX;

const CAUSES: [(u32, &str); 16] = [
    (
        GUN | SNIPER,
        "shot shooting shootings gunfire gunshot gunshots gun guns gunmen firearm firearms smallarms bullet bullets \
         erschossen schüsse schusswaffen tirs fusillade balles tiroteo tiroteos armas رصاص بالرصاص",
    ),
    (SNIPER, "sniper snipers scharfschützen قناص"),
    (
        DEVICE | CAR_BOMB | SUICIDE | MINE | GRENADE | OTHER_BOMB,
        "bomb bombs bombing bombings explosion explosions explosive explosives blast blasts explosives bombe bomben \
         bombes anschlag sprengstoff atentado bomba bombas patlama تفجير تفجيرات انفجار انفجارات تەقینەوە",
    ),
    (DEVICE | CAR_BOMB, "ied ieds eied عبوة عبوات"),
    (CAR_BOMB, "vbied vbieds svbied svbieds car carbomb autobombe مفخخة مفخخات"),
    (SUICIDE, "suicide selbstmord انتحاري"),
    (MINE, "mine mines landmine landmines uxo erw minen ألغام لغم"),
    (GRENADE, "grenade grenades rpg granaten"),
    (
        AIR | DRONE,
        "airstrike airstrikes air airraid airraids aerial strike strikes luftangriff luftangriffe luftschlag frappe \
         frappes aérienne aériennes bombardeo bombardeos غارة غارات جوية جوي قصف",
    ),
    (DRONE, "drone drones uav uavs drohne drohnen مسيرة"),
    (
        SHELLING,
        "shelling mortar mortars artillery rocket rockets missile missiles shell shells beschuss mörser raketen \
         artillerie obus roquettes هاون صواريخ مدفعية مدفعي",
    ),
    (KNIFE, "knife stabbing stabbed stabbings beheading beheaded beheadings messer ذبح طعن"),
    (
        EXECUTION,
        "execution executions assassination assassinations hinrichtung exécution إعدام اغتيال اغتيالات",
    ),
    (POISON, "chemical gas poison poisoned كيميائي"),
    (CLASH, "clash clashes fighting combat battle battles firefight firefights gefechte اشتباك اشتباكات"),
    (FIRE, "fire arson burned burnt burning feuer حرق"),
];

/// The causes that these words of a name speak of.
pub(super) fn causes(words: &[&str]) -> Option<u32> {
    let of = |word: &&str| CAUSES.iter().find(|(_, words)| contains(words, word)).map(|(set, _)| *set);
    let all: Vec<u32> = words.iter().filter_map(of).collect();
    // “Suicide car bombs” are one kind, and a part of all bombs; “small arms fire” is no fire.
    let narrowest = all.iter().copied().filter(|set| *set != FIRE || all.len() == 1);
    narrowest.reduce(|a, b| if a & b != 0 { a & b } else { a | b })
}

/// Those who did it, by the set of people that they belong to.
pub(super) fn by_actor(people: u16) -> u32 {
    u32::from(people) << ACTORS
}

/// What is no other cause.
pub(super) fn other() -> u32 {
    OTHER
}

/// Whether a column is named for a kind of attack or weapon and nothing else, so that its numbers count attacks or
/// people: “Airstrike”, “IED attacks”.
pub(in crate::formats::events) fn is_kind_of_attack(name: &Name) -> bool {
    const BESIDE: &str = "\
    attack attacks incident incidents event events number of no count total and or other small arms armed direct \
    indirect angriffe attaques ataques";
    let rest = name.without(BESIDE);
    let known = |word: &&str| CAUSES.iter().any(|(_, words)| contains(words, word));
    !rest.is_empty() && rest.len() <= 3 && rest.iter().all(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_that_contain_each_other_share_a_part() {
        let of = |name: &str| causes(&name.split(' ').collect::<Vec<_>>());
        for (a, b, share) in [
            ("ied", "airstrike", false),
            ("shot", "ied", false),
            ("bombing", "ied", true),
            ("suicide bombing", "car bomb", false),
            ("ied", "vbied", true),
            ("drone strikes", "airstrike", true),
            ("mortar", "rockets", true),
            ("gunfire", "fire", false),
        ] {
            assert_eq!(of(a).unwrap() & of(b).unwrap() != 0, share, "{a} {b}");
        }
        assert_eq!(of("zone c"), None);
    }

    #[test]
    fn columns_of_attacks_are_told_by_their_names() {
        for (name, is) in [
            ("Airstrike", true),
            ("IED", true),
            ("Shooting", true),
            ("IED attacks", true),
            ("Car bombs", true),
            ("عبوات", true),
            ("air temperature", false),
            ("date", false),
            ("attacks", false),
        ] {
            assert_eq!(is_kind_of_attack(&Name::new(name)), is, "{name}");
        }
    }
}
