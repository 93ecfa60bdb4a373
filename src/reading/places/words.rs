use rustc_hash::FxHashMap;

use crate::atlas::plain;

/// What a word next to a name implies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    None,
    /// al, as, ash …
    Article,
    The,
    /// province, governorate.
    Governorate,
    /// region: of a governorate in careless use.
    Region,
    District,
    SubDistrict,
    /// city, town, centre.
    Town,
    Village,
    /// A part of a town: neighbourhood, area.
    Part,
    /// Things named after places elsewhere too: street, mosque, hotel.
    Building,
    /// in, into, inside: before a place only.
    In,
    From,
    /// to, for, captured: before a place or a person.
    At,
    Of,
    And,
    Near,
    Between,
    /// north, south-west, northern; the bearing in degrees.
    Bearing(u16),
    Kilometres,
    Miles,
    Metres,
    /// Mr, general, sheikh.
    Title,
    /// bin, ibn, abu.
    NamePart,
    /// said, told.
    Speech,
    /// road, highway.
    Road,
    /// Words for organisations only: corps, party, brigade.
    Body,
    /// Sentence openers and connectives, which are not names: after, the, while.
    Filler,
    Government,
}

/// The table of cue words, by plain form.
#[derive(Clone, Debug)]
pub(super) struct Cues(FxHashMap<String, Cue>);

const TABLE: [(Cue, &str); 28] = [
    (Cue::The, "the this that these those its his her their our"),
    (
        Cue::Governorate,
        "province provinces governorate governorates provincial gov muhafazah muhafaza muhafazat محافظه محافظة المحافظه محافظتي \
         محافظات پاريزكاي parezgay پاریزگای باريزكاي پارێزگای",
    ),
    (Cue::Region, "region regions"),
    (Cue::District, "district districts qadha qada qaza قضاء القضاء قضايا"),
    (Cue::SubDistrict, "subdistrict subdistricts nahiya nahiyah nahia sub ناحيه ناحية"),
    (
        Cue::Town,
        "city cities town towns centre center centers centres central downtown capital municipality outskirts مدينه مدينة المدينه مدينتي مدن \
         شاري شاری بلده بلدة مركز township",
    ),
    (Cue::Village, "village villages hamlet farmland farms قريه قرية القريه countryside rural"),
    (
        Cue::Part,
        "neighborhood neighbourhood neighborhoods neighbourhoods quarter quarters suburb suburbs slum slums area areas hay hayy haiy \
         hai mahalla mahala sector zone camp edge part parts side bank section حي الحي منطقه منطقة مخيم",
    ),
    (
        Cue::Building,
        "street st avenue square sq market souk souq bazaar bridge bridges mosque hospital hotel university college school \
         stadium complex garage intersection roundabout cemetery church shrine husseiniya park airport airfield airbase base \
         prison station checkpoint island building compound gate crossing crossings dam refinery field fields embassy consulate شارع ساحه سوق جامع جسر مستشفي \
         ساحة مستشفى مصفي مصفى مطار سد حقل جامعه جامعة",
    ),
    (Cue::In, "in at into inside within around throughout across entering في داخل له لە"),
    (
        Cue::At,
        "to through toward towards via onto reached reaching seized retook captured recaptured liberated besieged leaving \
         left entered shelled over for including like الي الى إلى عن على خلال باتجاه نحو بو بۆ",
    ),
    (Cue::From, "from من"),
    (Cue::Of, "of"),
    (Cue::And, "and or as well و او أو أم ام & plus و"),
    (
        Cue::Near,
        "near nr outside vicinity close beside nearby surrounding adjacent opposite off قرب بالقرب قريب نزيك نزیک",
    ),
    (Cue::Between, "between بين btw"),
    (Cue::Kilometres, "km kms kilometer kilometers kilometre kilometres كم كيلومتر"),
    (Cue::Miles, "mile miles mi"),
    (Cue::Metres, "m metres meters"),
    (
        Cue::Title,
        "mr mrs ms dr sir lord lady president minister general gen colonel col major maj captain capt lieutenant lt sergeant sgt \
         brigadier brig admiral sheikh shaikh shaykh sheik sayyid sayid seyyed ayatollah imam mullah mulla haji hajji hajj king queen \
         prince princess emir ambassador senator professor prof analyst spokesman spokeswoman spokesperson journalist commander \
         engineer judge lawyer doctor father bishop archbishop patriarch pope secretary deputy chief director mayor chancellor named",
    ),
    (Cue::NamePart, "bin ibn ben bint abu abou umm abd abdul abdel abdal ابن بن ابو أبو ام عبد"),
    (Cue::Speech, "said says told added noted argued wrote writes warned explained stated"),
    (Cue::Road, "road highway route motorway expressway way طريق"),
    (
        Cue::Body,
        "corps party brigade brigades battalion regiment militia militias movement organization organisation university council front \
         army union institute foundation company newspaper agency tv channel club fc operations",
    ),
    (
        Cue::Filler,
        "a an after before while when where but if so since until during although though however with without by on he she it they we \
         you i who whose which what why how there here then than not no only also all both some many most more one two three four \
         five first last new late early under against about up out is are was were be been has have had will would could can may \
         might should must do does did yet still even just because despite among amid another other each every any several few \
         yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april june july \
         august september october november december jan feb mar apr jun jul aug sep sept oct nov dec dozens hundreds thousands \
         greater old upper lower middle inner outer iraqi iraqis kurdish arab sunni shia shiite shi yazidi yezidi turkmen turkish \
         iranian syrian american british coalition islamic federal is isis isil daesh local residents families police army officials \
         forces troops soldiers militants fighters gunmen civilians children hit battle operation mount lake river dam tigris \
         euphrates fort fob",
    ),
    (Cue::Government, "governor governors mayor police"),
    (Cue::Bearing(0), "north northern n شمال شمالي شمالى"),
    (Cue::Bearing(90), "east eastern e شرق شرقي"),
];

const BEARINGS: [(u16, &str); 6] = [
    (180, "south southern s جنوب جنوبي"),
    (270, "west western w غرب غربي"),
    (45, "northeast northeastern ne"),
    (135, "southeast southeastern se"),
    (225, "southwest southwestern sw"),
    (315, "northwest northwestern nw"),
];

impl Cues {
    pub fn new() -> Self {
        let mut cues = FxHashMap::default();
        let bearings = BEARINGS.iter().map(|(degrees, words)| (Cue::Bearing(*degrees), *words));
        for (cue, words) in TABLE.into_iter().chain(bearings) {
            for word in words.split_whitespace() {
                cues.entry(plain(word)).or_insert(cue);
            }
        }
        Self(cues)
    }

    pub fn of(&self, plain: &str) -> Cue {
        self.0.get(plain).copied().unwrap_or(Cue::None)
    }
}
