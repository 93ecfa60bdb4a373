//! Names of columns of places, by the part of an address that they say they hold.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::header::{Name, contains};
use super::word_list::words_of;
use crate::formats::events::NameRole;

/// The part of an address that a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Part {
    Governorate,
    GovernorateCode,
    /// Of a district or something smaller, with the governorate in it.
    DistrictCode,
    /// “Region”, “State”, “Zone”: of what size, only the values tell.
    Area,
    District,
    /// “Location”: where it happened, of whatever size.
    Place,
    /// “City”: a town, and nothing larger.
    Town,
    /// “Subdistrict”, “Neighbourhood”: looked at where nothing else names the place.
    Smaller,
    Text,
    Country,
}

const GOVERNORATE: &str = "\
    governorate admin1 adm1 province admin1name adm1name provstate gov governoratename provincename \
    region1 muhafaza muhafazah muhafazat muhafadha mohafazat provideradmin1name stateprovince \
    provincestate wilaya wilayah governorates provinces govern governrate governerate prov provinz \
    gouvernorat gouvernement governement regierungsbezirk bundesland departement provincia gobernación \
    gobernatura governatorato il iller vilayet valilik parezgeh parezga parêzgehên ostan محافظة المحافظة \
    المحافظات محافظات ولاية الولاية پارێزگا پارێزگەها پارێزگەه استان провинция мухафаза губернаторство";
const GOVERNORATE_CODE: &str = "\
    admin1pcode adm1pcode admin1code adm1code governoratecode governoratepcode provincecode pcode1 \
    adm1iso iso31662 govpcode govcode provideradmin1code";
const DISTRICT_CODE: &str = "\
    admin2pcode adm2pcode admin2code adm2code districtcode districtpcode pcode2 provideradmin2code admin3pcode \
    adm3pcode admin3code adm3code subdistrictpcode subdistrictcode pcode3 admpcode pcode locationpcode";
const AREA: &str = "\
    region state regions area zone county canton kanton gebiet land bundesstaat staat état estado stato \
    regione región bölge zona área herêm منطقة المنطقة إقليم الإقليم ناوچە هەرێم область регион";
const DISTRICT: &str = "\
    district admin2 adm2 admin2name adm2name districtname qada qadha qadaa kadaa kaza districts \
    provideradmin2name bezirk kreis landkreis arrondissement distrito distretto ilçe navçe qeza qaza \
    قضاء القضاء قەزا قەزای شهرستان район округ";
const PLACE: &str = "\
    location place placename locationname site where wherecoordinates wheredescription incidentlocation \
    placeofincident locality locationdescription eventlocation lieu lieux endroit localisation ort \
    standort tatort ereignisort ortsangabe lugar ubicación luogo posizione yer yeri konum mevki cih \
    المكان مكان الموقع موقع محل شوێن شوێنیڕووداو место местоположение";
const TOWN: &str = "\
    town city village settlement cityname townname villagename municipality citytown townvillage \
    cityvillage towncity ville commune localité stadt ortschaft gemeinde dorf ciudad municipio pueblo \
    localidad città comune località şehir kent kasaba belde köy bajar bajêr gund المدينة مدينة البلدة \
    بلدة القرية قرية شار شارۆچکە گوند شهر روستا город село населённыйпункт";
const SMALLER: &str = "\
    admin3 adm3 admin3name subdistrict subdistrictname nahiya nahiyah nahia neighbourhood neighborhood \
    quarter quartier stadtteil barrio quartiere mahalle address adresse dirección indirizzo adres \
    الناحية ناحية الحي العنوان ناحیە گەڕەک بخش محله آدرس адрес";
const TEXT: &str = "\
    notes summary description details narrative text remarks title headline incident event comments \
    beschreibung bemerkungen notizen détails remarques résumé descripción descrizione açıklama الوصف وصف \
    تفاصيل التفاصيل ملاحظات شرح توضیحات تێبینی описание";
const COUNTRY: &str = "\
    country countryname countrytxt admin0 adm0 admin0name adm0name countrycode iso3 iso iso2 iso3code \
    iso2code countryiso countryiso2 countryiso3 locationcode nation pays país paese ülke welat البلد \
    الدولة کشور وڵات страна";

const ALL: [(Part, &str); 10] = [
    (Part::Governorate, GOVERNORATE),
    (Part::GovernorateCode, GOVERNORATE_CODE),
    (Part::DistrictCode, DISTRICT_CODE),
    (Part::District, DISTRICT),
    (Part::Place, PLACE),
    (Part::Town, TOWN),
    (Part::Smaller, SMALLER),
    (Part::Area, AREA),
    (Part::Country, COUNTRY),
    (Part::Text, TEXT),
];

/// Words that say that it is a name, in what language, and of what.
const WHOSE: &str = "\
    name names en english ar arabic ku kurdish ckb of the event incident attack nom de du des d l la le \
    der dem ereignis ereignisses vorfall vorfalls événement nombre del nome di evento adı ad olay اسم \
    نام ناو ناوی حادث حدث حادثة رویداد ڕووداو события";

/// Words for what happened.
const EVENT: &str = "\
    event incident attack occurrence ereignis ereignisses vorfall vorfalls événement evento incidente \
    olay حادث حدث حادثة رویداد ڕووداو события";

impl Part {
    /// As which the names in such a column are understood; an area is what its values are.
    pub fn role(self) -> Option<NameRole> {
        match self {
            Self::Governorate | Self::GovernorateCode => Some(NameRole::Governorate),
            Self::District => Some(NameRole::District),
            Self::Place | Self::Town | Self::Smaller => Some(NameRole::Place),
            Self::Text => Some(NameRole::Text),
            Self::Country => Some(NameRole::Country),
            Self::Area | Self::DistrictCode => None,
        }
    }

    /// The first rank of its names.
    fn base(self) -> u8 {
        match self {
            Self::Governorate | Self::District | Self::Place | Self::Text | Self::Country => 0,
            Self::Town => 5,
            Self::GovernorateCode => 100,
            Self::Smaller => 110,
            Self::DistrictCode => 130,
            Self::Area => 120,
        }
    }
}

/// What part of an address a name says that its column holds, and how well it fits: the lower the better.
pub(in crate::formats::events) fn part(name: &Name) -> Option<(Part, u8)> {
    if let Some(part) = part_of_event(name) {
        return Some((part, 0));
    }
    if let Some(found) = KNOWN.get(&name.key) {
        return Some(*found);
    }
    [&[WHOSE][..], &[WHOSE, "location place"]].into_iter().find_map(|whose| {
        let own = |word: &&str| !whose.iter().any(|list| contains(list, word));
        let rest: String = name.words.iter().map(String::as_str).filter(own).collect();
        // “Event” and “incident” alone are texts; with a word more they may be anything.
        let found = KNOWN.get(&rest).filter(|(part, _)| *part != Part::Text);
        found.map(|(part, rank)| (*part, rank + 30))
    })
}

/// The part that “Incident governorate” and the like name: where a table has such a column, “governorate” alone may be
/// anybody's.
fn part_of_event(name: &Name) -> Option<Part> {
    let others = name.words.iter().filter(|word| ![EVENT, WHOSE].iter().any(|list| contains(list, word)));
    let rest: String = others.map(String::as_str).collect();
    if name.words.iter().all(|word| !contains(EVENT, word)) {
        return None;
    }
    let (part, _) = KNOWN.get(&rest)?;
    matches!(part, Part::Governorate | Part::District | Part::Place | Part::Town).then_some(*part)
}

/// What each name in the lists means; of several lists the first counts.
static KNOWN: LazyLock<FxHashMap<String, (Part, u8)>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    for (part, list) in ALL {
        for (at, name) in words_of(list).enumerate() {
            known.entry(name).or_insert((part, part.base() + 1 + rank(at)));
        }
    }
    known
});

/// The names of a list are about as good as each other; the first, in English, are the most certain.
fn rank(at: usize) -> u8 {
    u8::try_from(at / 4).unwrap_or(u8::MAX).min(20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_part_of_an_address_in_many_languages() {
        for (part_of, names) in [
            (
                Part::Governorate,
                "Governorate|Provinz|Gouvernorat|Gouvernement|İl|IL|Vilayet|Prov.|Département|Bundesland|Muhafaza|\
                 Regierungsbezirk|محافظة|المحافظة|پارێزگا|استان|ADM1_EN|admin1Name|Name of governorate|اسم المحافظة|\
                 Governorate of incident|Provincia|Parêzgeh|İl adı|governorate_name_ar|نام استان",
            ),
            (Part::GovernorateCode, "adm1_pcode|Gov. code"),
            (Part::DistrictCode, "adm2_pcode|admin2Pcode|ADM3_PCODE|District code"),
            (Part::District, "District|İlçe|القضاء|ADM2_EN|شهرستان|Bezirk|Qadha|district name"),
            (
                Part::Place,
                "Location|Ort|Lieu|Lugar|المكان|شوێن|Lieu de l'incident|event location|Ort des Ereignisses",
            ),
            (Part::Town, "City|Ville|Stadt|Gemeinde|Commune|Şehir|المدينة|Name of town|شهر"),
            (Part::Area, "Region|State|منطقة|Bölge|état"),
            (Part::Country, "Country|Pays|country_name|ISO3"),
        ] {
            for name in names.split('|') {
                assert_eq!(part(&Name::new(name)).map(|(part, _)| part), Some(part_of), "{name}");
            }
        }
        for name in
            ["actor", "place of birth", "source location id", "event", "type", "home governorate code 2"]
        {
            let found = part(&Name::new(name)).map(|(part, _)| part);
            assert!(found.is_none_or(|part| part == Part::Text), "{name}: {found:?}");
        }
    }
}
