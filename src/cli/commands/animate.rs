//! The playback of the events as a GIF or as a folder of numbered PNG files.

use std::ops::{ControlFlow, RangeInclusive};
use std::path::PathBuf;
use std::time::Duration;

use crate::cli::arguments::{Render, StepArg};
use crate::cli::output::{Failure, ProgressBar, unpainted, unwritten};
use crate::events::{Day, Unit};
use crate::files::{NewFolder, Overwrite, Replacing, WriteError};
use crate::paint::{Figure, GifWriter, PaintError, PngOptions, to_png_with};
use crate::session::{EventAction, Session};

/// Most pictures of an animation.
const MOST: usize = 2000;

/// How long a step may be shown, in seconds.
const SECONDS: RangeInclusive<f32> = 0.05..=60.0;

pub struct Animation {
    unit: Unit,
    each: Duration,
    path: PathBuf,
    target: Target,
}

#[derive(Clone, Copy)]
enum Target {
    Gif,
    Folder,
}

impl Animation {
    pub fn of(args: &Render, step: StepArg) -> Result<Self, Failure> {
        if !SECONDS.contains(&args.seconds) {
            let (least, most) = (SECONDS.start(), SECONDS.end());
            return Err(Failure::usage(format!(
                "--seconds {} is not between {least} and {most}.",
                args.seconds
            )));
        }
        let path = args.output.clone();
        let name = path.display();
        let is_gif = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("gif"));
        let target = if is_gif {
            Target::Gif
        } else if path.is_dir() || name.to_string().ends_with(['/', std::path::MAIN_SEPARATOR]) {
            Target::Folder
        } else {
            return Err(Failure::usage(format!(
                "“{name}” is no animation: name a .gif, or a folder, such as pictures/, for numbered PNG files."
            )));
        };
        let each = Duration::from_secs_f32(args.seconds);
        Ok(Self { unit: step.into(), each, path, target })
    }

    /// Whether it can be written, before anything is drawn.
    pub fn check(&self, overwrite: &Overwrite) -> Result<(), Failure> {
        let checked = match self.target {
            Target::Gif => overwrite.check(&self.path),
            Target::Folder => NewFolder::check(&self.path),
        };
        checked.map_err(|error| self.unwritten(&error))
    }

    fn unwritten(&self, error: &WriteError) -> Failure {
        unwritten(&self.name(), error)
    }

    fn name(&self) -> String {
        format!("The animation “{}”", self.path.display())
    }

    /// Shows the first step; the days of all steps that are wanted.
    pub fn begin(&self, session: &mut Session) -> Result<Vec<(Day, Day)>, Failure> {
        if session.events().active().is_none() {
            return Err(Failure::usage("--animate plays events; name an event file."));
        }
        let (chosen, span) = (session.events().days(), session.time_span());
        let all = session.begin_animation(self.unit);
        let Some(span) = span.filter(|_| !all.is_empty()) else {
            return Err(Failure::usage("No event has a date, so there is nothing to animate."));
        };
        let unit = self.unit.words();
        let wanted: Vec<(Day, Day)> = match chosen {
            None => all.to_vec(),
            Some((from, to)) => {
                let shown = |step: &&(Day, Day)| step.0 <= to && step.1 >= from;
                let whole = |step: &(Day, Day)| step.0.max(span.0) >= from && step.1.min(span.1) <= to;
                let steps: Vec<(Day, Day)> = all.iter().filter(shown).copied().collect();
                if !steps.iter().all(whole) {
                    return Err(Failure::usage(format!(
                        "The chosen days cut a {unit}, which would show days that were not chosen; choose \
                         whole ones, or a shorter step."
                    )));
                }
                steps
            }
        };
        match wanted.len() {
            0 => Err(Failure::usage("No event lies in the chosen days, so there is nothing to animate.")),
            1..=MOST => Ok(wanted),
            n => Err(Failure::usage(format!(
                "One picture a {unit} would be {n} pictures; at most {MOST} are written. Choose a longer \
                 step, or fewer days."
            ))),
        }
    }

    /// Writes picture after picture; says what was written.
    pub fn write(
        &self,
        session: &mut Session,
        figure: &Figure,
        steps: &[(Day, Day)],
        scale: f32,
        overwrite: &Overwrite,
    ) -> Result<String, Failure> {
        let size = session.viewport().size().map(|side| (side * scale).round() as u32);
        let mut bar = ProgressBar::new();
        let mut frames = steps.iter().enumerate().map(|(i, days)| {
            session.apply(EventAction::Days(Some(*days)).into());
            bar.show(i as u64, steps.len() as u64, &format!("picture {} of {}", i + 1, steps.len()));
            figure.frame(session)
        });
        match self.target {
            Target::Gif => self.gif(&mut frames, size, overwrite)?,
            Target::Folder => self.folder(&mut frames, scale)?,
        }
        let [width, height] = size;
        let (name, pictures) = (self.path.display(), steps.len());
        Ok(format!("{name}: {pictures} pictures, one a {}, {width} × {height} pixels", self.unit.words()))
    }

    fn gif(
        &self,
        frames: &mut dyn Iterator<Item = String>,
        size: [u32; 2],
        overwrite: &Overwrite,
    ) -> Result<(), Failure> {
        let mut file = Replacing::new(&self.path, overwrite).map_err(|e| self.unwritten(&e))?;
        let mut gif = GifWriter::new(&mut file, size, self.each).map_err(|e| self.failed(e))?;
        for svg in frames {
            gif.add(&svg).map_err(|e| self.failed(e))?;
        }
        gif.finish().map_err(|e| self.failed(e))?;
        file.finish().map_err(|e| self.unwritten(&e))
    }

    fn folder(&self, frames: &mut dyn Iterator<Item = String>, scale: f32) -> Result<(), Failure> {
        let folder = NewFolder::new(&self.path).map_err(|e| self.unwritten(&e))?;
        let options = PngOptions { scale, dpi: None };
        for (svg, number) in frames.zip(1..) {
            let path = folder.file(&format!("{number:04}.png"));
            let mut file =
                Replacing::new(&path, &Overwrite::program_output()).map_err(|e| self.unwritten(&e))?;
            to_png_with(&svg, options, &mut file, &mut |_| ControlFlow::Continue(()))
                .map_err(|e| self.failed(e))?;
            file.finish().map_err(|e| self.unwritten(&e))?;
        }
        folder.finish().map_err(|e| self.unwritten(&e))
    }

    fn failed(&self, error: PaintError) -> Failure {
        unpainted(&self.name(), error)
    }
}
