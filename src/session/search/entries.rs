use crate::atlas::{Atlas, Entry, Match, MatchKind, NameKind};
use crate::model::FeatureLayerId;

/// All search entries.
pub fn entries(atlas: &Atlas) -> Vec<Entry> {
    let mut entries = Vec::new();
    for g in &atlas.base.governorates {
        let local = g.name_ar.iter().chain(&g.name_ckb).map(String::as_str);
        let codes = std::iter::once(&g.code).chain(&g.pcode);
        let variants = g.alternatives.iter().chain(codes).map(String::as_str);
        let aliases = atlas.gazetteer.governorate_aliases(&g.code);
        let entry = Entry::governorate(&g.code, &g.name, local, variants);
        entries.push(entry.with(NameKind::Former, &g.former).with_aliases(aliases).at(g.label));
    }
    entries.extend(atlas.gazetteer.entries());
    for layer in &atlas.layers {
        let id = FeatureLayerId::built_in(&layer.meta.id);
        entries.extend(layer.features.iter().map(|f| Entry::feature(&id, f)));
    }
    entries
}

/// How a search result matched, in words; empty for the name itself.
pub fn how_words(found: &Match) -> String {
    let itself = found.matched == found.shown;
    match found.how {
        MatchKind::Near(_) => format!("similar to “{}”", found.matched),
        MatchKind::Exact
        | MatchKind::Alias
        | MatchKind::Folded
        | MatchKind::Prefix
        | MatchKind::WordPrefix
            if itself =>
        {
            String::new()
        }
        MatchKind::Exact
        | MatchKind::Alias
        | MatchKind::Folded
        | MatchKind::Prefix
        | MatchKind::WordPrefix => {
            format!("found under “{}”", found.matched)
        }
    }
}
