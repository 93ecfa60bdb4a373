use egui::{RichText, Ui, vec2};

use crate::model::{Kind, Precision, Stance};
use crate::session::{Action, Edit, Review, ReviewAction, Session};

use crate::ui::widgets::{elements, fonts};

/// An open list in the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chooser {
    pub what: What,
    /// The line chosen by Enter.
    pub at: usize,
}

/// The field being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Kind,
    Stance,
    Precision,
    Merge,
}

/// One line of a list.
pub struct Line {
    pub words: String,
    pub edit: Edit,
    pub on: bool,
    /// Why it is unavailable.
    pub why_not: Option<String>,
}

const KINDS: [Kind; 8] = [
    Kind::RiskDesignated,
    Kind::RiskSaidMissing,
    Kind::RiskAsserted,
    Kind::Incident,
    Kind::StabilisedCity,
    Kind::Programme,
    Kind::CrossBorder,
    Kind::Context,
];

impl Chooser {
    /// The list, positioned at the current value.
    pub fn open(what: What, session: &Session) -> Self {
        let lines = session.review().map(|review| lines(what, review)).unwrap_or_default();
        Self { what, at: lines.iter().position(|l| l.on).unwrap_or(0) }
    }
}

impl What {
    pub fn title(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Stance => "Stance",
            Self::Precision => "Precision",
            Self::Merge => "Feature",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Kind => "G",
            Self::Stance => "S",
            Self::Precision => "C",
            Self::Merge => "M",
        }
    }
}

/// A stance in words, for a list.
pub fn stance_words(stance: Stance) -> &'static str {
    match stance {
        Stance::Designates => "designates it",
        Stance::SaysMissing => "says that it is missing",
        Stance::Asserts => "asserts it",
        Stance::Reports => "reports it",
        Stance::Supports => "supports it",
        Stance::Disputes => "disputes it",
        Stance::Context => "gives context",
    }
}

/// The list entries for the focused draft.
pub fn lines(what: What, review: &Review) -> Vec<Line> {
    let Some((_, item)) = review.focused() else { return Vec::new() };
    let plain = |words: &str, edit, on| Line { words: words.to_owned(), edit, on, why_not: None };
    match what {
        What::Kind => KINDS.iter().map(|k| plain(k.words(), Edit::Kind(*k), item.work.kind == *k)).collect(),
        What::Stance => Stance::ALL
            .iter()
            .map(|s| plain(stance_words(*s), Edit::Stance(*s), item.work.stance == *s))
            .collect(),
        What::Precision => Precision::ALL
            .iter()
            .map(|p| Line {
                why_not: (*p < item.evidence.precision).then(|| "more precise than the text".to_owned()),
                ..plain(p.words(), Edit::Precision(*p), item.precision() == *p)
            })
            .collect(),
        What::Merge => {
            let own = plain("a separate feature", Edit::Merge(None), item.work.merge_into.is_none());
            let others = review.features().into_iter().map(|(id, name)| {
                let on = item.work.merge_into.as_ref() == Some(&id);
                plain(&format!("one more claim about {name} ({id})"), Edit::Merge(Some(id)), on)
            });
            // Existing features of this place come first, as the usual choice.
            others.chain([own]).collect()
        }
    }
}

/// The current value in words.
pub fn value(what: What, review: &Review) -> String {
    let Some((_, item)) = review.focused() else { return String::new() };
    match what {
        What::Kind => item.work.kind.words().to_owned(),
        What::Stance => stance_words(item.work.stance).to_owned(),
        What::Precision => item.precision().words().to_owned(),
        What::Merge => lines(what, review)
            .into_iter()
            .find(|l| l.on)
            .map_or_else(|| "a separate feature".to_owned(), |line| line.words),
    }
}

/// A value with its key; if open, the list of alternatives.
pub fn show(
    ui: &mut Ui,
    review: &Review,
    what: What,
    because: &str,
    open: &mut Option<Chooser>,
    actions: &mut Vec<Action>,
) {
    elements::labelled(ui, what.title(), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let words = format!("{}  ({})", value(what, review), what.key());
        if elements::link(ui, &words).clicked() {
            let is_open = open.is_some_and(|c| c.what == what);
            let at = lines(what, review).iter().position(|l| l.on).unwrap_or(0);
            *open = (!is_open).then_some(Chooser { what, at });
        }
        if !because.is_empty() {
            elements::small(ui, because);
        }
        if let Some(chooser) = open.filter(|c| c.what == what) {
            list(ui, review, chooser, open, actions);
        }
    });
}

fn list(
    ui: &mut Ui,
    review: &Review,
    chooser: Chooser,
    open: &mut Option<Chooser>,
    actions: &mut Vec<Action>,
) {
    for (i, line) in lines(chooser.what, review).into_iter().enumerate() {
        let number = if i < 9 { format!("{}  ", i + 1) } else { "   ".to_owned() };
        let why_not = line.why_not.as_ref().map(|why| format!(" – {why}")).unwrap_or_default();
        let mark = if line.on { "  ·  now" } else { "" };
        let mut words = RichText::new(format!("{number}{}{why_not}{mark}", line.words)).size(12.5);
        if i == chooser.at {
            words = words.font(fonts::bold(12.5));
        }
        let button = egui::Button::selectable(i == chooser.at, words).wrap();
        let response = ui.add_enabled(line.why_not.is_none(), button.min_size(vec2(0.0, 20.0)));
        if i == chooser.at && !response.rect.is_negative() {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            actions.push(ReviewAction::Edit(line.edit).into());
            *open = None;
        }
    }
    if chooser.what == What::Merge && review.features().is_empty() {
        elements::small(ui, "No feature of this place has been accepted yet that it could belong to.");
    }
}
