use std::collections::{BTreeMap, BTreeSet};

use crate::events::Day;
use crate::model::{Article, Claim, Period};

use crate::session::Session;

/// The time an article is about, labelled by a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Id of the article.
    pub article: String,
    /// The year of publication or, if unknown, the year of `days`.
    pub name: String,
    /// First and last day, both inclusive.
    pub days: (Day, Day),
    /// How the days were determined, in a sentence.
    pub why: String,
}

impl Session {
    /// The articles' moments, earliest first.
    pub fn moments(&self) -> Vec<Moment> {
        let moment = |article: &Article| {
            let features = self.document.layers.features().flat_map(|l| &l.prepared.layer.features);
            let claims = features.flat_map(|f| &f.properties.claims);
            moment(article, claims.filter(|c| c.article == article.id))
        };
        let mut moments: Vec<Moment> = self.atlas.articles.iter().filter_map(moment).collect();
        moments.sort_by_key(|m| m.days);
        moments
    }

    /// First and last day of the timeline: those of the active file or, if none is open, those of the
    /// articles' layers.
    pub fn time_span(&self) -> Option<(Day, Day)> {
        if let Some(layer) = self.events().active() {
            return layer.table.span();
        }
        let features = self.document.layers.features().flat_map(|l| &l.prepared.layer.features);
        let bounds = features.flat_map(|f| <[_; 2]>::from(bounds(&f.properties.period))).flatten();
        bounds.fold(None, |span, day| {
            let (a, b) = span.unwrap_or((day, day));
            Some((a.min(day), b.max(day)))
        })
    }
}

/// The most frequent period of an article's claims.
fn moment<'a>(article: &Article, claims: impl Iterator<Item = &'a Claim>) -> Option<Moment> {
    let mut known = BTreeSet::new();
    let mut counts: BTreeMap<(Day, Day), usize> = BTreeMap::new();
    let mut dated = 0;
    for claim in claims.filter(|c| known.insert(&c.id)) {
        if let (Some(from), Some(to)) = bounds(&claim.period) {
            *counts.entry((from, to)).or_default() += 1;
            dated += 1;
        }
    }
    // On ties the later one: `max_by_key` takes the last.
    let (days, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let published = bounds(&article.published);
    let name = published.1.or(published.0).unwrap_or(days.1).year().to_string();
    let words = crate::detail::span_words(days.0, days.1);
    let why = format!(
        "{words}: {count} of the {dated} dated claims of “{}” are about these days. {}",
        article.title,
        match published {
            (None, None) => "The article itself gives no date.".to_owned(),
            _ => format!("Published {}.", article.published.text),
        }
    );
    Some(Moment { article: article.id.clone(), name, days, why })
}

/// First and last day of a period; `None` = open on that side.
pub fn bounds(period: &Period) -> (Option<Day>, Option<Day>) {
    let day = |(year, month, day)| Day::from_ymd(year, month, day);
    (period.from.and_then(|d| day(d.first_day())), period.to.and_then(|d| day(d.last_day())))
}
