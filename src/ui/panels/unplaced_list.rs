use egui::{RichText, ScrollArea, Ui};

use crate::detail::{CardContext, outside, unplaced};
use crate::session::{ArticleAction, Command, SelectAction, Session};

use crate::ui::outbox::{AppCommand, Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};
use crate::ui::widgets::elements;

/// The list of features that are not on the map.
#[derive(Clone, Copy, Debug, Default)]
pub struct UnplacedPanel;

impl Panel for UnplacedPanel {
    fn id(&self) -> PanelId {
        "unplaced"
    }

    fn title(&self) -> &'static str {
        "Not drawn"
    }

    fn side(&self) -> Side {
        Side::Left
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::NotDrawnTab]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        unplaced_list(ui, context.session)
    }
}

/// Claims without a place on the map, with the reason, and places outside the map.
fn unplaced_list(ui: &mut Ui, session: &Session) -> Outbox {
    let mut out = Outbox::default();
    let layers = session.prepared();
    let context = CardContext { atlas: session.atlas(), layers: &layers };
    ScrollArea::vertical().id_salt("unplaced").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        let rows = unplaced(&context);
        elements::section(ui, &format!("Claims without a place ({})", rows.len()));
        elements::small(ui, "Each is listed with the reason it is not drawn.");
        for row in rows {
            ui.add_space(5.0);
            if elements::link(ui, &row.name).clicked() {
                out.act(SelectAction::Feature(row.key.clone()));
            }
            elements::text(ui, &row.reason);
            let place = row.paragraph.map_or_else(String::new, |p| format!(", paragraph {p}"));
            ui.label(RichText::new(format!("{} · {}{place}", row.speaker, row.article_short)).small().weak());
        }
        let rows = outside(&context);
        elements::section(ui, &format!("Mentioned, outside the map ({})", rows.len()));
        for row in rows {
            ui.add_space(4.0);
            elements::text(ui, &format!("{}: {}", row.name, row.paraphrase));
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(format!("{} ·", row.said_by)).small().weak());
                let place = format!("{}, paragraph {}", row.article_short, row.paragraph);
                if elements::link(ui, &place).clicked() {
                    let (article, paragraph) = (row.article.clone(), row.paragraph);
                    out.act(ArticleAction::Open { article: article.clone() });
                    out.command(AppCommand::ShowParagraph { article, paragraph });
                }
            });
        }
        ui.add_space(12.0);
    });
    out
}
