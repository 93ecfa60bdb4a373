use egui::{RichText, ScrollArea, Sense, Ui, vec2};

use crate::geo::Screen;
use crate::model::Kind;
use crate::session::{Action, SelectAction, Session, ViewAction};
use crate::style::{Theme, Treatment, legend_sign};

use crate::ui::map::paint_scene::paint_prims;
use crate::ui::widgets::{elements, fonts};

/// The panel while nothing is selected: how to read the map.
pub fn intro(ui: &mut Ui, session: &Session, theme: &Theme) -> Vec<Action> {
    let mut actions = Vec::new();
    ScrollArea::vertical().id_salt("intro").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        ui.add_space(10.0);
        ui.label(RichText::new("How to read this map").font(fonts::bold(19.0)));
        elements::text(
            ui,
            "Click a shape to read what is claimed there, by whom, when, and in which paragraph of which \
             article. No shape is more precise than its evidence:",
        );
        ui.add_space(4.0);
        for (treatment, kind, words) in SIGNS {
            sign(ui, treatment, kind, words, theme);
        }
        elements::section(ui, "Where to start");
        for (id, words) in QUESTIONS {
            if elements::link(ui, words).clicked()
                && let Some(key) = session.atlas().find_id(id)
            {
                actions.push(SelectAction::Feature(key.clone()).into());
                actions.push(ViewAction::ToFeature(key).into());
            }
        }
        elements::section(ui, "About the map");
        elements::text(
            ui,
            "Borders are Natural Earth's and not a statement on whose they are. A dashed border is only \
             approximate: Baghdad was widened by a rule, Halabja was drawn by hand. A claim of 2018 says \
             nothing about today.",
        );
        elements::section(ui, "Navigation");
        elements::small(
            ui,
            "Drag to pan, wheel or pinch to zoom, double-click to zoom in, Shift-drag to zoom to a \
             box. Arrow keys, + and -, Home for all of Iraq. Ctrl+F finds places and features, Ctrl+K any \
             command, F1 lists all keys; Esc clears.",
        );
    });
    actions
}

const SIGNS: [(Treatment, Kind, &str); 7] = [
    (
        Treatment::Crisp,
        Kind::Incident,
        "A crisp disc: it happened in this very town, or the claim is about this very city.",
    ),
    (
        Treatment::FadingDisc,
        Kind::RiskDesignated,
        "A fading rim: somewhere around a town. The radius is our choice.",
    ),
    (Treatment::Area, Kind::RiskAsserted, "An outline with a light fill: the governorate as a whole."),
    (Treatment::Outline, Kind::Programme, "An outline only: something is done there, no risk is claimed."),
    (Treatment::Dashed, Kind::RiskSaidMissing, "Dashes: somebody says that it is missing from the list."),
    (Treatment::Hatch, Kind::CrossBorder, "Slanted lines: along a stretch of border."),
    (Treatment::FadingBand, Kind::Context, "A soft band: a region without limits of its own."),
];

const QUESTIONS: [(&str, &str); 4] = [
    ("FP-04", "Which five areas did the UN name in 2018?"),
    ("FP-17", "Who says that Diyala is missing, and who disagrees?"),
    ("FP-03", "How precisely is Rawa’s marker known?"),
    ("TI-08", "What does the 2025 article say about Mosul?"),
];

fn sign(ui: &mut Ui, treatment: Treatment, kind: Kind, words: &str, theme: &Theme) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(34.0, 24.0), Sense::hover());
        ui.painter().rect_filled(rect, 4.0, crate::ui::widgets::visuals::colour(theme.land));
        let prims = crate::paint::sign(legend_sign(treatment, theme.ink(kind)), Screen::new(17.0, 12.0));
        paint_prims(&ui.painter().with_clip_rect(rect), rect.min, &prims);
        ui.add(egui::Label::new(RichText::new(words).size(13.0)).wrap());
    });
}
