//! Names of places in the names of other things: a street, a television channel, the people of a town. Where these are
//! is another matter.

use crate::reading::places::Borrowed;
use crate::reading::places::scan::Match;
use crate::reading::places::token::{Gap, Token};
use crate::reading::places::words::Cue;

/// Words for streets and roads, before or behind the name.
const STREETS: &str = "\
    street st str avenue ave square boulevard blvd highway hwy motorway road rd expressway freeway straße strasse weg allee \
    autobahn landstraße landstrasse fernstraße chaussee rue route chemin autoroute calle carretera autopista avenida camino \
    caddesi cadde sokak sokağı yolu karayolu otoyolu شارع الشارع جادة جاده طريق الطريق ساحة ساحه اوتوستراد خیابان خيابان بزرگراه \
    اتوبان شەقام شەقامی ڕێگای رێگای ڕێگا رێگا улица дорога шоссе трасса";

/// Those for roads from one place to another.
const ROADS: &str = "\
    road highway hwy motorway expressway freeway route chemin autoroute autobahn landstraße landstrasse fernstraße chaussee carretera \
    autopista karayolu otoyolu yolu طريق الطريق اوتوستراد جاده بزرگراه اتوبان ڕێگای رێگای дорога шоссе трасса";

/// Words between such a word and the name, in the languages that have them.
const LINKS: &str = "\
    of to the de du des d la le les del di el nach von zu zur zum der die bis bei al as ash el إلى الى نحو في";

/// Organisations whose names follow that of a place.
const BODIES: &str = "\
    tv television radio channel newspaper newspapers news agency press media network satellite website brigade brigades \
    battalion battalions regiment militia militias party fc club airlines airways sender zeitung fernsehen télévision \
    chaîne brigada brigade bataillon kanalı gazetesi";

/// Those whose names begin with the word for what they are.
const BODIES_BEFORE: &str = "\
    radio tv television channel newspaper agency liwa harakat hizb journal أنباء الأنباء قناة قناه إذاعة اذاعة راديو تلفزيون فضائية لواء كتيبة \
    كتائب فوج حزب جريدة صحيفة وكالة نادي شبكة کەناڵی ڕادیۆی رادیۆی شبکه خبرگزاری روزنامه";

/// People of a place, who may be anywhere.
const PEOPLE: &str = "\
    refugee refugees idp idps displaced resident residents family families returnee returnees native natives people fighter \
    fighters tribesman tribesmen clan clans tribe tribes student students evacuee evacuees exile exiles citizen citizens \
    merchant merchants trader traders delegation born based bound led";
const PEOPLE_BEFORE: &str = "\
    refugee refugees idp idps displaced returnee returnees native natives evacuee evacuees exile exiles people family families \
    flüchtlinge vertriebene réfugiés déplacés refugiados desplazados mültecileri نازحي نازحو نازحين نازحون النازحين النازحون \
    لاجئي لاجئو لاجئين مهجري مهجرين أهالي اهالي أبناء ابناء عوائل العوائل عائلات آوارگان ئاوارەکانی ئاوارەی";
const FROM: &str = "from of aus von de du des من از لە";

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|own| own == word)
}

/// What has the name of a place for a part of its own name.
pub(super) fn borrowed(cell: &str, tokens: &[Token], found: &Match) -> Option<Borrowed> {
    let word =
        |at: usize| tokens.get(at).and_then(|t| cell.get(t.start..t.end)).unwrap_or_default().to_lowercase();
    behind(tokens, found, &word).or_else(|| before(tokens, found, &word))
}

fn behind(tokens: &[Token], found: &Match, word: &impl Fn(usize) -> String) -> Option<Borrowed> {
    let next = found.last + 1;
    let token = tokens.get(next).filter(|t| t.gap <= Gap::Hyphen)?;
    let text = word(next);
    if token.cue == Cue::Road || is_in(STREETS, &text) {
        return Some(Borrowed::Street);
    }
    // “Mosul-born”, but “Mosul, born” and “in Mosul based on”.
    let joined = is_in("born based bound led", &text) && token.gap != Gap::Hyphen;
    if is_in(PEOPLE, &text) && !joined {
        return Some(Borrowed::People);
    }
    let after = |at: usize| tokens.get(at).is_some_and(|t| t.gap <= Gap::Hyphen) && is_in(BODIES, &word(at));
    let title = token.capital && !token.arabic && token.cue == Cue::None;
    (after(next) || title && after(next + 1)).then_some(Borrowed::Body)
}

fn before(tokens: &[Token], found: &Match, word: &impl Fn(usize) -> String) -> Option<Borrowed> {
    let joined = |at: usize| tokens.get(at).is_some_and(|t| t.gap <= Gap::Hyphen);
    if !joined(found.first) {
        return None;
    }
    let last = found.first.checked_sub(1)?;
    if is_in(BODIES_BEFORE, &word(last)) {
        return Some(Borrowed::Body);
    }
    let title = tokens[last].capital && tokens[last].cue == Cue::None && joined(last);
    if title && last.checked_sub(1).is_some_and(|at| is_in(BODIES_BEFORE, &word(at)) && !tokens[at].arabic) {
        return Some(Borrowed::Body);
    }
    let (mut at, mut from) = (last, false);
    loop {
        let text = word(at);
        if is_in(STREETS, &text) || tokens[at].cue == Cue::Road {
            return Some(Borrowed::Street);
        }
        // In Arabic nothing need stand between.
        if is_in(PEOPLE_BEFORE, &text) && (from || !text.is_ascii() && tokens[at].arabic) {
            return Some(Borrowed::People);
        }
        let passed = is_in(LINKS, &text) || is_in(FROM, &text) || tokens[at].article;
        if !passed || last - at >= 3 || !joined(at) {
            return None;
        }
        from |= is_in(FROM, &text);
        at = at.checked_sub(1)?;
    }
}

/// Whether a road that is named before the first of two names runs from the one to the other: طريق بغداد الموصل, “route
/// Bagdad-Mossoul”. A street of that kind is the one in the second place.
pub(super) fn runs_on(cell: &str, tokens: &[Token], first: &Match, second: &Match) -> bool {
    let word =
        |at: usize| tokens.get(at).and_then(|t| cell.get(t.start..t.end)).unwrap_or_default().to_lowercase();
    let between = tokens.get(first.last + 1..second.first).unwrap_or_default();
    let links = between.iter().all(|t| {
        matches!(t.cue, Cue::At | Cue::And | Cue::The | Cue::Article)
            || cell.get(t.start..t.end).is_some_and(|w| is_in(LINKS, &w.to_lowercase()) && t.cue != Cue::In)
    });
    let near = between.len() <= 2 && links && tokens.get(second.first).is_some_and(|t| t.gap < Gap::Comma);
    let road = (first.first.saturating_sub(4)..first.last)
        .any(|at| tokens[at].cue == Cue::Road || is_in(ROADS, &word(at)));
    near && road
}
