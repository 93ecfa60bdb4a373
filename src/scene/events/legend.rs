use crate::atlas::BaseMap;
use crate::events::{ComparedCount, Day, EventTable, FilteredView, GOVERNORATE, PRECISION};
use crate::geo::Viewport;
use crate::model::Precision;
use crate::style::{EventColours, EventEntry, EventLegend, EventSign, LegendPart, Theme, number};

use super::area_scale::AreaScale;
use super::choropleth::Choropleth;
use super::number::Number;
use super::shaded::Shaded;
use super::sign_prims::SOFT;
use super::signs::Signs;
use super::{EventDisplay, Measure, ShownEvents};

/// The legend of a table in this view: sizes and breaks with their actual counts.
pub fn event_legend(events: &ShownEvents, base: &BaseMap, view: &Viewport, theme: &Theme) -> EventLegend {
    let colours = EventColours::of(theme);
    let mut parts = Vec::new();
    match events.display {
        EventDisplay::Circles => {
            parts.push(circles(events, &Signs::new(events, view).scale, &colours));
            parts.push(singles(events, &colours));
        }
        EventDisplay::Cells => {
            parts.push(cells(&Shaded::new(events, view), &colours));
            parts.push(singles(events, &colours));
        }
        EventDisplay::Governorates(measure) => parts.push(governorates(events, base, measure, &colours)),
    }
    if !matches!(events.display, EventDisplay::Governorates(_)) {
        parts.push(precision(events, base, &colours));
    }
    parts.retain(|part| !part.entries.is_empty());
    EventLegend { title: events.name.to_owned(), parts, notes: notes(events, base) }
}

fn entry(sign: EventSign, text: impl Into<String>) -> EventEntry {
    EventEntry { sign, text: text.into() }
}

/// Round counts whose circles clearly differ in size, largest first.
fn circles(events: &ShownEvents, scale: &AreaScale, colours: &EventColours) -> LegendPart {
    let fill = colours.circle.faded(0.9);
    let heading = match events.size {
        Some(column) => format!("{}, sum of a cell: area of the circle", column.name),
        None => "Events in a cell: area of the circle".to_owned(),
    };
    let mut entries: Vec<EventEntry> = Vec::new();
    if scale.greatest() < 2 {
        return LegendPart { heading, entries };
    }
    let mut last = f32::INFINITY;
    for count in round_down_from(scale.greatest()) {
        let radius = scale.true_radius(count);
        if entries.len() < 4 && radius < last * 0.68 && count > scale.enlarged_up_to() {
            entries.push(entry(EventSign::Circle { radius, fill }, number::exact(count)));
            last = radius;
        }
    }
    let enlarged = scale.enlarged_up_to().min(scale.greatest());
    if enlarged > 1 {
        let radius = scale.radius(1);
        let text = format!("up to {}, drawn larger to be seen", number::exact(enlarged));
        entries.push(entry(EventSign::Circle { radius, fill }, text));
    }
    LegendPart { heading, entries }
}

/// 1, 2 and 5 times powers of ten, descending from the first not above `most`.
fn round_down_from(most: u64) -> impl Iterator<Item = u64> {
    let power = most.max(1).ilog10();
    let all = (0..=power).rev().flat_map(|p| [5, 2, 1].map(|m: u64| m * 10u64.pow(p)));
    all.filter(move |n| *n <= most)
}

fn cells(shaded: &Shaded, colours: &EventColours) -> LegendPart {
    let classes = shaded.classes(shaded.step.main_level());
    let entries = (0..classes.len()).map(|class| {
        let fill = colours.shade(class, classes.len());
        entry(EventSign::Swatch { fill, line: colours.line }, classes.words(class))
    });
    LegendPart { heading: "Events in a cell".to_owned(), entries: entries.collect() }
}

fn governorates(
    events: &ShownEvents,
    base: &BaseMap,
    measure: Measure,
    colours: &EventColours,
) -> LegendPart {
    let choropleth = Choropleth::new(events, base, measure);
    let classes = &choropleth.classes;
    let mut entries = Vec::new();
    if let Measure::Change(of) = measure {
        return changes(events, &choropleth, of, colours);
    }
    if choropleth.has_zero {
        entries.push(entry(EventSign::Swatch { fill: colours.zero, line: colours.line }, "none"));
    }
    entries.extend((0..classes.len()).map(|class| {
        let fill = colours.shade(class, classes.len());
        entry(EventSign::Swatch { fill, line: colours.line }, classes.words(class))
    }));
    let heading = match measure {
        Measure::Events => "Events in the governorate",
        Measure::EventsByArea => "Events per 1,000 km²",
        Measure::Fatalities | Measure::Change(_) => "People killed",
    };
    LegendPart { heading: heading.to_owned(), entries }
}

/// What rose, from the most on, what did not change clearly, and what fell.
fn changes(
    events: &ShownEvents,
    choropleth: &Choropleth,
    of: ComparedCount,
    colours: &EventColours,
) -> LegendPart {
    let classes = &choropleth.classes;
    let swatch = |fill, text: String| entry(EventSign::Swatch { fill, line: colours.line }, text);
    let shade = |rose: bool, class: usize| {
        let words = classes.words(class);
        let words = if rose { format!("rose by {words}") } else { format!("fell by {words}") };
        swatch(colours.change(rose, class, classes.len()), words)
    };
    let has = |rose: bool| choropleth.values.iter().any(|v| if rose { *v > 0.0 } else { *v < 0.0 });
    let mut entries: Vec<EventEntry> = Vec::new();
    entries.extend((0..classes.len()).rev().filter(|_| has(true)).map(|class| shade(true, class)));
    entries.push(swatch(colours.zero, "too few events, or within chance".to_owned()));
    entries.extend((0..classes.len()).filter(|_| has(false)).map(|class| shade(false, class)));
    let what = match of {
        ComparedCount::Events => "Events",
        ComparedCount::Killed => "People killed",
    };
    let days = |(from, to): (Day, Day)| format!("{from} to {to}");
    let heading = match events.change.map(|pair| pair.periods.map(days)) {
        Some([first, second]) => format!("{what}: {second} against {first}"),
        None => what.to_owned(),
    };
    LegendPart { heading, entries }
}

/// The type classes, and the symbol for several events at one position.
fn singles(events: &ShownEvents, colours: &EventColours) -> LegendPart {
    let names = events.table.type_classes().names.iter().enumerate();
    let mut entries: Vec<EventEntry> = names
        .map(|(class, name)| {
            let name = if name.is_empty() { "one event" } else { name };
            entry(EventSign::Dot(colours.look(events.looks.slot(class))), name)
        })
        .collect();
    let radius = Number::least_radius(2);
    let spot = EventSign::Position { radius, fill: colours.circle, ring: colours.ring };
    entries.push(entry(spot, "several at one position, counted"));
    LegendPart { heading: "Single events".to_owned(), entries }
}

/// How precisely the places are known, if that differs between events.
fn precision(events: &ShownEvents, base: &BaseMap, colours: &EventColours) -> LegendPart {
    let has = |p: Precision| {
        let rows =
            |shown: &FilteredView| shown.tallies(PRECISION).get(usize::from(p.ucdp()) - 1).map(|t| t.rows);
        events.views().any(|shown| rows(shown).is_some_and(|rows| rows > 0))
    };
    let look = colours.look(events.looks.slot(0));
    let mut entries = Vec::new();
    if has(Precision::AroundTown) || has(Precision::District) {
        entries.push(entry(EventSign::Dot(look), "the town or better, or not stated"));
        let soft = EventSign::Soft { colour: look.colour.faded(SOFT) };
        entries.push(entry(soft, "somewhere round it or in its district; the disc's size is no distance"));
    }
    if events.views().any(|shown| in_governorates(shown, events.table, base) > 0) {
        let plate = EventSign::Plate { fill: colours.plate, line: colours.plate_line };
        entries.push(entry(plate, "only the governorate, counted"));
    }
    LegendPart { heading: "How the place is known".to_owned(), entries }
}

/// Filtered rows whose place is known only to a governorate.
fn in_governorates(shown: &FilteredView, table: &EventTable, base: &BaseMap) -> u64 {
    shown.undrawn(table).iter().take(base.governorates.len()).sum()
}

fn notes(events: &ShownEvents, base: &BaseMap) -> Vec<String> {
    let (table, shown) = (events.table, events.shown);
    let all = table.everything().events();
    let counts: Vec<String> = events.maps().iter().map(|shown| number::exact(shown.events())).collect();
    let mut notes = vec![format!("{} of {} events shown.", counts.join(" and "), number::exact(all))];
    if table.counts_events() {
        notes.push(format!(
            "They are counted in {} rows of the file, by area and period: none is drawn as a point.",
            number::exact(shown.count().into())
        ));
    }
    notes.extend(events.scale_words());
    notes.extend(shown.overlap(table).map(|overlap| overlap.words(table)));
    notes.extend(undated(events));
    notes.extend(sizeless(events));
    let within = base.governorates.len();
    if let EventDisplay::Governorates(measure) = events.display {
        let left: u64 = shown.tallies(GOVERNORATE).iter().skip(within).map(|t| t.events).sum();
        if left > 0 {
            let lie = if left == 1 { "lies" } else { "lie" };
            let words = events_words(left);
            notes.push(format!("{words} {lie} outside Iraq or in no known governorate: not counted here."));
        }
        if measure == Measure::Fatalities {
            notes.push("Events without a number of people killed are not included in the sum.".to_owned());
        }
        return notes;
    }
    notes.extend(same_colours(events));
    let governorates = in_governorates(shown, table, base);
    let nowhere = shown.undrawn(table).iter().sum::<u64>() - governorates;
    for (count, what) in [
        (governorates, "known only to the governorate: counted there, not drawn as points."),
        (nowhere, "without a place that could be drawn."),
    ] {
        if count > 0 {
            let are = if count == 1 { "is" } else { "are" };
            notes.push(format!("{} {are} {what}", events_words(count)));
        }
    }
    notes
}

/// How the colours of types relate to those of other open files.
fn same_colours(events: &ShownEvents) -> Option<String> {
    let same = "A type has the same colour in all open event files";
    match (events.looks.shared, events.looks.reused) {
        (true, false) => Some(format!("{same}.")),
        (true, true) => {
            Some(format!("{same}; there are more types than colours, so a colour can be another type there."))
        }
        (false, true) => Some("A colour can be another type in another open event file.".to_owned()),
        (false, false) => None,
    }
}

/// Events whose size cannot be drawn.
fn sizeless(events: &ShownEvents) -> Option<String> {
    let column = events.size.filter(|_| events.display == EventDisplay::Circles)?;
    let count = events.shown.sums(events.table, column).sizeless;
    let words = events_words(count);
    (count > 0)
        .then(|| format!("{words} without a number in {}, or with one below zero: no size.", column.name))
}

/// How undated events are treated while a time is selected.
fn undated(events: &ShownEvents) -> Option<String> {
    let filter = events.shown.filter();
    let count: u64 = events.shown.timeline().undated.iter().map(|n| u64::from(*n)).sum();
    (filter.days.is_some() && count > 0).then(|| {
        let words = events_words(count);
        if filter.undated {
            format!("{words} without a date shown at any time.")
        } else {
            format!("{words} without a date left out.")
        }
    })
}

fn events_words(n: u64) -> String {
    if n == 1 { "1 event".to_owned() } else { format!("{} events", number::exact(n)) }
}
