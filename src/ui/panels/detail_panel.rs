use egui::{Color32, RichText, ScrollArea, Ui, vec2};

use crate::detail::{BadgeKind, Card, ClaimView, CriterionView, EventPart, Link, Row, to_text};
use crate::model::{Kind, SpeakerKind, Subject};
use crate::session::{Action, ArticleAction, Command, SelectAction, Session, ViewAction};
use crate::style::Theme;

use crate::ui::outbox::{AppCommand, Outbox};
use crate::ui::panels::event_section::event_section;
use crate::ui::panels::event_stats::Digested;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;
use crate::ui::widgets::visuals::colour;
use crate::ui::widgets::{bidi, elements, fonts};

/// The card of the selection.
pub fn detail_panel(
    ui: &mut Ui,
    session: &Session,
    card: &Card,
    digested: Digested,
    theme: &Theme,
) -> Outbox {
    let mut out = Outbox::default();
    ui.add_space(6.0);
    out.actions.extend(around(ui, session, theme));
    ScrollArea::vertical().id_salt(("card", &card.key)).auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        head(ui, card, theme, &mut out);
        rows(ui, card, &mut out);
        if let Subject::Governorate(code) = &card.key
            && let Some(g) = session.atlas().base.governorate(code)
        {
            out.actions.extend(crate::ui::map::chips::only_governorate(ui, session, &g.name));
        }
        if let Some(voices) = &card.voices {
            ui.add_space(6.0);
            elements::edged(ui, ui.visuals().weak_text_color(), |ui| elements::text(ui, &voices.sentence));
        }
        if let Some(reason) = &card.not_drawn {
            elements::section(ui, "Why it is not drawn");
            elements::text(ui, reason);
        }
        if let Some(part) = &card.events {
            event_section(ui, part, digested, theme, &mut out.actions);
        }
        claims(ui, card, theme, &mut out);
        criteria(ui, &card.criteria, &mut out);
        touching(ui, card, theme, &mut out);
        if !card.why_shape.is_empty() {
            elements::section(ui, "Why this shape");
            for sentence in &card.why_shape {
                elements::text(ui, sentence);
            }
        }
        if !card.notes.is_empty() {
            elements::section(ui, "Notes");
            for note in &card.notes {
                elements::text(ui, note);
            }
        }
        ui.add_space(16.0);
    });
    out
}

/// The header of every card: back, forward, and the other hits here.
pub(in crate::ui) fn around(ui: &mut Ui, session: &Session, theme: &Theme) -> Vec<Action> {
    let mut out = Outbox::default();
    navigation(ui, session, &mut out);
    others_here(ui, session, theme, &mut out);
    out.actions
}

fn select(out: &mut Outbox, link: &Link) {
    out.act(SelectAction::Feature(link.key.clone()));
}

fn cite(out: &mut Outbox, article: &str, paragraph: u32) {
    out.act(ArticleAction::Open { article: article.to_owned() });
    out.command(AppCommand::ShowParagraph { article: article.to_owned(), paragraph });
}

fn navigation(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let history = session.history();
        for (icon, name, can, action) in [
            (Icon::Back, "Back to the previous selection", history.can_go_back(), SelectAction::Back),
            (Icon::Forward, "Forward to the next selection", history.can_go_forward(), SelectAction::Forward),
        ] {
            if ui.add_enabled_ui(can, |ui| icons::button(ui, icon, name)).inner.clicked() {
                out.act(action);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icons::button(ui, Icon::Close, "Close card (Esc)").clicked() {
                out.act(SelectAction::Clear);
            }
        });
    });
}

/// "2 of 4 here", with all of them one click away.
fn others_here(ui: &mut Ui, session: &Session, theme: &Theme, out: &mut Outbox) {
    let Some(selection) = session.selection().filter(|s| s.hits().len() > 1) else { return };
    let (count, index) = (selection.hits().len(), selection.index());
    let frame = egui::Frame::new().fill(ui.visuals().faint_bg_color).corner_radius(6.0).inner_margin(6.0);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal(|ui| {
            ui.label(RichText::new(format!("{} of {count} here", index + 1)).font(fonts::bold(12.5)));
            ui.label(RichText::new("click again or press Tab for the next").small().weak());
        });
        // Many events may differ at one place.
        ScrollArea::vertical().id_salt("others here").max_height(190.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for (i, key) in selection.hits().iter().enumerate() {
                    let (kind, layer) = match key {
                        Subject::Annotation(_) => (None, "annotation"),
                        Subject::Event { layer, .. } => {
                            (Some(Kind::Incident), session.events().layer(*layer).map_or("", |l| l.name()))
                        }
                        Subject::Governorate(_) => (Some(Kind::Governorate), "base map"),
                        Subject::Feature { layer, .. } => (
                            session.feature(key).map(|f| f.properties.kind),
                            session.layer(layer).map_or("", |l| l.name()),
                        ),
                    };
                    let name = session.name_of(key);
                    let words = match session.change_title(key) {
                        Some(change) => format!("{change}: {name} · {layer}"),
                        None => format!("{name} · {layer}"),
                    };
                    if elements::line_button(ui, &words, colour(theme.ink_of(kind)), i == index) {
                        out.act(SelectAction::Take { index: i });
                    }
                }
            },
        );
    });
    ui.add_space(2.0);
}

fn head(ui: &mut Ui, card: &Card, theme: &Theme, out: &mut Outbox) {
    ui.add_space(4.0);
    ui.add(egui::Label::new(RichText::new(&card.title).font(fonts::bold(21.0))).wrap());
    if let Some(arabic) = &card.title_ar {
        let font = egui::FontId::proportional(17.0);
        bidi::label(ui, arabic, &font, ui.visuals().weak_text_color());
    }
    elements::small(ui, &card.layer_name);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        for badge in &card.badges {
            let dot = match badge.kind {
                BadgeKind::Kind(kind) | BadgeKind::Also(kind) => Some(colour(theme.ink(kind))),
                BadgeKind::Reconstruction
                | BadgeKind::Approximate
                | BadgeKind::Disputed
                | BadgeKind::NotDrawn => None,
            };
            let response = elements::badge(ui, &badge.words, dot);
            if let Some(claim) = badge.claims.first() {
                response.on_hover_text(format!("{}: {}", claim.speaker, claim.paraphrase));
            }
        }
    });
    for badge in card.badges.iter().filter(|b| !b.claims.is_empty()) {
        if let Some(link) = &badge.link {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new("See also").small().weak());
                if elements::link(ui, &link.text).clicked() {
                    select(out, link);
                }
            });
        }
    }
    take_away(ui, card, out);
    ui.add_space(6.0);
}

fn rows(ui: &mut Ui, card: &Card, out: &mut Outbox) {
    for row in &card.rows {
        elements::labelled(ui, &row.label, |ui| value(ui, row, out));
    }
}

fn value(ui: &mut Ui, row: &Row, out: &mut Outbox) {
    if row.links.is_empty() {
        if row.small {
            elements::small(ui, &row.value)
        } else {
            elements::text(ui, &row.value)
        };
        return;
    }
    ui.horizontal_wrapped(|ui| {
        // As high as text, to align with its label.
        ui.spacing_mut().interact_size.y = 0.0;
        for link in &row.links {
            if elements::link(ui, &link.text).clicked() {
                select(out, link);
            }
        }
    });
}

fn claims(ui: &mut Ui, card: &Card, theme: &Theme, out: &mut Outbox) {
    for group in &card.claims {
        elements::section(ui, &group.heading);
        for view in &group.claims {
            claim(ui, view, colour(theme.ink(card.kind)), theme, out);
        }
    }
    for together in &card.together {
        elements::section(ui, &together.heading);
        for view in &together.claims {
            claim(ui, view, colour(theme.ink(card.kind)), theme, out);
        }
    }
}

fn claim(ui: &mut Ui, view: &ClaimView, edge: Color32, theme: &Theme, out: &mut Outbox) {
    elements::edged(ui, edge, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.add(egui::Label::new(RichText::new(&view.speaker).font(fonts::bold(13.5))).wrap());
        let sort = view.speaker_kind.words();
        let role = match &view.role {
            // "no source named" needs no "the author, no source named" once more.
            Some(role) if view.speaker_kind == SpeakerKind::Author => role.clone(),
            Some(role) => format!("{role} · {sort}"),
            None => sort.to_owned(),
        };
        elements::small(ui, &role);
        elements::text(ui, &view.paraphrase);
        ui.horizontal_wrapped(|ui| {
            let place = format!("{}, {}", view.article_short, view.place);
            if elements::link(ui, &place).on_hover_text("Open the article at this paragraph").clicked() {
                cite(out, &view.article, view.paragraphs.first().copied().unwrap_or(1));
            }
            ui.label(RichText::new(&view.id).small().weak());
        });
        if let Some(repeats) = &view.repeats {
            elements::small(ui, repeats);
        }
        if let Some(note) = &view.note {
            elements::small(ui, note);
        }
        for answer in &view.answers {
            ui.add_space(4.0);
            let against = Color32::from_rgb(0xB0, 0x3A, 0x2E);
            ui.label(RichText::new("Response").font(fonts::bold(12.0)).color(ui.visuals().weak_text_color()));
            claim(
                ui,
                answer,
                if theme.dark { Color32::from_rgb(0xE5, 0x7D, 0x70) } else { against },
                theme,
                out,
            );
        }
    });
}

fn criteria(ui: &mut Ui, criteria: &[CriterionView], out: &mut Outbox) {
    if criteria.is_empty() {
        return;
    }
    elements::section(ui, "Criteria for the choice, and who states them");
    for criterion in criteria {
        ui.horizontal_top(|ui| {
            ui.label("•");
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                elements::text(ui, &criterion.text);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    ui.label(RichText::new(&criterion.said_by).small().weak());
                    if elements::link(ui, &format!("paragraph {}", criterion.paragraph)).clicked() {
                        cite(out, &criterion.article, criterion.paragraph);
                    }
                });
                if let Some(note) = &criterion.note {
                    elements::small(ui, note);
                }
            });
        });
    }
}

fn touching(ui: &mut Ui, card: &Card, theme: &Theme, out: &mut Outbox) {
    if card.touching.is_empty() {
        return;
    }
    elements::section(ui, "What the layers say about it");
    for layer in &card.touching {
        elements::small(ui, &layer.name);
        for touching in &layer.features {
            let words = format!("{} · {}", touching.link.text, touching.reach.words());
            if elements::line_button(ui, &words, colour(theme.ink(touching.link.kind)), false) {
                select(out, &touching.link);
            }
        }
    }
}

fn take_away(ui: &mut Ui, card: &Card, out: &mut Outbox) {
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        if card.not_drawn.is_none() && elements::button(ui, "Zoom to") {
            out.act(ViewAction::ToFeature(card.key.clone()));
        }
        // Neither a user's file nor a position in it can be cited by a link.
        if matches!(card.events, Some(EventPart::Row(_) | EventPart::List(_))) {
            if elements::button(ui, "Copy card") {
                out.act(Action::Copy { what: "card", text: to_text(card) });
            }
            return;
        }
        if elements::button(ui, "Copy citation") {
            out.act(Action::Copy { what: "citation", text: card.citation() });
        }
        if elements::button(ui, "Copy link") {
            out.run(Command::CopyLink);
        }
    });
}
