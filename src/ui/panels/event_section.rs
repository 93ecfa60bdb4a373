use egui::{FontId, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::detail::{
    ChangePart, ChangedField, EventLine, EventPart, EventsHere, Field, FileFields, Link, ListPart, RowPart,
    event_words,
};
use crate::session::{Action, SelectAction, ViewAction};
use crate::style::Theme;
use crate::style::number::exact;

use crate::ui::panels::event_stats::{Digested, timeline};
use crate::ui::widgets::visuals::colour;
use crate::ui::widgets::{bidi, elements};

/// Longer values are truncated on screen; copying is complete.
const LONGEST: usize = 3_000;

/// A change of at most so many characters stands in one line.
const SHORT_CHANGE: usize = 34;

/// Height of a line in a list of rows.
const LINE: f32 = 21.0;

/// The part of a card about event files. `digested` has the counts of the card's rows, if any.
pub fn event_section(
    ui: &mut Ui,
    part: &EventPart,
    digested: Digested,
    theme: &Theme,
    actions: &mut Vec<Action>,
) {
    match part {
        EventPart::Row(row) => {
            placed(ui, row);
            if let Some(change) = &row.change {
                changed(ui, change, actions);
            }
            articles(ui, row, theme, actions);
            file(ui, row, actions);
        }
        EventPart::List(part) => {
            killed(ui, digested);
            time(ui, digested);
            list(ui, part, actions);
        }
        EventPart::Here(here) => self::here(ui, here, digested),
    }
}

fn articles(ui: &mut Ui, row: &RowPart, theme: &Theme, actions: &mut Vec<Action>) {
    elements::section(ui, "Within areas of the articles");
    elements::small(ui, row.lies_in_words());
    for link in &row.lies_in {
        if feature(ui, link, theme) {
            actions.push(SelectAction::Feature(link.key.clone()).into());
        }
    }
}

fn feature(ui: &mut Ui, link: &Link, theme: &Theme) -> bool {
    let words = format!("{} · {}", link.text, link.kind.words());
    elements::line_button(ui, &words, colour(theme.ink(link.kind)), false)
}

/// How the row was geocoded, if it was.
fn placed(ui: &mut Ui, row: &RowPart) {
    if row.placed_by.is_empty() {
        return;
    }
    elements::section(ui, "How it was placed");
    elements::small(ui, RowPart::PLACED_BY);
    row.placed_by.iter().for_each(|field| one(ui, field));
}

/// How the row differs between two states of its source: the fields before and after.
fn changed(ui: &mut Ui, change: &ChangePart, actions: &mut Vec<Action>) {
    elements::section(ui, &change.title());
    elements::text(ui, &change.words);
    match &change.fields {
        Ok(fields) => fields.iter().for_each(|field| before_and_after(ui, field)),
        Err(why) => drop(elements::text(ui, why)),
    }
    if let Some((key, words)) = &change.other
        && elements::link(ui, words).clicked()
    {
        actions.push(SelectAction::Feature(key.clone()).into());
        // It may have been elsewhere.
        actions.push(ViewAction::ToFeature(key.clone()).into());
    }
}

fn before_and_after(ui: &mut Ui, field: &ChangedField) {
    elements::labelled(ui, &field.name, |ui| {
        let words = field.words();
        if words.chars().count() <= SHORT_CHANGE && !bidi::has_rtl(&words) {
            elements::text(ui, &words);
            return;
        }
        let shown = |text: &str| {
            let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
            let cut = text.get(..end).unwrap_or(text);
            if cut.trim().is_empty() { "empty".to_owned() } else { cut.to_owned() }
        };
        elements::text(ui, &shown(&field.after));
        elements::small(ui, "was");
        elements::text(ui, &shown(&field.before));
    });
}

fn file(ui: &mut Ui, row: &RowPart, actions: &mut Vec<Action>) {
    elements::section(ui, "From the file");
    elements::small(ui, &row.place_in_file());
    match &row.fields {
        FileFields::Waiting => drop(elements::small(ui, "Reading the row…")),
        FileFields::Failed(why) => drop(elements::text(ui, why)),
        FileFields::Read(fields) => {
            if elements::button(ui, "Copy these fields") {
                actions.push(Action::Copy { what: "row as in the file", text: lines(fields) });
            }
            fields.iter().for_each(|field| one(ui, field));
        }
    }
}

fn lines(fields: &[Field]) -> String {
    fields.iter().map(|f| format!("{}\t{}\n", f.name, f.value)).collect()
}

fn one(ui: &mut Ui, field: &Field) {
    let cut = field.value.char_indices().nth(LONGEST).map(|(at, _)| at);
    let value = cut.and_then(|at| field.value.get(..at)).unwrap_or(&field.value);
    elements::labelled(ui, &field.name, |ui| {
        if bidi::has_rtl(value) {
            elements::text(ui, value);
        } else {
            // egui's own label: its text can be selected and copied.
            ui.add(egui::Label::new(egui::RichText::new(value).size(12.5)).wrap());
        }
        if cut.is_some() {
            elements::small(ui, "… truncated here; copying includes all of it.");
        }
    });
}

fn list(ui: &mut Ui, part: &ListPart, actions: &mut Vec<Action>) {
    elements::section(ui, &format!("{} of {}", event_words::events(part.count), part.file));
    let more = part.count.saturating_sub(part.rows.len() as u64);
    if more > 0 {
        let words = format!("The first {}; the table lists all.", exact(part.rows.len() as u64));
        elements::small(ui, &words);
    }
    let height = part.rows.len() as f32 * LINE;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let seen = ui.clip_rect();
    let first = ((seen.top() - rect.top()) / LINE).floor().max(0.0) as usize;
    let last = ((seen.bottom() - rect.top()) / LINE).ceil().max(0.0) as usize;
    for (i, line) in part.rows.iter().enumerate().take(last).skip(first) {
        let place = Rect::from_min_size(rect.min + vec2(0.0, i as f32 * LINE), vec2(rect.width(), LINE));
        row(ui, place, line, actions);
    }
}

fn row(ui: &Ui, place: Rect, line: &EventLine, actions: &mut Vec<Action>) {
    let id = Id::unique("event of a spot").with(line.key.to_string());
    let response = ui.interact(place, id, Sense::click());
    let date = if line.date.is_empty() { "no date" } else { &line.date };
    let killed = if line.killed.is_empty() { String::new() } else { format!("{} killed", line.killed) };
    let said = format!("{date}, {}, {killed}", line.what);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, said.trim_end_matches(", ")));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(place, 4.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    let ink = ui.visuals().text_color();
    let y = place.center().y;
    let font = FontId::proportional(12.5);
    let put = |x: f32, align: egui::Align2, words: &str, ink| {
        ui.painter().text(pos2(x, y), align, words, font.clone(), ink)
    };
    let end = put(place.left() + 6.0, egui::Align2::LEFT_CENTER, date, ui.visuals().hyperlink_color).right();
    let killed =
        put(place.right() - 6.0, egui::Align2::RIGHT_CENTER, &killed, ui.visuals().weak_text_color());
    let left = end.max(place.left() + 96.0);
    let mut job = egui::text::LayoutJob::simple_singleline(line.what.clone(), font.clone(), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((killed.left() - left - 14.0).max(8.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left + 8.0, y - galley.size().y / 2.0), galley, ink);
    if response.clicked() {
        actions.push(SelectAction::Feature(line.key.clone()).into());
    }
}

/// The open file's counts for a governorate, separate from the articles' claims.
fn here(ui: &mut Ui, here: &EventsHere, digested: Digested) {
    ui.add_space(8.0);
    elements::edged(ui, ui.visuals().hyperlink_color, |ui| {
        ui.label(
            egui::RichText::new(format!("Counted in {}", here.file))
                .font(crate::ui::widgets::fonts::bold(13.0)),
        );
        elements::text(ui, &here.sentence());
        if digested.answer.is_some_and(|(_, digest)| digest.summary.range.is_some()) {
            killed(ui, digested);
        }
        elements::small(ui, "Counts from the file, not claims of the articles.");
        time(ui, digested);
    });
}

/// How many people were killed in the card's rows, if any of them gives a number.
fn killed(ui: &mut Ui, digested: Digested) {
    let Some((_, digest)) = digested.answer else { return };
    if digest.summary.best.missing < digest.summary.count {
        elements::labelled(ui, "People killed", |ui| drop(elements::text(ui, &digest.killed())));
    }
}

/// The timeline of the card's rows. Its space is reserved while they are counted.
fn time(ui: &mut Ui, digested: Digested) {
    match digested.answer {
        Some((_, digest)) => timeline(ui, digest),
        None => drop(ui.allocate_space(vec2(ui.available_width(), 104.0))),
    }
}
