//! Words in a column of governorates that mean more than one of them.

use crate::events::Governorates;
use crate::formats::events::header::{Name, contains};
use crate::model::Precision;

const SEVERAL: &str = "\
    multiple several various all many different nationwide countrywide national nationally whole entire everywhere \
    throughout across mixed wide numerous plusieurs toutes tous divers diverses mehrere alle verschiedene landesweit \
    bundesweit çeşitli tüm birçok geneli genelinde varias varios todas todos جميع كل عدة مختلف مختلفة متعددة متعدد \
    كافة عموم أنحاء انحاء شتى متفرقة معظم هەموو چەند سەرانسەری همه چند سراسر کل все несколько";
const WHOLE: &str = "\
    iraq country nation irak العراق عراق البلاد البلد القطر وڵات عێراق کشور pays land ülke país страна ирак";
const AREAS: &str = "\
    governorate governorates province provinces gov govs region regions area areas location locations place places \
    district districts city cities gouvernorats provinz provinzen gouvernements iller il provincias المحافظات محافظات \
    محافظة مناطق المناطق اماكن مواقع مدن پارێزگا پارێزگاکان پارێزگاکانی استان استانها губернаторства провинции";
const BETWEEN: &str =
    "of the in and over level other than one more de du des du les der die das في من و über";

/// How precisely a text names a place that is no governorate but several, or the country; `None` if it does not.
pub fn of_several(text: &str, governorates: &dyn Governorates) -> Option<Precision> {
    let name = Name::new(text);
    let is = |list: &'static str| name.words.iter().any(|word| contains(list, word));
    let rest = |word: &String| [SEVERAL, WHOLE, AREAS, BETWEEN].iter().any(|list| contains(list, word));
    if (is(SEVERAL) || is(WHOLE)) && name.words.iter().all(rest) {
        return Some(Precision::Unplaced);
    }
    // “Ninewa, Anbar”: all of its parts are governorates.
    let text = text.replace(" and ", ",").replace(" و", ",");
    let parts =
        text.split([',', '/', ';', '&', '+', '،', '؛', '|']).map(str::trim).filter(|part| !part.is_empty());
    let mut named: Vec<Option<u8>> = parts.map(|part| governorates.named(part)).collect();
    named.sort_unstable();
    named.dedup();
    (named.len() > 1 && named.iter().all(Option::is_some)).then_some(Precision::Region)
}
