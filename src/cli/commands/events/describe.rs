use std::collections::HashSet;
use std::fmt::Write;

use serde::Serialize;

use crate::atlas::{Atlas, CREDITS};
use crate::cli::arguments::Describe;
use crate::cli::output::{Answer, Failure, PeriodEntry};
use crate::model::{Article, Kind, Layer};

/// The built-in content. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
struct Description<'a> {
    version: &'static str,
    credits: Vec<&'a str>,
    layers: Vec<LayerEntry<'a>>,
    articles: Vec<ArticleEntry<'a>>,
    governorates: Vec<GovernorateEntry<'a>>,
    base_map: Counts,
}

#[derive(Serialize)]
struct LayerEntry<'a> {
    id: &'a str,
    name: &'a str,
    kind: Kind,
    years: &'a str,
    visible: bool,
    about: &'a str,
    drawn: usize,
    undrawn: usize,
    features: Vec<FeatureEntry<'a>>,
}

#[derive(Serialize)]
struct FeatureEntry<'a> {
    id: &'a str,
    name: &'a str,
    drawn: bool,
    not_drawn: Option<&'a str>,
}

#[derive(Serialize)]
struct ArticleEntry<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    published: PeriodEntry<'a>,
    paragraphs: u32,
    claims: usize,
}

#[derive(Serialize)]
struct GovernorateEntry<'a> {
    id: &'a str,
    name: &'a str,
    name_ar: Option<&'a str>,
}

#[derive(Serialize)]
struct Counts {
    governorates: usize,
    neighbours: usize,
    rivers: usize,
    lakes: usize,
    seas: usize,
    places: usize,
}

pub fn run(args: &Describe) -> Result<Answer, Failure> {
    let atlas = Atlas::built_in().map_err(|e| Failure::internal(e.to_string()))?;
    let description = Description::of(&atlas);
    if args.json { Answer::json(&description) } else { Ok(Answer::text(description.in_lines())) }
}

impl<'a> Description<'a> {
    fn of(atlas: &'a Atlas) -> Self {
        let base = &atlas.base;
        let governorate = |g: &'a crate::atlas::Governorate| GovernorateEntry {
            id: &g.code,
            name: &g.name,
            name_ar: g.name_ar.as_deref(),
        };
        Self {
            version: env!("CARGO_PKG_VERSION"),
            credits: vec![CREDITS, atlas.gazetteer.source()],
            layers: atlas.layers.iter().map(LayerEntry::of).collect(),
            articles: atlas.articles.iter().map(|a| ArticleEntry::of(a, atlas)).collect(),
            governorates: base.governorates.iter().map(governorate).collect(),
            base_map: Counts {
                governorates: base.governorates.len(),
                neighbours: base.neighbours.len(),
                rivers: base.rivers.len(),
                lakes: base.lakes.len(),
                seas: base.sea.len(),
                places: atlas.gazetteer.places().len(),
            },
        }
    }

    fn in_lines(&self) -> String {
        let mut out = format!("Iraq Risk Atlas {}\n", self.version);
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "\nLayers, top to bottom:");
        for layer in &self.layers {
            let hidden = if layer.visible { "" } else { ", hidden at the start" };
            let _ = writeln!(out, "\n  {}  {}", layer.id, layer.name);
            let _ = writeln!(
                out,
                "    {}; {}; {} drawn, {} not drawn{hidden}",
                layer.kind.words(),
                layer.years,
                layer.drawn,
                layer.undrawn
            );
            let _ = writeln!(out, "    {}", layer.about);
            for f in &layer.features {
                let _ = writeln!(
                    out,
                    "      {:<8} {}{}",
                    f.id,
                    f.name,
                    if f.drawn { "" } else { " (not drawn)" }
                );
            }
        }
        let _ = writeln!(out, "\nArticles:");
        for a in &self.articles {
            let _ = writeln!(out, "  {}  {}", a.id, a.title);
            let _ =
                writeln!(out, "    {} paragraphs, {} claims; {}", a.paragraphs, a.claims, a.published.text());
        }
        let _ = writeln!(out, "\nGovernorates:");
        for g in &self.governorates {
            let _ = writeln!(out, "  {:<8} {}", g.id, g.name);
        }
        let Counts { neighbours, rivers, lakes, seas, places, .. } = self.base_map;
        let _ = writeln!(
            out,
            "\nBase map: {neighbours} countries round Iraq, {rivers} rivers, {lakes} lakes, {seas} parts of the sea; \
             {places} places can be found by name."
        );
        let _ = writeln!(out, "\n{}", self.credits.join("\n"));
        out
    }
}

impl<'a> LayerEntry<'a> {
    fn of(layer: &'a Layer) -> Self {
        let feature = |f: &'a crate::model::Feature| FeatureEntry {
            id: f.id.as_str(),
            name: &f.properties.name,
            drawn: f.geometry.is_some(),
            not_drawn: f.properties.not_drawn.as_deref(),
        };
        Self {
            id: &layer.meta.id,
            name: &layer.meta.name,
            kind: layer.meta.kind,
            years: &layer.meta.years,
            visible: layer.meta.visible,
            about: &layer.meta.about,
            drawn: layer.drawn(),
            undrawn: layer.features.len() - layer.drawn(),
            features: layer.features.iter().map(feature).collect(),
        }
    }
}

impl<'a> ArticleEntry<'a> {
    fn of(article: &'a Article, atlas: &Atlas) -> Self {
        let features = atlas.layers.iter().flat_map(|l| &l.features);
        let claims = features.flat_map(|f| &f.properties.claims).filter(|c| c.article == article.id);
        // A claim may belong to several features; it counts once.
        let ids: HashSet<&str> = claims.map(|c| c.id.as_str()).collect();
        Self {
            id: &article.id,
            title: &article.title,
            publisher: article.publisher.as_deref(),
            published: (&article.published).into(),
            paragraphs: article.paragraphs,
            claims: ids.len(),
        }
    }
}
