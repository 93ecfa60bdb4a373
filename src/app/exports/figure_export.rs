use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{ColorImage, Context, TextureHandle, TextureOptions, Theme, load::SizedTexture};

use crate::paint::{Pixels, to_pixels};
use crate::session::{Effect, Session};
use crate::ui::{FigureKind, FigureState, FigureWish, Preview, SaveAnswer, SaveWords, figure_window};

use crate::app::exports::figure_error::FigureError;
use crate::app::exports::figure_file::{FigureFile, FigureJob};
use crate::app::exports::figure_pages::pages;
use crate::app::files::save_as::SaveAs;
use crate::app::jobs::{Job, Jobs, LatestOnly, take_finished};
use crate::app::today::today;

/// Figure export: dialog, preview and file.
pub struct FigureExport {
    jobs: Jobs,
    open: Option<Open>,
    /// The file being written, and its progress.
    writing: Option<(FigureJob, f32)>,
    copying: Option<Job<Result<Vec<Pixels>, FigureError>>>,
    /// The choices when the dialog was last closed.
    last: Option<FigureState>,
}

/// State while the dialog is open.
struct Open {
    state: FigureState,
    drawn: LatestOnly<Asked, Result<Vec<Pixels>, FigureError>>,
    /// The space for a page in screen pixels.
    room: [u32; 2],
    pages: Vec<TextureHandle>,
    fault: Option<String>,
    /// When the figure was last built, on the window's clock.
    made: f64,
    saving: Option<SaveAs>,
}

/// The pages as SVG files, and the space for each.
type Asked = (Arc<[String]>, [u32; 2]);

/// Seconds between two previews, because a figure is built on the window's thread.
const EVERY: f64 = 0.2;

/// Pixels per inch of a page on the clipboard.
const COPIED: f32 = 150.0;

const WORDS: SaveWords = SaveWords {
    title: "Save figure",
    about: "The file extension chooses the format: .pdf, .png or .svg.",
    field: "Figure file path",
};

impl FigureExport {
    pub fn new(jobs: &Jobs) -> Self {
        Self { jobs: jobs.clone(), open: None, writing: None, copying: None, last: None }
    }

    /// Opens the dialog, or restores it.
    pub fn open(&mut self, session: &Session, subject: FigureKind) {
        if let Some(open) = &mut self.open {
            open.state.subject = subject;
            return;
        }
        let size = size_of(session);
        let state = self.last.take().unwrap_or_else(|| FigureState::new(today(), size));
        let drawn = self.jobs.latest_only("Drawing the preview", |(pages, room): &Asked| {
            pages.iter().map(|svg| to_pixels(svg, *room).map_err(FigureError::from)).collect()
        });
        self.open = Some(Open {
            state: FigureState { subject, size, ..state },
            drawn,
            room: [1; 2],
            pages: Vec::new(),
            fault: None,
            made: f64::NEG_INFINITY,
            saving: None,
        });
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes the dialog; its choices are remembered.
    pub fn close(&mut self) {
        self.last = self.open.take().map(|open| open.state).or(self.last.take());
    }

    /// Copies the current map to the clipboard.
    pub fn copy_map(&mut self, ctx: &Context, session: &Session) {
        let size = size_of(session);
        let mut state = FigureState { size, ..FigureState::new(String::new(), size) };
        state.figure.layout = None;
        state.figure.dark = ctx.theme() == Theme::Dark;
        self.copying = Some(copy(&self.jobs, &state, session));
    }

    /// Shows the dialogs and handles requests. Returns toasts.
    pub fn windows(&mut self, ctx: &Context, session: &Session) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.finished(ctx).into_iter().collect();
        let written = self.writing.as_ref().map(|(_, share)| *share);
        let Some(open) = &mut self.open else { return effects };
        open.renew(ctx, session);
        match open.show(ctx, session, written) {
            Some(FigureWish::Close) => self.close(),
            Some(FigureWish::Stop) => self.writing = None,
            Some(FigureWish::Copy) => self.copying = Some(copy(&self.jobs, &open.state, session)),
            Some(FigureWish::Save) => {
                let proposed = proposed(&open.state, session);
                open.saving = Some(SaveAs::new(&self.jobs, WORDS, &proposed, None));
            }
            None => {}
        }
        if let Some(path) = self.open.as_mut().and_then(|open| open.where_to(ctx))
            && let Some(open) = &self.open
        {
            match FigureFile::of(&open.state, session, path) {
                Ok(file) => self.writing = Some((file.start(&self.jobs), 0.0)),
                Err(why) => effects.push(Effect::Say(why.to_string())),
            }
        }
        effects
    }

    /// Results since the last call.
    fn finished(&mut self, ctx: &Context) -> Option<Effect> {
        if let Some(copied) = take_finished(&mut self.copying) {
            return match copied.ok()? {
                Ok(pages) => {
                    ctx.copy_image(image(pages.first()?));
                    Some(Effect::Say("The picture is on the clipboard.".to_owned()))
                }
                Err(why) => Some(Effect::Say(why.to_string())),
            };
        }
        let (job, share) = self.writing.as_mut()?;
        if let Some(newest) = job.progress().last() {
            *share = newest;
        }
        let done = job.poll()?;
        self.writing = None;
        match done.ok()? {
            Ok(words) => {
                self.close();
                Some(Effect::Say(words))
            }
            Err(why) => Some(Effect::Say(why.to_string())),
        }
    }
}

impl Open {
    /// Requests a new preview if the figure has changed, and takes a finished one.
    fn renew(&mut self, ctx: &Context, session: &Session) {
        let now = ctx.input(|i| i.time);
        let wait = self.made + EVERY - now;
        if self.drawn.is_waiting() {
            // Its completion triggers the next frame.
        } else if self.room == [1; 2] {
            // The dialog has not been laid out yet.
            ctx.request_repaint();
        } else if wait > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(wait));
        } else {
            self.made = now;
            match pages(&self.state, session) {
                Ok(pages) => self.drawn.ask((pages.into(), self.page_room())),
                Err(why) => self.fault = Some(why.to_string()),
            }
        }
        if let Some((_, drawn)) = self.drawn.poll() {
            match drawn {
                Ok(pages) => {
                    let load = |p| ctx.load_texture("figure", image(p), TextureOptions::LINEAR);
                    self.pages = pages.iter().map(load).collect();
                    self.fault = None;
                }
                Err(why) => self.fault = Some(why.to_string()),
            }
        }
    }

    /// Sheets are stacked, each as wide as the space.
    fn page_room(&self) -> [u32; 2] {
        let [width, height] = self.room;
        if self.state.subject == FigureKind::Sheet { [width, width * 2] } else { [width, height] }
    }

    fn show(&mut self, ctx: &Context, session: &Session, written: Option<f32>) -> Option<FigureWish> {
        let pages: Vec<SizedTexture> = self.pages.iter().map(SizedTexture::from_handle).collect();
        let preview = Preview { pages: &pages, fault: self.fault.as_deref(), written };
        let sheet = session.selection().filter(|s| session.card(s.key()).is_some());
        let name = sheet.map(|s| session.name_of(s.key()));
        let before = self.state.clone();
        let room = self.room;
        let wish;
        (wish, self.room) = figure_window(ctx, &mut self.state, &preview, name.as_deref());
        if self.state != before || self.room != room {
            self.made = f64::NEG_INFINITY;
            ctx.request_repaint();
        }
        wish
    }

    /// The path, once the user has chosen it.
    fn where_to(&mut self, ctx: &Context) -> Option<PathBuf> {
        match self.saving.as_mut()?.show(ctx) {
            SaveAnswer::Waiting | SaveAnswer::Choose => None,
            SaveAnswer::Cancel => {
                self.saving = None;
                None
            }
            SaveAnswer::Save(path) => {
                self.saving = None;
                Some(path.into())
            }
        }
    }
}

/// The map's size in the window, in pixels.
fn size_of(session: &Session) -> [u32; 2] {
    session.viewport().size().map(|side| side.round().max(64.0) as u32)
}

fn copy(jobs: &Jobs, state: &FigureState, session: &Session) -> Job<Result<Vec<Pixels>, FigureError>> {
    let pages = pages(state, session);
    let within = state.paper().map_or(state.size, |paper| paper.pixels(COPIED));
    jobs.start("Copying the picture", move |_| {
        let pages = pages?;
        let first = pages.iter().take(1);
        first.map(|svg| to_pixels(svg, within).map_err(FigureError::from)).collect()
    })
}

fn image(pixels: &Pixels) -> ColorImage {
    ColorImage::from_rgba_unmultiplied(pixels.size.map(|side| side as usize), &pixels.rgba)
}

/// In the user's folder, named after the figure's title.
fn proposed(state: &FigureState, session: &Session) -> PathBuf {
    let title = match (state.subject, session.selection()) {
        (FigureKind::Sheet, Some(selection)) => session.name_of(selection.key()),
        _ if state.figure.title.trim().is_empty() => "iraq-risk-atlas".to_owned(),
        _ => state.figure.title.clone(),
    };
    let plain = |c: char| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let stem: String = title.trim().chars().map(plain).take(60).collect();
    let stem = stem.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let folder = std::env::home_dir().unwrap_or_default();
    folder.join(format!("{stem}.{}", state.format().ending()))
}
