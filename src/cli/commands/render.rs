use std::ops::{ControlFlow, RangeInclusive};
use std::path::Path;

use super::animate::Animation;
use crate::cli::arguments::Render;
use crate::cli::input::{FileSession, Inputs, Wanted, built_in_session, lookup, position};
use crate::cli::output::{Answer, Failure, unpainted, unwritten};
use crate::files::{self, Replacing, WriteError};
use crate::formats::readers::Kind;
use crate::geo::{Screen, Viewport, World};
use crate::model::Subject;
use crate::paint::{Figure, Furniture, MAX_SIDE, PngOptions, furnish, to_pdf, to_png_with};
use crate::scene::{EventDisplay, Group, Prim, Scene};
use crate::session::{Action, Effect, SelectAction, Session, ViewAction};
use crate::style::Theme;

const WANTED: Wanted =
    Wanted { command: "render", kinds: &[Kind::Project, Kind::Layer, Kind::Events], prefer: None };

/// Default pixels per inch of a page.
const DPI: f32 = 150.0;
const DPIS: RangeInclusive<f32> = 36.0..=600.0;

/// Margin around the country, in pixels.
const MARGIN: f32 = 24.0;

/// Allowed scale factors.
const SCALES: RangeInclusive<f32> = 0.1..=20.0;

/// Smaller there is no room for a map.
const LEAST_SIDE: u32 = 64;

pub fn run(args: &Render) -> Result<Answer, Failure> {
    let animation = args.animate.map(|step| Animation::of(args, step)).transpose()?;
    let format = if animation.is_some() { Format::Png } else { Format::of(&args.output)? };
    let size = size(&args.size)?;
    if !SCALES.contains(&args.scale) {
        let (least, most) = (SCALES.start(), SCALES.end());
        return Err(Failure::usage(format!("The scale “{}” is not between {least} and {most}.", args.scale)));
    }
    let dpi = dpi(args, format)?;
    let mut figure = figure(args, format)?;
    let session = built_in_session()?;
    let events = args.events.events.as_deref();
    let inputs = Inputs::open_as(&session, &args.files, events, WANTED, &args.events.chosen.read_as)?
        .without(&args.events.chosen.deleted)?;
    let picture = format!("The picture “{}”", args.output.display());
    let overwrite = inputs.overwrite(args.replace);
    match &animation {
        Some(animation) => animation.check(&overwrite)?,
        None => overwrite.check(&args.output).map_err(|error| unwritten(&picture, &error))?,
    }
    let mut opened = FileSession::open(
        session,
        inputs,
        args.layers.as_deref(),
        &args.events.chosen.filter,
        args.show.into(),
    )?;
    if let Some(column) = &args.size_by {
        if EventDisplay::from(args.show) != EventDisplay::Circles {
            return Err(Failure::usage("--size-by is for circles; leave out --show."));
        }
        opened.size_by(column)?;
    }
    let FileSession { mut session, problems, .. } = opened;
    let steps = animation.as_ref().map(|animation| animation.begin(&mut session)).transpose()?;
    if args.title.is_none() {
        figure.title.clone_from(&session.document().title);
    }
    let mut session = prepared(session, args, &figure, size)?;
    if let Some((animation, steps)) = animation.zip(steps) {
        let what = animation.write(&mut session, &figure, &steps, args.scale, &overwrite)?;
        return Ok(FileSession::with_problems(&problems, Answer::text(what)));
    }
    let svg = figure.svg(&session);
    let name = args.output.display();
    let failed = |error: WriteError| unwritten(&picture, &error);
    let write = |bytes: &[u8]| files::write(&args.output, bytes, &overwrite).map_err(failed);
    let what = match format {
        Format::Svg => {
            write(svg.as_bytes())?;
            sides(&figure, size)
        }
        Format::Pdf => {
            let pdf = to_pdf(&[&svg], &figure.info(&session));
            write(&pdf.map_err(|e| Failure::usage(e.to_string()))?)?;
            sides(&figure, size)
        }
        Format::Png => {
            drop(session);
            let options = match figure.layout {
                Some(_) => PngOptions::page(dpi),
                None => PngOptions { scale: args.scale, dpi: None },
            };
            let mut file = Replacing::new(&args.output, &overwrite).map_err(failed)?;
            let [width, height] = to_png_with(&svg, options, &mut file, &mut |_| ControlFlow::Continue(()))
                .map_err(|e| unpainted(&picture, e))?;
            file.finish().map_err(failed)?;
            let page = figure.layout.map(|l| format!(", {} at {dpi} dpi", l.label())).unwrap_or_default();
            format!("{width} × {height} pixels{page}")
        }
    };
    Ok(FileSession::with_problems(&problems, Answer::text(format!("{name}: {what}"))))
}

/// The size of a vector file.
fn sides(figure: &Figure, size: [u32; 2]) -> String {
    if let Some(layout) = figure.layout {
        let [width, height] = layout.points().map(|side| (side / 72.0 * 25.4).round());
        return format!("{}, {width} × {height} mm", layout.label());
    }
    let [width, height] = size.map(|side| (f64::from(side) * f64::from(figure.scale)).round());
    format!("{width} × {height} pixels")
}

fn dpi(args: &Render, format: Format) -> Result<f32, Failure> {
    match args.dpi {
        None => Ok(DPI),
        Some(_) if format != Format::Png => Err(Failure::usage(format!(
            "“{}” is a vector format, sharp at any size; leave out --dpi, or write a .png.",
            args.output.display()
        ))),
        Some(dpi) if DPIS.contains(&dpi) => Ok(dpi),
        Some(dpi) => {
            let (least, most) = (DPIS.start(), DPIS.end());
            Err(Failure::usage(format!("--dpi {dpi} is not between {least} and {most}.")))
        }
    }
}

fn figure(args: &Render, format: Format) -> Result<Figure, Failure> {
    let layout = args.layout.as_deref().map(str::parse).transpose();
    let layout = layout.map_err(|why| Failure::usage(format!("{why}.")))?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Ok(Figure {
        layout,
        title: text(&args.title),
        author: text(&args.author),
        date: text(&args.date),
        dark: args.dark,
        furniture: !args.bare,
        // A PNG is scaled while rendering.
        scale: if format == Format::Png { 1.0 } else { args.scale },
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Pdf,
}

impl Format {
    /// The format of the file extension; checks as far as possible before drawing that the file can be
    /// written.
    fn of(path: &Path) -> Result<Self, Failure> {
        let name = path.display();
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let format = match ending.as_deref() {
            Some("svg") => Self::Svg,
            Some("png") => Self::Png,
            Some("pdf") => Self::Pdf,
            Some("gif") => {
                return Err(Failure::usage(format!(
                    "“{name}” is an animation: add --animate month, or write .svg, .png or .pdf."
                )));
            }
            Some(other) => {
                return Err(Failure::usage(format!(
                    "“{name}” ends in .{other}; pictures are written as .svg, .png or .pdf."
                )));
            }
            None => {
                return Err(Failure::usage(format!(
                    "“{name}” needs a file extension for the format: .svg, .png or .pdf."
                )));
            }
        };
        if path.is_dir() {
            return Err(Failure::usage(format!("“{name}” is a folder; name a file in it.")));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match folder {
            Some(folder) if !folder.is_dir() => Err(Failure::usage(format!(
                "The picture “{name}” cannot be written: there is no folder “{}”; make it first.",
                folder.display()
            ))),
            _ => Ok(format),
        }
    }
}

/// Reads `1280x800`.
fn size(text: &str) -> Result<[u32; 2], Failure> {
    let side = |part: &str| part.trim().parse::<u32>().ok();
    let sides = text.split_once(['x', 'X', '×']).and_then(|(w, h)| Some([side(w)?, side(h)?]));
    let fits = |sides: &[u32; 2]| sides.iter().all(|side| (LEAST_SIDE..=MAX_SIDE).contains(side));
    sides.filter(fits).ok_or_else(|| {
        Failure::usage(format!(
            "“{text}” is not a picture size; write width x height in pixels, such as 1280x800, \
             each from {LEAST_SIDE} to {MAX_SIDE}."
        ))
    })
}

/// A session with the requested layers, selection and view.
fn prepared(
    mut session: Session,
    args: &Render,
    figure: &Figure,
    size: [u32; 2],
) -> Result<Session, Failure> {
    session.apply(Action::View(ViewAction::Resize { size: size.map(|side| side as f32) }));
    if let Some(names) = args.names {
        session.apply(Action::Names(names.into()));
    }
    if let Some(id) = &args.select {
        let key = lookup::feature(&session, id)?;
        session.apply(Action::Select(SelectAction::Feature(key)));
    }
    // A page's notes depend on what the map shows, and the map's height on the notes.
    for _ in 0..if args.layout.is_some() { 3 } else { 1 } {
        let size = figure.map_size(&session);
        session.apply(Action::View(ViewAction::Resize { size }));
        let view = view(&mut session, args)?;
        session.apply(Action::View(ViewAction::Set(view)));
    }
    Ok(session)
}

fn view(session: &mut Session, args: &Render) -> Result<Viewport, Failure> {
    let size = session.viewport().size();
    if let (Some(center), Some(zoom)) = (&args.center, args.zoom) {
        let center = position(center, &session.atlas().base)?;
        if !(Viewport::MIN_ZOOM..=Viewport::MAX_ZOOM).contains(&zoom) {
            let (least, most) = (Viewport::MIN_ZOOM, Viewport::MAX_ZOOM);
            return Err(Failure::usage(format!("The zoom “{zoom}” is not between {least} and {most}.")));
        }
        return Ok(Viewport::new(center, zoom, size));
    }
    match &args.fit {
        Some(id) => {
            let key = lookup::feature(session, id)?;
            fitted(session, key)
        }
        None => Ok(project_view(session).unwrap_or_else(|| whole_country(session, args))),
    }
}

/// The project's view, as large as it fits; `None` without a project or a view.
fn project_view(session: &Session) -> Option<Viewport> {
    let saved = session.project_state().base().view.as_ref()?;
    let size = session.viewport().size();
    let view = Viewport::new(saved.center, saved.zoom, saved.size.unwrap_or(size));
    Some(Viewport::fit(view.bounds(), size, 0.0))
}

/// All of Iraq, shifted right and scaled down if the legend would hide part of it.
fn whole_country(session: &Session, args: &Render) -> Viewport {
    let iraq = &session.atlas().base.iraq;
    let size = session.viewport().size();
    let centred = Viewport::fit(iraq.bounds(), size, MARGIN);
    if args.bare || args.layout.is_some() {
        return centred;
    }
    let bounds = iraq.bounds();
    let plates = plates(size, &Furniture::of(session, &centred, &Theme::light()));
    let hidden =
        |view: &Viewport| plates.iter().any(|&[a, b]| iraq.touches(view.to_world(a), view.to_world(b)));
    // Down to a quarter of the size; in a picture too small for that, something is hidden.
    for step in 0..20 {
        let view = centred.zoomed(-0.1 * f64::from(step), centred.to_screen(centred.center()));
        let corner = view.to_screen(World::new(bounds.max.x, bounds.min.y));
        let aside = view.panned(size[0] - MARGIN - corner.x, MARGIN - corner.y);
        if let Some(clear) = [view, aside].into_iter().find(|view| !hidden(view)) {
            return clear;
        }
    }
    centred
}

/// The plates of the furniture: upper left and lower right corners.
fn plates(size: [f32; 2], furniture: &Furniture) -> Vec<[Screen; 2]> {
    let mut scene = Scene { size, background: furniture.ink.plate, groups: Vec::new() };
    furnish(&mut scene, furniture);
    let ground = |group: &Group| match group.prims.first() {
        Some(Prim::Fill(plate)) => Some([*plate.points.first()?, *plate.points.get(2)?]),
        _ => None,
    };
    scene.groups.iter().filter_map(ground).collect()
}

/// The view that the window would fly to.
fn fitted(session: &mut Session, key: Subject) -> Result<Viewport, Failure> {
    let id = key.id().into_owned();
    let effects = session.apply(Action::View(ViewAction::ToFeature(key)));
    effects
        .into_iter()
        .find_map(|effect| if let Effect::FlyTo(view) = effect { Some(view) } else { None })
        .ok_or_else(|| {
            Failure::usage(format!("{id} has no place on the map; `iraq-risk-atlas card {id}` says why."))
        })
}
