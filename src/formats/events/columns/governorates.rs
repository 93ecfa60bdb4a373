use super::header::Name;

/// Names of columns with governorates.
pub(super) const GOVERNORATE: &[&str] = &[
    "governorate",
    "admin1",
    "adm1",
    "province",
    "admin1name",
    "adm1name",
    "adm1en",
    "admin1en",
    "provstate",
    "gov",
    "governoratename",
    "provincename",
    "region1",
    "muhafaza",
    "muhafazah",
    "provideradmin1name",
    "stateprovince",
    "wilaya",
    "محافظة",
    "المحافظة",
    "پارێزگا",
    "پارێزگەها",
];
const GOVERNORATE_CODE: &[&str] = &[
    "admin1pcode",
    "adm1pcode",
    "admin1code",
    "adm1code",
    "governoratecode",
    "governoratepcode",
    "provincecode",
    "pcode1",
    "adm1iso",
    "iso31662",
    "govpcode",
    "govcode",
];

/// How well a name fits a column of governorates.
pub(super) fn governorate(name: &Name) -> Option<u8> {
    if name.is(GOVERNORATE) {
        return Some(0);
    }
    if name.is(GOVERNORATE_CODE) {
        return Some(20);
    }
    const WHOSE: &[&str] =
        &["name", "en", "english", "ar", "arabic", "ku", "of", "the", "event", "incident", "location", "اسم"];
    let is = |w: &&str| ["governorate", "province", "محافظة", "پارێزگا"].contains(w) || WHOSE.contains(w);
    let named = name.has(&["governorate", "province", "محافظة", "پارێزگا"]);
    (named && name.words.iter().map(String::as_str).all(|w| is(&w))).then_some(10)
}
