use std::ops::RangeInclusive;
use std::path::Path;

use geo::Intersects;

use crate::atlas::CREDITS;
use crate::geo::{LonLat, Screen, Shape, Viewport, World, metres_per_pixel};
use crate::model::FeatureRef;
use crate::paint::{Furniture, Ink, MAX_SIDE, Scale, SvgOptions, furnish, to_png, to_svg};
use crate::scene::{Group, Prim, Scene, event_legend};
use crate::session::{Action, Effect, LayerAction, LayerState, SelectAction, Session, ViewAction};
use crate::style::{LegendEntry, Theme, legend_sign};

use super::args::Render;
use super::{Answer, Failure, event_file, files, lookup, position};

/// Pixels left free round the country.
const MARGIN: f32 = 24.0;

/// How much a picture may be enlarged.
const SCALES: RangeInclusive<f32> = 0.1..=20.0;

/// Smaller there is no room for a map.
const LEAST_SIDE: u32 = 64;

pub fn run(args: &Render) -> Result<Answer, Failure> {
    let format = Format::of(&args.output)?;
    let size = size(&args.size)?;
    if !SCALES.contains(&args.scale) {
        let (least, most) = (SCALES.start(), SCALES.end());
        return Err(Failure::usage(format!("The scale “{}” is not between {least} and {most}.", args.scale)));
    }
    let session = prepared(args, size)?;
    let svg = svg(&session, args, if format == Format::Svg { args.scale } else { 1.0 });
    let bytes = match format {
        Format::Svg => svg.into_bytes(),
        Format::Png => to_png(&svg, args.scale).map_err(|e| Failure::usage(e.to_string()))?,
    };
    let name = args.output.display();
    files::write(&args.output, &bytes)
        .map_err(|why| Failure::usage(format!("The picture “{name}” cannot be written: {why}.")))?;
    let [width, height] = size.map(|side| (f64::from(side) * f64::from(args.scale)).round());
    Ok(Answer::text(format!("{name}: {width} × {height} pixels")))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
}

impl Format {
    /// What the file's ending asks for; that the file can be written is checked as far as it
    /// can be before drawing.
    fn of(path: &Path) -> Result<Self, Failure> {
        let name = path.display();
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let format = match ending.as_deref() {
            Some("svg") => Self::Svg,
            Some("png") => Self::Png,
            Some(other) => {
                return Err(Failure::usage(format!(
                    "“{name}” ends in .{other}; a picture is written as .svg or .png."
                )));
            }
            None => {
                return Err(Failure::usage(format!(
                    "“{name}” needs an ending that says the format: .svg or .png."
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
            "“{text}” is no size of a picture; write width x height in pixels, such as 1280x800, \
             each from {LEAST_SIDE} to {MAX_SIDE}."
        ))
    })
}

/// A session with the layers, the selection and the view that were asked for.
fn prepared(args: &Render, size: [u32; 2]) -> Result<Session, Failure> {
    let mut session = super::session()?;
    session.apply(Action::View(ViewAction::Resize { size: size.map(|side| side as f32) }));
    session.apply(Action::Names(args.names.into()));
    if let Some(names) = &args.layers {
        let layers = lookup::layers(&session, names)?;
        session.apply(Action::Layer(LayerAction::ShowAll(false)));
        for layer in layers {
            session.apply(Action::Layer(LayerAction::Show { layer, visible: true }));
        }
    }
    if let Some(id) = &args.select {
        let key = lookup::feature(&session, id)?;
        session.apply(Action::Select(SelectAction::Feature(key)));
    }
    if let Some(path) = &args.events {
        let open = event_file::open(session.atlas(), path, &args.filter)?;
        open.put_into(&mut session, args.show.into());
    }
    let view = view(&mut session, args)?;
    session.apply(Action::View(ViewAction::Set(view)));
    Ok(session)
}

fn view(session: &mut Session, args: &Render) -> Result<Viewport, Failure> {
    let size = session.viewport().size();
    if let (Some(center), Some(zoom)) = (&args.center, args.zoom) {
        let center = position::position(center, &session.atlas().base)?;
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
        None => Ok(whole_country(session, args)),
    }
}

/// All of Iraq; where the legend would hide a part of it, further to the right and smaller.
fn whole_country(session: &Session, args: &Render) -> Viewport {
    let iraq = &session.atlas().base.iraq;
    let size = session.viewport().size();
    let centred = Viewport::fit(iraq.bounds(), size, MARGIN);
    if args.bare {
        return centred;
    }
    let bounds = iraq.bounds();
    let plates = plates(size, &furniture(session, &centred, &Theme::light()));
    let hidden =
        |view: &Viewport| plates.iter().any(|&[a, b]| touches(iraq, view.to_world(a), view.to_world(b)));
    // Down to a quarter of the size; a picture too small even for that hides something.
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

/// The grounds on which the furniture's words stand: their upper left and lower right corners.
fn plates(size: [f32; 2], furniture: &Furniture) -> Vec<[Screen; 2]> {
    let mut scene = Scene { size, background: furniture.ink.plate, groups: Vec::new() };
    furnish(&mut scene, furniture);
    let ground = |group: &Group| match group.prims.first() {
        Some(Prim::Fill(plate)) => Some([*plate.points.first()?, *plate.points.get(2)?]),
        _ => None,
    };
    scene.groups.iter().filter_map(ground).collect()
}

/// Whether a part of the shape lies in the upright box between two corners.
fn touches(shape: &Shape, a: World, b: World) -> bool {
    let corner = |w: World| geo::Point::from(LonLat::from(w)).0;
    shape.geometry().intersects(&geo::Rect::new(corner(a), corner(b)))
}

/// The view that the window would fly to.
fn fitted(session: &mut Session, key: FeatureRef) -> Result<Viewport, Failure> {
    let id = key.feature.to_string();
    let effects = session.apply(Action::View(ViewAction::ToFeature(key)));
    effects
        .into_iter()
        .find_map(|effect| if let Effect::FlyTo(view) = effect { Some(view) } else { None })
        .ok_or_else(|| {
            Failure::usage(format!("{id} has no place on the map; `iraq-risk-atlas card {id}` says why."))
        })
}

fn svg(session: &Session, args: &Render, scale: f32) -> String {
    let theme = theme(args);
    let mut scene = session.scene(&theme);
    let furniture = furniture(session, &session.viewport(), &theme);
    let layers: Vec<&str> = furniture.legend.iter().map(|entry| entry.text.as_str()).collect();
    let description = match layers.as_slice() {
        [] => "A map of Iraq and its governorates.".to_owned(),
        layers => format!("A map of Iraq and its governorates with: {}.", layers.join("; ")),
    };
    let credits = furniture.credits.clone();
    if !args.bare {
        furnish(&mut scene, &furniture);
    }
    let title = "Iraq Risk Atlas: what articles claim about places in Iraq".to_owned();
    to_svg(&scene, &SvgOptions { title, description, credits, scale })
}

fn theme(args: &Render) -> Theme {
    if args.dark { Theme::dark() } else { Theme::light() }
}

fn furniture(session: &Session, view: &Viewport, theme: &Theme) -> Furniture {
    let legend = legend(session, view, theme);
    let latitude = LonLat::from(view.center()).lat;
    Furniture {
        title: if legend.is_empty() { String::new() } else { "What is claimed, and where".to_owned() },
        legend,
        events: session
            .shown_events()
            .iter()
            .map(|events| event_legend(events, &session.atlas().base, view, theme))
            .collect(),
        scale: Some(Scale {
            metres_per_pixel: metres_per_pixel(view),
            place: format!("at {latitude:.0}° N"),
        }),
        credits: vec![CREDITS.to_owned()],
        ink: if theme.dark { Ink::DARK } else { Ink::LIGHT },
    }
}

/// One line for each layer of which the picture shows something, the upper layers first.
fn legend(session: &Session, view: &Viewport, theme: &Theme) -> Vec<LegendEntry> {
    let seen = view.bounds();
    let entry = |layer: &LayerState| {
        let mut features = layer.prepared.features.iter();
        let first = features.find(|f| touches(&f.shape, seen.min, seen.max))?;
        let sign = legend_sign(first.treatment, theme.ink(layer.meta().kind));
        Some(LegendEntry { sign, text: layer.meta().name.clone(), count: None })
    };
    session.layers().iter().filter(|layer| session.is_shown(layer)).filter_map(entry).collect()
}
