use egui::text::{LayoutJob, TextFormat};
use egui::{Context, FontId, RichText, ScrollArea, Stroke, Ui};

use crate::detail::{CardContext, ParagraphKind, ParagraphRow, paragraphs};
use crate::model::{Article, Claim, Subject};
use crate::reading::locate;
use crate::session::{Action, ArticleAction, Command, ReaderText, SelectAction, Session};
use crate::style::Theme;

use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, PanelMessage, Side};
use crate::ui::widgets::visuals::colour;
use crate::ui::widgets::{elements, fonts};

pub const ARTICLES: PanelId = "articles";

/// The articles, or the one that is open: its paragraphs as numbers with what is claimed in
/// each, and the user's own copy of the text where one is open.
#[derive(Clone, Debug, Default)]
pub struct ArticlesPanel {
    /// The paragraph to scroll into view in the next frame.
    scroll_to: Option<u32>,
    /// The paragraph under the pointer.
    hovered: Option<u32>,
    /// The frame in which something was pressed here: it stays where it is under the pointer.
    pressed_in: Option<u64>,
}

impl Panel for ArticlesPanel {
    fn id(&self) -> PanelId {
        ARTICLES
    }

    fn title(&self) -> &'static str {
        "Articles"
    }

    fn side(&self) -> Side {
        Side::Left
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::ArticlesTab]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let session = context.session;
        let out = match session.article().and_then(|pane| session.atlas().article(&pane.article)) {
            None => {
                let mut out = all(ui, session);
                out.actions.extend(self.hidden());
                out
            }
            Some(article) => one(ui, session, article, context.theme, self),
        };
        self.pressed_in = (!out.actions.is_empty()).then(|| ui.ctx().cumulative_frame_nr());
        out
    }

    /// No paragraph is under the pointer any more: what it spoke of is no longer highlighted.
    fn hidden(&mut self) -> Option<Action> {
        self.hovered.take().map(|_| SelectAction::Highlight(Vec::new()).into())
    }

    fn receive(&mut self, ctx: &Context, message: &PanelMessage) {
        if let PanelMessage::ShowParagraph { paragraph } = message {
            self.scroll_to = Some(*paragraph);
        }
        // A click in the last frame takes effect in this one at the latest.
        let frame = ctx.cumulative_frame_nr();
        let pressed = self.pressed_in.is_some_and(|at| frame <= at + 1);
        if let PanelMessage::ScrollTo { paragraph } = message
            && !pressed
        {
            self.scroll_to = Some(*paragraph);
        }
    }
}

fn all(ui: &mut Ui, session: &Session) -> Outbox {
    let mut out = Outbox::default();
    elements::section(ui, "Articles cited by the layers");
    for article in &session.atlas().articles {
        ui.add_space(6.0);
        if elements::link(ui, &article.title).clicked() {
            out.act(ArticleAction::Open { article: article.id.clone() });
        }
        byline(ui, article);
    }
    ui.add_space(12.0);
    own_copy(ui, &mut out);
    out
}

fn byline(ui: &mut Ui, article: &Article) {
    let author = article.author.as_deref().unwrap_or("no byline");
    let publisher = article.publisher.as_deref().unwrap_or("publisher not named");
    elements::small(ui, &format!("{author} · {publisher} · {}", article.published.text));
}

fn own_copy(ui: &mut Ui, out: &mut Outbox) {
    elements::small(
        ui,
        "The articles’ sentences are not included. Open your copy of a text and its \
         paragraphs are shown here with the cited words highlighted.",
    );
    if elements::button(ui, "Open your copy of the text…") {
        out.run(Command::OpenFile);
    }
}

fn one(
    ui: &mut Ui,
    session: &Session,
    article: &Article,
    theme: &Theme,
    state: &mut ArticlesPanel,
) -> Outbox {
    let mut out = Outbox::default();
    let text = session.article().and_then(|pane| pane.text.as_ref());
    ui.add_space(4.0);
    if elements::button(ui, "All articles") {
        out.act(ArticleAction::Close);
    }
    ui.add(egui::Label::new(RichText::new(&article.title).font(fonts::bold(15.0))).wrap());
    byline(ui, article);
    match text {
        Some(text) => {
            copy_words(ui, text);
            if elements::button(ui, "Find places in it") {
                out.run(Command::ReadAnew);
            }
        }
        None => own_copy(ui, &mut out),
    }
    ui.add_space(4.0);
    let layers = session.prepared();
    let rows = paragraphs(&article.id, &CardContext { atlas: session.atlas(), layers: &layers });
    let target = state.scroll_to.take();
    let mut hovered = None;
    ScrollArea::vertical().id_salt(("article", &article.id)).auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        if !article.notes.is_empty() {
            let title = format!("Notes on this text ({})", article.notes.len());
            egui::CollapsingHeader::new(RichText::new(title).size(12.5)).show(ui, |ui| {
                for note in &article.notes {
                    elements::small(ui, note);
                }
            });
        }
        ui.add_space(4.0);
        for row in &rows {
            // Without a text, paragraphs without claims would be bare numbers.
            if text.is_none() && matches!(row.kind, ParagraphKind::Plain | ParagraphKind::Teaser) {
                continue;
            }
            let response = paragraph(ui, session, row, text, theme, &mut out.actions);
            if target == Some(row.number) {
                response.scroll_to_me(Some(egui::Align::Center));
            }
            if response.contains_pointer() {
                hovered = Some(row);
            }
        }
        ui.add_space(16.0);
    });
    let number = hovered.map(|r| r.number);
    if number != state.hovered {
        state.hovered = number;
        let highlighted =
            hovered.map(|r| r.claims.iter().map(|c| c.key.clone()).collect()).unwrap_or_default();
        out.act(SelectAction::Highlight(highlighted));
    }
    out
}

fn copy_words(ui: &mut Ui, text: &ReaderText) {
    let words = if text.same {
        format!("Your copy, {}: identical to the cited text.", text.file_name)
    } else {
        format!(
            "Your copy, {}, differs from the cited text. Not found in their paragraphs, so not highlighted: {}.",
            text.file_name,
            if text.missing.is_empty() { "none".to_owned() } else { text.missing.join(", ") }
        )
    };
    elements::small(ui, &words);
}

fn paragraph(
    ui: &mut Ui,
    session: &Session,
    row: &ParagraphRow,
    text: Option<&ReaderText>,
    theme: &Theme,
    actions: &mut Vec<Action>,
) -> egui::Response {
    let selected = session.selection().map(|s| s.key());
    let current = row.claims.iter().any(|c| Some(&c.key) == selected);
    let fill = if current { ui.visuals().widgets.inactive.weak_bg_fill } else { egui::Color32::TRANSPARENT };
    let frame = egui::Frame::new().fill(fill).corner_radius(5.0).inner_margin(5.0);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let number = RichText::new(row.number.to_string()).font(fonts::bold(12.5));
            ui.allocate_ui(egui::vec2(24.0, 18.0), |ui| {
                ui.set_width(24.0);
                ui.label(number.color(ui.visuals().weak_text_color()));
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                if let Some(sentence) = text.and_then(|t| t.paragraphs.get(row.number)) {
                    lit_text(ui, session, row, sentence, theme);
                }
                if !row.repeats.is_empty() {
                    let list: Vec<String> = row.repeats.iter().map(u32::to_string).collect();
                    elements::small(ui, &format!("The same text as paragraph {}.", list.join(", ")));
                } else if row.kind == ParagraphKind::Teaser {
                    elements::small(ui, "Caption or teaser: not evidence.");
                }
                claims(ui, row, theme, actions);
            });
        });
    });
    shown.response
}

fn claims(ui: &mut Ui, row: &ParagraphRow, theme: &Theme, actions: &mut Vec<Action>) {
    for claim in row.claims.iter().filter(|c| c.anchored) {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(10.0, 16.0), egui::Sense::hover());
            ui.painter().circle_filled(rect.center(), 4.0, colour(theme.ink(claim.kind)));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 5.0;
                    if elements::link(ui, &claim.name).clicked() {
                        actions.push(SelectAction::Feature(claim.key.clone()).into());
                    }
                    ui.label(RichText::new(format!("{} · {}", claim.claim, claim.speaker)).small().weak());
                });
                elements::text(ui, &claim.paraphrase);
            });
        });
    }
    let more: Vec<&str> = row.claims.iter().filter(|c| !c.anchored).map(|c| c.name.as_str()).collect();
    if !more.is_empty() {
        elements::small(ui, &format!("Also cited for: {}.", more.join(", ")));
    }
    for outside in &row.outside {
        elements::small(ui, &format!("Outside the map: {}.", outside.name));
    }
}

/// A paragraph of the user's copy with the claims' anchors highlighted in their kind's colour.
fn lit_text(ui: &mut Ui, session: &Session, row: &ParagraphRow, sentence: &str, theme: &Theme) {
    let mut marks: Vec<(std::ops::Range<usize>, egui::Color32)> = Vec::new();
    for claim in row.claims.iter().filter(|c| c.anchored) {
        let anchor = find_claim(session, &claim.key, &claim.claim).map(|c| &c.anchor);
        if let Some(Ok(range)) = anchor.map(|a| locate(a, sentence)) {
            marks.push((range, colour(theme.ink(claim.kind))));
        }
    }
    marks.sort_by_key(|(range, _)| range.start);
    let ink = ui.visuals().text_color();
    let plain = TextFormat { font_id: FontId::proportional(13.0), color: ink, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for (range, colour) in marks {
        // Overlapping anchors are highlighted from where the earlier one ends.
        let (from, to) = (range.start.max(at), range.end.max(at));
        job.append(&sentence[at..from], 0.0, plain.clone());
        let highlighted = TextFormat {
            background: colour.gamma_multiply(0.22),
            underline: Stroke::new(1.5, colour),
            ..plain.clone()
        };
        job.append(&sentence[from..to], 0.0, highlighted);
        at = to;
    }
    job.append(&sentence[at..], 0.0, plain);
    ui.add(egui::Label::new(job).wrap());
}

fn find_claim<'a>(session: &'a Session, key: &Subject, id: &str) -> Option<&'a Claim> {
    session.feature(key)?.properties.claims.iter().find(|c| c.id == id)
}
