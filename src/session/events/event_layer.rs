use std::sync::{Arc, OnceLock};

use crate::events::{
    ComparedCount, Day, EventTable, FileColumn, Filter, FilteredView, PeriodPair, Rule, RuleHits, StepPeaks,
    TextHits,
};
use crate::formats::Overrides;
use crate::formats::events::{EventNotes, KilledIs};
use crate::formats::project::{Columns, NamedFilter};
use crate::model::EventLayerId;
use crate::scene::{EventDisplay, Measure, SharedScale, ShownEvents};
use crate::session::{Days, LayerSettings};
use crate::style::TypeLooks;

/// A layer of events: an open event file with how it is shown.
#[derive(Clone, Debug)]
pub struct EventLayer {
    pub id: EventLayerId,
    /// The file's own name.
    pub file_name: String,
    pub settings: LayerSettings,
    pub display: EventDisplay,
    pub table: Arc<EventTable>,
    /// Its days are its own or those of the active map.
    filter: Filter,
    /// Days of its own, on whichever map; `None` if it shares those of the maps.
    pub own_days: Option<Days>,
    /// The pending text search.
    pub finding: Option<String>,
    /// Conditions on any column that are pending because columns are being read.
    pub asking: Option<Arc<Rule>>,
    /// The column of numbers that symbols are sized by, and the column itself once it is read.
    pub sized_by: Option<String>,
    pub size: Option<Arc<FileColumn>>,
    /// The colours of its types, which follow those of the other open files.
    pub looks: TypeLooks,
    /// The layer of which this is a later state.
    pub update_of: Option<EventLayerId>,
    /// The later state for which it was hidden, unless the user has shown or hidden it since.
    pub hidden_for: Option<EventLayerId>,
    /// Filters that the user keeps under a name.
    pub kept_filters: Arc<Vec<NamedFilter>>,
    /// The filtered view; not counted in a thinned layer.
    pub shown: Arc<FilteredView>,
    /// The same on the other map, where there are two.
    pub other: Option<Arc<FilteredView>>,
    /// What the steps of the playback show at most, while the days are one of them.
    steps: Option<Arc<StepPeaks>>,
    change: Option<(Arc<PeriodPair>, ComparedCount)>,
    thin: bool,
    /// Loading progress; `None` once loaded.
    pub loading: Option<Loading>,
    /// Progress of reading a loaded file again.
    pub rereading: Option<Loading>,
    /// Known once the file is open.
    pub about: Arc<AboutFile>,
}

/// Information about an event file besides its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutFile {
    /// Its path.
    pub path: String,
    /// What it was recognised as: “ACLED export”, “table”.
    pub recognised: String,
    pub notes: EventNotes,
    /// What the numbers of people killed are.
    pub killed_is: KilledIs,
    /// Whether the rows were geocoded from their names.
    pub by_names: bool,
    /// A note on unpacking, if it was packed.
    pub unpacked: Option<String>,
    /// What the user said of the file itself: its sheet, its encoding, a list of deleted events.
    pub said: Overrides,
    /// Whether its events have ids.
    pub has_ids: bool,
    /// The user's column mapping, if the user was asked.
    pub columns: Option<Columns>,
}

/// How far a file is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    pub bytes: u64,
    /// 0 where it is not known.
    pub of_bytes: u64,
    pub rows: u64,
}

impl PartialEq for EventLayer {
    /// Whether both are shown in the same way, whatever the days, and however far the file is read.
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.filter, &other.filter);
        self.id == other.id
            && self.settings == other.settings
            && self.display == other.display
            && self.query() == other.query()
            && self.rule() == other.rule()
            && self.kept_filters == other.kept_filters
            && self.sized_by == other.sized_by
            && self.own_days == other.own_days
            && self.update_of == other.update_of
            && (&a.kept, a.at_least, a.at_most, a.undated) == (&b.kept, b.at_least, b.at_most, b.undated)
    }
}

impl EventLayer {
    /// A file of which no row has been read yet.
    pub fn new(id: EventLayerId, file_name: String, days: Days) -> Self {
        let table = Arc::new(EventTable::default());
        let filter = Filter { days, ..Filter::default() };
        Self {
            id,
            file_name,
            settings: LayerSettings::default(),
            display: EventDisplay::default(),
            shown: Arc::new(FilteredView::new(&table, filter.clone())),
            filter,
            own_days: None,
            finding: None,
            asking: None,
            sized_by: None,
            size: None,
            looks: TypeLooks::default(),
            update_of: None,
            hidden_for: None,
            kept_filters: Arc::default(),
            other: None,
            steps: None,
            change: None,
            thin: false,
            table,
            loading: Some(Loading::default()),
            rereading: None,
            about: Arc::default(),
        }
    }

    /// The name that the user gave it, or the file's.
    pub fn name(&self) -> &str {
        self.settings.name.as_deref().unwrap_or(&self.file_name)
    }

    pub fn visible(&self) -> bool {
        self.settings.visible
    }

    /// 0 (clear) to 1.
    pub fn opacity(&self) -> f32 {
        self.settings.opacity
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The text that rows are filtered by, from the moment at which it is asked for.
    pub fn query(&self) -> Option<&str> {
        self.finding.as_deref().or(self.filter.text.as_ref().map(|text| text.query.as_str()))
    }

    /// The conditions on any column, from the moment at which they are asked for.
    pub fn rule(&self) -> Option<&Rule> {
        self.asking.as_deref().or(self.filter.rule.as_ref().map(|hits| &*hits.rule))
    }

    /// The two periods whose difference is on the map, unless the filter has changed since they were counted or two maps
    /// show periods by themselves.
    pub fn change(&self) -> Option<(&PeriodPair, ComparedCount)> {
        let (pair, of) = self.change.as_ref().filter(|_| self.other.is_none())?;
        pair.holds_for(&self.filter).then_some((pair, *of))
    }

    /// Whether the user wants a difference on the map.
    pub fn wants_change(&self) -> bool {
        self.change.is_some()
    }

    /// Whether it is the difference of these periods that is on the map.
    pub fn shows_change(&self, pair: &Arc<PeriodPair>, of: ComparedCount) -> bool {
        let is = |(own, own_of): &(Arc<PeriodPair>, ComparedCount)| Arc::ptr_eq(own, pair) && *own_of == of;
        self.change.as_ref().is_some_and(is)
    }

    /// As needed for drawing.
    pub fn as_shown(&self) -> ShownEvents<'_> {
        let change = self.change();
        ShownEvents {
            id: self.id,
            name: self.name(),
            table: &self.table,
            shown: &self.shown,
            display: change.map_or(self.display, |(_, of)| EventDisplay::Governorates(Measure::Change(of))),
            size: self.size.as_ref(),
            change: change.map(|(pair, _)| pair),
            scale: SharedScale {
                maps: self.other.as_deref().map(|other| [&*self.shown, other]),
                steps: self.steps.as_deref().filter(|steps| steps.holds_for(&self.filter)),
            },
            looks: self.looks,
            opacity: self.settings.opacity,
            zooming: false,
        }
    }

    /// The filtered view of the table on a map with given days, under the rest of its filter.
    pub fn shown_at(&self, days: Days) -> Arc<FilteredView> {
        let days = self.days_on(days);
        let known = std::iter::once(&self.shown).chain(&self.other).find(|s| s.filter().days == days);
        known.cloned().unwrap_or_else(|| {
            let filter = Filter { days, ..self.filter.clone() };
            Arc::new(FilteredView::renewed(&self.table, filter, Some(&self.shown)))
        })
    }

    pub(crate) fn set_filter(&mut self, filter: Filter) {
        if self.filter != filter || self.thin {
            self.shown = Arc::new(FilteredView::renewed(&self.table, filter.clone(), Some(&self.shown)));
            (self.filter, self.thin) = (filter, false);
        }
    }

    /// Shows what changed from one period to another, or the file as before.
    pub(crate) fn show_change(&mut self, change: Option<(Arc<PeriodPair>, ComparedCount)>) {
        self.change = change;
    }

    pub(crate) fn set_days(&mut self, days: Days) {
        self.set_filter(Filter { days: self.days_on(days), ..self.filter.clone() });
    }

    /// Accepts a table with more rows, or all of them.
    pub(crate) fn set_table(&mut self, table: Arc<EventTable>) {
        let rule = self.asking.take().or_else(|| self.filter.rule.as_ref().map(|hits| hits.rule.clone()));
        self.filter = self.filter.moved(&self.table, &table);
        self.asking = rule;
        let everything = table.everything();
        // Usually all rows are shown, and that is already counted.
        self.shown = Arc::new(if self.filter == *everything.filter() {
            everything.clone()
        } else {
            FilteredView::renewed(&table, self.filter.clone(), Some(everything))
        });
        self.table = table;
        (self.other, self.finding, self.thin, self.size) = (None, None, false, None);
        self.change = None;
        self.steps = None;
    }

    /// The same in an undo step: nothing is counted, and a text search has to be repeated.
    pub(crate) fn move_to(&mut self, table: Arc<EventTable>) {
        self.thin();
        if !self.filter.kept.is_empty() {
            self.filter = self.filter.moved(&self.table, &table);
        }
        self.table = table;
    }

    pub(crate) fn is_thin(&self) -> bool {
        self.thin
    }

    /// Frees what grows with the file.
    pub(crate) fn thin(&mut self) {
        static NOTHING: OnceLock<Arc<FilteredView>> = OnceLock::new();
        self.finding = self.query().map(str::to_owned);
        self.asking = self.asking.take().or_else(|| self.filter.rule.as_ref().map(|hits| hits.rule.clone()));
        (self.filter.text, self.filter.rule) = (None, None);
        (self.shown, self.other, self.size) = (NOTHING.get_or_init(Arc::default).clone(), None, None);
        (self.steps, self.thin) = (None, true);
    }

    /// Whether [`Self::keep_scale`] has nothing to do.
    pub(crate) fn has_scale(&self, steps: &Arc<[(Day, Day)]>) -> bool {
        let is_known = |known: &Arc<StepPeaks>| known.are_of(steps) && known.holds_for(&self.filter);
        let is_step = self.filter.days.is_some_and(|days| steps.binary_search(&days).is_ok());
        self.thin || !is_step || self.steps.as_ref().is_some_and(is_known)
    }

    /// The days are one of the steps of a playback, which are drawn to one scale.
    pub(crate) fn keep_scale(&mut self, steps: &Arc<[(Day, Day)]>) {
        if !self.has_scale(steps) {
            let peaks = StepPeaks::new(&self.table, &self.filter, steps.clone(), &self.shown);
            self.steps = Some(Arc::new(peaks));
        }
    }

    /// Whether [`Self::count_other`] has nothing to do.
    pub(crate) fn has_counted(&self, other: Option<Days>) -> bool {
        match (other, &self.other) {
            (None, None) => true,
            (Some(days), Some(shown)) => {
                *shown.filter() == Filter { days: self.days_on(days), ..self.filter.clone() }
            }
            (None, Some(_)) | (Some(_), None) => false,
        }
    }

    /// Counts the inactive of two maps; `None` if there is a single map.
    pub(crate) fn count_other(&mut self, days: Option<Days>) {
        if !self.has_counted(days) {
            self.other = days.map(|days| {
                let filter = Filter { days: self.days_on(days), ..self.filter.clone() };
                Arc::new(FilteredView::renewed(&self.table, filter, Some(&self.shown)))
            });
        }
    }

    /// The other of two maps becomes the active one.
    pub(crate) fn swap_maps(&mut self) {
        if let Some(other) = &mut self.other {
            std::mem::swap(other, &mut self.shown);
            self.filter.days = self.shown.filter().days;
        }
    }

    /// Adopts from the current state what is not part of an undo step, for the days of both maps. Returns the
    /// text to be searched for, if any.
    pub(crate) fn resume(&mut self, present: &Self, days: Days, other: Option<Days>) -> Option<String> {
        (self.loading, self.about) = (present.loading, present.about.clone());
        self.rereading = present.rereading;
        let found: Option<TextHits> = self.query().and_then(|query| {
            let texts = [&self.filter, &present.filter].into_iter().filter_map(|filter| filter.text.as_ref());
            { texts }.find(|text| text.query == query && text.rows.len() == self.table.len()).cloned()
        });
        self.finding = self.query().map(str::to_owned).filter(|_| found.is_none());
        self.size = present.size.clone().filter(|size| Some(&size.name) == self.sized_by.as_ref());
        let hits: Option<RuleHits> = self.rule().and_then(|rule| {
            let known = [&self.filter, &present.filter].into_iter().filter_map(|filter| filter.rule.as_ref());
            { known }.find(|hits| *hits.rule == *rule && hits.rows.len() == self.table.len()).cloned()
        });
        self.asking = self.rule().cloned().map(Arc::new).filter(|_| hits.is_none());
        self.filter = Filter { days: self.days_on(days), text: found, rule: hits, ..self.filter.clone() };
        let same = !self.thin && Arc::ptr_eq(&self.table, &present.table);
        let layers = [(&*self, same), (present, true)];
        let known: Vec<Arc<FilteredView>> = layers
            .into_iter()
            .filter(|(_, of_table)| *of_table)
            .flat_map(|(layer, _)| std::iter::once(&layer.shown).chain(&layer.other).cloned())
            .collect();
        let counted = |filter: Filter| {
            let known = known.iter().find(|shown| *shown.filter() == filter);
            known
                .cloned()
                .unwrap_or_else(|| FilteredView::renewed(&self.table, filter, Some(&present.shown)).into())
        };
        let shown = counted(self.filter.clone());
        let other = other.map(|days| counted(Filter { days: self.days_on(days), ..self.filter.clone() }));
        (self.shown, self.other, self.thin) = (shown, other, false);
        self.finding.clone()
    }
}
