use crate::atlas::Governorate;
use crate::model::{Kind, Subject};

use super::touching::touching;
use super::{Badge, BadgeKind, Card, CardContext, Row, why_shape, words};

pub(super) fn governorate_card(code: &str, context: &CardContext) -> Option<Card> {
    let governorate = context.governorate(code)?;
    let mut badges = vec![Badge::new(BadgeKind::Kind(Kind::Governorate))];
    if governorate.approx_note.is_some() {
        badges.push(Badge::new(BadgeKind::Approximate));
    }
    Some(Card {
        key: Subject::governorate(code),
        title: format!("{} governorate", governorate.name),
        title_ar: governorate.name_ar.clone(),
        kind: Kind::Governorate,
        kind_words: Kind::Governorate.words().to_owned(),
        layer_name: "Governorates".to_owned(),
        period: String::new(),
        precision: None,
        badges,
        rows: rows(governorate),
        voices: None,
        claims: Vec::new(),
        together: Vec::new(),
        criteria: Vec::new(),
        why_shape: why_shape::of_governorate(governorate),
        touching: touching(governorate, context),
        events: None,
        not_drawn: None,
        notes: Vec::new(),
        sources: Vec::new(),
    })
}

fn rows(g: &Governorate) -> Vec<Row> {
    let mut rows = Vec::new();
    rows.extend(g.capital.as_ref().map(|capital| Row::new("Capital", capital)));
    rows.push(Row::new("Area, official", g.official_km2.map_or("no figure".to_owned(), words::km2)));
    rows.push(Row::new("Area as drawn", drawn_area(g)));
    rows.extend(g.name_ar.as_ref().map(|name| Row::new("Arabic", name)));
    rows.extend(g.name_ckb.as_ref().map(|name| Row::new("Kurdish", name)));
    if !g.alternatives.is_empty() {
        rows.push(Row::small("Also spelt", g.alternatives.join(", ")));
    }
    // Halabja's id is ours, not a code.
    let iso = if g.code.starts_with("IQ-") { g.code.as_str() } else { "none yet" };
    rows.push(Row::small("ISO 3166-2", iso));
    rows.extend(g.pcode.as_ref().map(|pcode| Row::small("OCHA", pcode)));
    rows
}

fn drawn_area(g: &Governorate) -> String {
    let drawn = g.shape.area_km2();
    let area = words::km2(drawn);
    match g.official_km2.filter(|official| *official > 0.0) {
        Some(official) => {
            let off = ((drawn / official - 1.0) * 100.0).round();
            match off {
                0.0 => area,
                o if o < 0.0 => format!("{area} ({:.0} % less)", -o),
                o => format!("{area} ({o:.0} % more)"),
            }
        }
        None => area,
    }
}
