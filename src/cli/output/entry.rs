use std::fmt::Write;

use serde::Serialize;

use crate::model::{
    Claim, FeatureId, FeatureLayerId, Kind, Period, Precision, Properties, Speaker, Stance, Subject,
};
use crate::session::Session;

/// A feature or a governorate as JSON for `at` and `card`. `--help` documents these members: add, never
/// rename or remove.
#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    id: &'a str,
    layer: &'a str,
    name: &'a str,
    name_ar: Option<&'a str>,
    kind: Kind,
    precision: Option<Precision>,
    precision_note: Option<&'a str>,
    basis: Option<&'a str>,
    reconstruction: bool,
    period: Option<PeriodEntry<'a>>,
    governorates: &'a [String],
    not_drawn: Option<&'a str>,
    notes: &'a [String],
    claims: Vec<ClaimEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct ClaimEntry<'a> {
    id: &'a str,
    stance: Stance,
    speaker: SpeakerEntry<'a>,
    paraphrase: &'a str,
    article: &'a str,
    paragraphs: &'a [u32],
    repeated_in: &'a [u32],
    period: PeriodEntry<'a>,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SpeakerEntry<'a> {
    name: &'a str,
    role: Option<&'a str>,
    kind: crate::model::SpeakerKind,
}

/// A period whose open bounds are null, not missing.
#[derive(Debug, Serialize)]
pub struct PeriodEntry<'a> {
    text: &'a str,
    from: Option<String>,
    to: Option<String>,
}

impl PeriodEntry<'_> {
    pub fn text(&self) -> &str {
        self.text
    }
}

impl<'a> From<&'a Period> for PeriodEntry<'a> {
    fn from(period: &'a Period) -> Self {
        let words = |date: Option<crate::model::PartialDate>| date.map(|d| d.to_string());
        Self { text: &period.text, from: words(period.from), to: words(period.to) }
    }
}

impl<'a> From<&'a Speaker> for SpeakerEntry<'a> {
    fn from(speaker: &'a Speaker) -> Self {
        Self { name: &speaker.name, role: speaker.role.as_deref(), kind: speaker.kind }
    }
}

impl<'a> From<&'a Claim> for ClaimEntry<'a> {
    fn from(claim: &'a Claim) -> Self {
        Self {
            id: &claim.id,
            stance: claim.stance,
            speaker: (&claim.speaker).into(),
            paraphrase: &claim.paraphrase,
            article: &claim.article,
            paragraphs: &claim.paragraphs,
            repeated_in: &claim.repeated_in,
            period: (&claim.period).into(),
            note: claim.note.as_deref(),
        }
    }
}

impl<'a> Entry<'a> {
    /// The entry for `key`; `None` if it does not exist.
    pub fn new(session: &'a Session, key: &'a Subject) -> Option<Self> {
        match key {
            Subject::Feature { layer, feature } => {
                let properties = &session.layer(layer)?.prepared.layer.feature(feature)?.properties;
                Some(Self::feature(layer, feature, properties))
            }
            Subject::Governorate(code) => Self::governorate(session, code),
            Subject::Event { .. } | Subject::Annotation(_) => None,
        }
    }

    fn feature(layer: &'a FeatureLayerId, feature: &'a FeatureId, p: &'a Properties) -> Self {
        Self {
            id: feature.as_str(),
            layer: layer.name(),
            name: &p.name,
            name_ar: p.name_ar.as_deref(),
            kind: p.kind,
            precision: Some(p.precision),
            precision_note: Some(p.precision_note.as_str()).filter(|note| !note.is_empty()),
            basis: Some(&p.basis.text),
            reconstruction: p.basis.reconstruction,
            period: Some((&p.period).into()),
            governorates: &p.governorates,
            not_drawn: p.not_drawn.as_deref(),
            notes: &p.notes,
            claims: p.claims.iter().map(ClaimEntry::from).collect(),
        }
    }

    fn governorate(session: &'a Session, code: &str) -> Option<Self> {
        let governorate = session.atlas().base.governorate(code)?;
        Some(Self {
            id: &governorate.code,
            layer: Subject::GOVERNORATES,
            name: &governorate.name,
            name_ar: governorate.name_ar.as_deref(),
            kind: Kind::Governorate,
            precision: None,
            precision_note: None,
            basis: None,
            reconstruction: false,
            period: None,
            governorates: std::slice::from_ref(&governorate.code),
            not_drawn: None,
            notes: &[],
            claims: Vec::new(),
        })
    }

    /// As text: the heading, then a paragraph per claim.
    pub fn in_lines(&self, session: &Session) -> String {
        let mut out = format!("{}  {}\n", self.id, self.name);
        let about = [
            Some(self.kind.words().to_owned()),
            self.precision.map(|p| format!("place: {}", p.words())),
            (self.kind != Kind::Governorate).then(|| format!("layer {}", self.layer)),
        ];
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "  {}", about.into_iter().flatten().collect::<Vec<_>>().join("; "));
        for claim in &self.claims {
            let _ = writeln!(out, "  {} {}: {}", claim.stance.words(), claim.speaker.name, claim.paraphrase);
            let _ = writeln!(out, "    {}", claim.source(session));
        }
        out
    }
}

impl ClaimEntry<'_> {
    /// Its reference: `claim FP-07: Foreign Policy, 2018, paragraphs 9, 10`.
    fn source(&self, session: &Session) -> String {
        let article = session.atlas().article(self.article).map_or(self.article, |a| &a.short);
        let numbers = self.paragraphs.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let noun = if self.paragraphs.len() == 1 { "paragraph" } else { "paragraphs" };
        format!("claim {}: {article}, {noun} {numbers}", self.id)
    }
}
