use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use crate::model::{Claim, Feature, Period, Precision, Recipe};

use super::{Exported, FeatureExport, csv_writer};

/// The columns and what they hold.
pub(super) const COLUMNS: [(&str, &str); 35] = [
    ("feature_id", "Stable id of the feature"),
    ("feature_name", "The usual name"),
    ("name_ar", "The same in Arabic script"),
    ("layer", "Id of the layer it is of"),
    ("layer_name", ""),
    ("kind", "What kind of thing it is, as in the layer files"),
    (
        "precision",
        "How precisely the place is known: town, around-town, district, governorate, region, unplaced",
    ),
    ("precision_note", "The same in words, for this feature"),
    ("basis", "Why the shape looks the way it does"),
    ("reconstruction", "true where no source gives the outline"),
    ("governorates", "Codes (ISO 3166-2), with semicolons between"),
    ("feature_period", "When it applies, in words"),
    ("feature_from", "First day, month or year; empty = open"),
    ("feature_to", "Last day, month or year; empty = open"),
    ("not_drawn", "Why it has no place on the map"),
    ("town_longitude", "Degrees (WGS 84), only where it happened in a named town; an area has no position"),
    ("town_latitude", "Likewise"),
    ("claim_id", "Empty where nothing is claimed"),
    ("stance", "designates, says-missing, asserts, reports, supports, disputes, context"),
    ("speaker", "Who says it, as named in the text"),
    ("speaker_role", ""),
    ("speaker_kind", "named, anonymous, or author where no source is given"),
    ("paraphrase", "What is claimed, paraphrased"),
    ("claim_period", "The time the claim is about, in words"),
    ("claim_from", "First day, month or year; empty = open"),
    ("claim_to", "Last day, month or year; empty = open"),
    ("article", "Id of the article"),
    ("article_title", ""),
    ("paragraphs", "Where it is written, counted from 1, with semicolons between"),
    ("repeated_in", "Paragraphs that repeat it word for word"),
    ("anchor", "A few words that locate the passage in the text"),
    ("same_voice_as", "Claims of the same voice, with semicolons between"),
    ("disputes", "Claims that this one responds to"),
    ("claim_note", "What to know before using the claim"),
    ("feature_notes", "What to know before using the feature, with “ | ” between"),
];

/// Writes a line per claim; a feature without claims gets one line, so that none is lost.
pub(super) fn write(export: &FeatureExport, out: &mut dyn Write) -> io::Result<()> {
    let mut out = csv_writer::writer(out);
    out.write_record(COLUMNS.iter().map(|(name, _)| name))?;
    for exported in &export.features {
        let Some(feature) = exported.feature() else { continue };
        let claims = &feature.properties.claims;
        if claims.is_empty() {
            line(export, exported, feature, None, &mut out)?;
        }
        for claim in claims {
            line(export, exported, feature, Some(claim), &mut out)?;
        }
    }
    out.flush()
}

type Field<'a> = Cow<'a, str>;

fn line(
    export: &FeatureExport,
    exported: &Exported,
    feature: &Feature,
    claim: Option<&Claim>,
    out: &mut csv::Writer<&mut dyn Write>,
) -> csv::Result<()> {
    let fields = of_feature(exported, feature).into_iter().chain(of_claim(export, claim));
    let fields = fields.chain([list(&feature.properties.notes, " | ")]);
    out.write_record(fields.map(|field| field.into_owned().into_bytes()))
}

fn of_feature<'a>(exported: &'a Exported, feature: &'a Feature) -> [Field<'a>; 17] {
    let p = &feature.properties;
    let [text, from, to] = period(Some(&p.period));
    let [lon, lat] = town(feature).map_or([String::new(), String::new()], |at| at.map(|x| x.to_string()));
    [
        exported.id().into(),
        p.name.as_str().into(),
        p.name_ar.as_deref().unwrap_or_default().into(),
        exported.layer.meta.id.as_str().into(),
        exported.layer.meta.name.as_str().into(),
        word(&p.kind),
        word(&p.precision),
        p.precision_note.as_str().into(),
        p.basis.text.as_str().into(),
        p.basis.reconstruction.to_string().into(),
        list(&p.governorates, ";"),
        text,
        from,
        to,
        p.not_drawn.as_deref().unwrap_or_default().into(),
        lon.into(),
        lat.into(),
    ]
}

fn of_claim<'a>(export: &'a FeatureExport, claim: Option<&'a Claim>) -> [Field<'a>; 17] {
    let Some(c) = claim else { return Default::default() };
    let [text, from, to] = period(Some(&c.period));
    let numbers = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(";").into();
    [
        c.id.as_str().into(),
        word(&c.stance),
        c.speaker.name.as_str().into(),
        c.speaker.role.as_deref().unwrap_or_default().into(),
        word(&c.speaker.kind),
        c.paraphrase.as_str().into(),
        text,
        from,
        to,
        c.article.as_str().into(),
        export.article(&c.article).map_or("", |a| &a.title).into(),
        numbers(&c.paragraphs),
        numbers(&c.repeated_in),
        c.anchor.exact.as_str().into(),
        list(&c.same_voice_as, ";"),
        list(&c.disputes, ";"),
        c.note.as_deref().unwrap_or_default().into(),
    ]
}

/// Longitude and latitude, for events in a named town only.
fn town(feature: &Feature) -> Option<[f64; 2]> {
    let p = &feature.properties;
    if p.precision != Precision::Town {
        return None;
    }
    match (&p.basis.recipe, &feature.geometry) {
        (Some(Recipe::Disc { center, .. }), Some(_)) => Some(*center),
        (None, Some(geo::Geometry::Point(point))) => Some([point.x(), point.y()]),
        _ => None,
    }
}

fn period(period: Option<&Period>) -> [Field<'_>; 3] {
    let Some(period) = period else { return Default::default() };
    let date = |d: Option<crate::model::PartialDate>| d.map(|d| d.to_string()).unwrap_or_default().into();
    [period.text.as_str().into(), date(period.from), date(period.to)]
}

fn list<'a>(words: &[String], between: &str) -> Field<'a> {
    words.join(between).into()
}

/// The word used in layer files.
fn word<'a>(value: &impl Serialize) -> Field<'a> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word.into(),
        _ => Field::default(),
    }
}
