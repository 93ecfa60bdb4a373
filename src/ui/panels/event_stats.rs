use egui::{RichText, ScrollArea, Ui};

use crate::events::{EventTable, Tally};
use crate::session::{Action, Digest, DigestQuestion, EventAction, Session};
use crate::style::number::exact;

use crate::ui::widgets::charts;
use crate::ui::widgets::charts::Bar;
use crate::ui::widgets::{elements, fonts};

/// The summary of rows with its question, and whether a newer answer is pending.
#[derive(Clone, Copy, Debug, Default)]
pub struct Digested<'a> {
    pub answer: Option<(&'a DigestQuestion, &'a Digest)>,
    pub waiting: bool,
}

/// More months than this are drawn as years.
const MONTHS: usize = 150;

/// Statistics of the region, of marked or selected rows, or of all shown.
pub fn event_stats(ui: &mut Ui, session: &Session, digested: Digested) -> Vec<Action> {
    let mut actions = Vec::new();
    ScrollArea::vertical().id_salt("statistics").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        let Some((question, digest)) = digested.answer else {
            elements::small(ui, "Counting rows…");
            return;
        };
        let file = session.stack().events().find(|l| std::sync::Arc::ptr_eq(&l.table, &question.table));
        let file = file.map_or("", |l| l.name());
        ui.add_space(4.0);
        let dots = if digested.waiting { " …" } else { "" };
        let heading = RichText::new(format!("{}{dots}", question.heading())).font(fonts::bold(17.0));
        ui.add(egui::Label::new(heading).wrap());
        elements::small(ui, file);
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if session.events().region().is_some() && elements::button(ui, "Clear region") {
                actions.push(EventAction::Region(None).into());
            }
            if elements::button(ui, "Copy as text") {
                actions.push(Action::Copy { what: "statistics text", text: digest.text(question, file) });
            }
        });
        ui.add_space(6.0);
        for (label, value) in digest.lines() {
            elements::labelled(ui, label, |ui| drop(elements::text(ui, &value)));
        }
        for note in question.notes() {
            ui.add_space(2.0);
            elements::small(ui, &note);
        }
        if digest.summary.count > 0 {
            charts(ui, digest, &question.table);
        }
        ui.add_space(16.0);
    });
    actions
}

/// Time, types and governorates.
fn charts(ui: &mut Ui, digest: &Digest, table: &EventTable) {
    timeline(ui, digest);
    let killed = table.has_fatalities();
    for (heading, list) in
        [("By type", digest.by_type(table)), ("By governorate", digest.by_governorate(table))]
    {
        elements::section(ui, heading);
        let bars: Vec<Bar> = list.iter().map(|(name, rows, dead)| bar(name, *rows, *dead, killed)).collect();
        ui.scope(|ui| charts::bars(ui, &bars));
    }
}

fn bar(name: &str, rows: u64, dead: u64, killed: bool) -> Bar<'_> {
    let number = exact;
    let hint = if killed { format!("{name}: people killed: {}", number(dead)) } else { name.to_owned() };
    Bar { name, value: rows, hint }
}

/// Events by month, or by year where there are many months.
pub fn timeline(ui: &mut Ui, digest: &Digest) {
    let months = digest.by_month();
    if months.is_empty() {
        return;
    }
    let by_year = months.len() > MONTHS;
    let list: Vec<(i32, Tally)> = if by_year { digest.by_year() } else { months };
    let name = |i: usize| match list.get(i) {
        Some((year, _)) if by_year => year.to_string(),
        Some((month, _)) => format!("{}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1),
        None => String::new(),
    };
    elements::section(ui, if by_year { "Events by year" } else { "Events by month" });
    let values: Vec<u64> = list.iter().map(|(_, t)| t.events).collect();
    charts::columns(
        ui,
        &values,
        name,
        [&name(0), &name(values.len() - 1)],
        if by_year { "year" } else { "month" },
    );
}
