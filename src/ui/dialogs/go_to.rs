use egui::{Align2, Context, Id, Key, Modifiers, Ui, pos2, vec2};

use crate::atlas::Match;
use crate::session::{Command, Destination, Session, Understood};

use crate::ui::bar::search_box;
use crate::ui::outbox::{AppCommand, Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};
use crate::ui::widgets::elements;

pub const GO_TO: PanelId = "go to";

/// The box that understands links, ids, coordinates and names.
#[derive(Clone, Debug, Default)]
pub struct GoToBox {
    text: String,
    /// The interpretation, and its text.
    understood: Option<(String, Understood)>,
    chosen: usize,
}

const WIDTH: f32 = 560.0;

/// The accessible name of its field.
const NAME: &str = "Go to";

const HINT: &str = "A place, an id such as FP-17, coordinates, or a link";

impl Panel for GoToBox {
    fn id(&self) -> PanelId {
        GO_TO
    }

    fn title(&self) -> &'static str {
        "Go to"
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::GoTo]
    }

    fn toggles(&self) -> bool {
        false
    }

    fn opened(&mut self) {
        *self = Self::default();
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let (wanted, closed) = go_to(ui.ctx(), context.session, self);
        let mut out = Outbox::closing(GO_TO, closed);
        out.commands.extend(wanted.map(AppCommand::GoTo));
        out
    }
}

/// Where the user wants to go, and whether the box is left.
fn go_to(ctx: &Context, session: &Session, state: &mut GoToBox) -> (Option<Destination>, bool) {
    let known = state.understood.as_ref().filter(|(text, _)| *text == state.text);
    let understood = match known {
        Some((_, understood)) => understood.clone(),
        None => {
            let understood = session.understand(&state.text);
            (state.chosen, state.understood) = (0, Some((state.text.clone(), understood.clone())));
            understood
        }
    };
    let (moved, taken, left) = keys(ctx);
    if let Understood::Names(names) = &understood {
        state.chosen = (state.chosen as isize + moved).rem_euclid(names.len().max(1) as isize) as usize;
    }
    let mut wanted = taken.then(|| taken_of(session, &understood, state.chosen)).flatten();
    let screen = ctx.content_rect();
    let shown = egui::Area::new(Id::unique("go to"))
        .order(egui::Order::Foreground)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(pos2(screen.center().x, screen.top() + 56.0))
        .show(ctx, |ui| {
            egui::Frame::popup(ui.style()).inner_margin(8.0).show(ui, |ui| {
                ui.set_width(WIDTH.min(screen.width() - 40.0));
                elements::floating_field(ui, Id::unique("go to field"), &mut state.text, HINT, NAME);
                ui.add_space(4.0);
                if let Some(place) = answer(ui, session, &understood, state.chosen) {
                    wanted = taken_of(session, &understood, place);
                }
            });
        });
    let outside = ctx.input(|i| i.pointer.any_pressed())
        && ctx.input(|i| i.pointer.interact_pos()).is_some_and(|p| !shown.response.rect.contains(p));
    let closed = left || outside || wanted.is_some();
    (wanted, closed)
}

fn keys(ctx: &Context) -> (isize, bool, bool) {
    ctx.input_mut(|i| {
        let down = i.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as isize;
        let up = i.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as isize;
        (down - up, i.consume_key(Modifiers::NONE, Key::Enter), i.consume_key(Modifiers::NONE, Key::Escape))
    })
}

/// Shows the interpretation; returns the clicked index, 0 if there is no list.
fn answer(ui: &mut Ui, session: &Session, understood: &Understood, chosen: usize) -> Option<usize> {
    match understood {
        Understood::Nothing => {
            for example in EXAMPLES {
                elements::small(ui, example);
            }
            None
        }
        Understood::One(_, line) => {
            elements::text(ui, line);
            ui.add_space(2.0);
            ui.horizontal(|ui| {
                let go = ui.button("Go").clicked();
                ui.weak("Enter");
                go
            })
            .inner
            .then_some(0)
        }
        Understood::Names(names) => {
            ui.spacing_mut().item_spacing = vec2(8.0, 1.0);
            let rows = names.iter().enumerate();
            // Each needs a layout.
            let pressed: Vec<usize> = rows
                .filter(|(place, found)| search_box::row(ui, session, found, *place == chosen))
                .map(|(place, _)| place)
                .collect();
            pressed.first().copied()
        }
        Understood::Wrong(why) => {
            elements::text(ui, &why.to_string());
            None
        }
    }
}

const EXAMPLES: [&str; 4] = [
    "35.325 N 43.77 E  ·  43.77, 35.325  ·  35°19'30\"N 43°46'12\"E",
    "FP-17  ·  IQ-KI",
    "Hawija  ·  الحويجة",
    "iraq-risk-atlas --select FP-17 --at 43.77,35.325,9",
];

fn taken_of(session: &Session, understood: &Understood, place: usize) -> Option<Destination> {
    match understood {
        Understood::One(to, _) => Some(to.clone()),
        Understood::Names(names) => destination(session, names.get(place)?),
        Understood::Nothing | Understood::Wrong(_) => None,
    }
}

fn destination(session: &Session, found: &Match) -> Option<Destination> {
    match session.subject_of(&found.target) {
        Some(key) => Some(Destination::Feature(key)),
        None => found.position.map(|at| Destination::Position { at, zoom: None }),
    }
}
