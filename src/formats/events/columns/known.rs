use crate::events::{Column, Role};

pub(in crate::formats::events) use crate::formats::events::header::key;
use crate::formats::events::placed_text::ADDED;
use crate::formats::events::{Dates, MappedDimension, Mapping, Recognised, Scheme};

/// The known export a header belongs to, with its column mapping; `None` for a table of unknown origin.
pub(in crate::formats::events) fn known(header: &[String]) -> Option<(Recognised, Mapping)> {
    let keys = Header(header.iter().map(|h| key(h)).collect());
    let found = [acled, ged, explorer, gtd, hapi].into_iter().find_map(|of| of(&keys));
    found.map(|(recognised, mut mapping)| {
        for dimension in &mut mapping.dimensions {
            dimension.named.header = header.get(dimension.column).cloned().unwrap_or_default();
        }
        (recognised, mapping)
    })
}

struct Header(Vec<String>);

impl Header {
    /// The column with the first existing name.
    fn any(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.0.iter().position(|h| h == name))
    }

    fn one(&self, name: &str) -> Option<usize> {
        self.any(&[name])
    }

    fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.one(name).is_some())
    }

    /// The existing columns of these names.
    fn dimensions(&self, wanted: &[(&str, &str, Role)]) -> Vec<MappedDimension> {
        let found = wanted.iter().filter_map(|(name, title, role)| {
            let named = Column { header: String::new(), title: (*title).to_owned(), role: *role };
            Some(MappedDimension { column: self.one(name)?, named, violence: *name == "typeofviolence" })
        });
        found.collect()
    }
}

/// Whether this program geocoded the rows; then the added columns give position and precision.
pub(in crate::formats::events) fn placed(header: &[String], mapping: &mut Mapping) -> bool {
    let at = |name: &str| header.iter().position(|h| h == name);
    let columns = ["place_latitude", "place_longitude", "place_where_prec", "place_governorate"].map(at);
    let [Some(latitude), Some(longitude), Some(precision), Some(governorate)] = columns else { return false };
    mapping.latitude = Some(latitude);
    mapping.longitude = Some(longitude);
    mapping.precision = Some((precision, Scheme::Ucdp));
    mapping.governorate = Some(governorate);
    mapping.governorate_first = true;
    let to_choose = ["place_how", "place_reason_unplaced"];
    mapping.dimensions.retain(|d| {
        let name = header.get(d.column).map_or("", String::as_str);
        !ADDED.contains(&name) || to_choose.contains(&name)
    });
    true
}

fn acled(header: &Header) -> Option<(Recognised, Mapping)> {
    let id = header.any(&["eventidcnty", "dataid", "eventidnocnty"])?;
    if !header.has(&["eventdate", "eventtype", "latitude", "longitude", "geoprecision"]) {
        return None;
    }
    let mapping = Mapping {
        latitude: header.one("latitude"),
        longitude: header.one("longitude"),
        dates: header.one("eventdate").map_or(Dates::None, Dates::One),
        precision: header.one("geoprecision").map(|c| (c, Scheme::Acled)),
        date_precision: header.one("timeprecision").map(|c| (c, Scheme::Acled)),
        best: header.one("fatalities"),
        id: Some(id),
        governorate: header.one("admin1"),
        country: header.one("country"),
        dimensions: header.dimensions(&[
            ("eventtype", "Event type", Role::Type),
            ("subeventtype", "Sub-event type", Role::Subtype),
            ("disordertype", "Disorder type", Role::Other),
            ("civiliantargeting", "Civilian targeting", Role::Other),
            ("actor1", "Actor 1", Role::Actor),
            ("actor2", "Actor 2", Role::Actor),
            ("sourcescale", "Source scale", Role::Other),
            ("source", "Source", Role::Source),
            ("country", "Country", Role::Place),
            ("admin2", "District", Role::Place),
            ("admin3", "Subdistrict", Role::Place),
            ("inter1", "Kind of actor 1", Role::Actor),
            ("inter2", "Kind of actor 2", Role::Actor),
            ("interaction", "Kinds of both actors", Role::Other),
            ("assocactor1", "Associated with actor 1", Role::Actor),
            ("assocactor2", "Associated with actor 2", Role::Actor),
            ("tags", "Tags", Role::Other),
        ]),
        ..Mapping::empty()
    };
    Some((Recognised::Acled, mapping))
}

fn ged(header: &Header) -> Option<(Recognised, Mapping)> {
    if !header.has(&["id", "typeofviolence", "whereprec", "dateprec", "datestart", "latitude", "longitude"]) {
        return None;
    }
    let first = header.one("datestart")?;
    let mapping = Mapping {
        latitude: header.one("latitude"),
        longitude: header.one("longitude"),
        dates: header.one("dateend").map_or(Dates::One(first), |last| Dates::Span { first, last }),
        precision: header.one("whereprec").map(|c| (c, Scheme::Ucdp)),
        date_precision: header.one("dateprec").map(|c| (c, Scheme::Ucdp)),
        best: header.any(&["best", "bestest"]),
        low: header.any(&["low", "lowest"]),
        high: header.any(&["high", "highest"]),
        id: header.one("id"),
        governorate: header.one("adm1"),
        country: header.one("country"),
        dimensions: header.dimensions(&[
            ("typeofviolence", "Type of violence", Role::Type),
            ("conflictname", "Conflict", Role::Subtype),
            ("codestatus", "Code status", Role::Other),
            ("eventclarity", "Event clarity", Role::Other),
            ("sidea", "Side A", Role::Actor),
            ("sideb", "Side B", Role::Actor),
            ("country", "Country", Role::Place),
            ("adm2", "District", Role::Place),
            ("sourceoffice", "Source office", Role::Source),
            ("dyadname", "Dyad", Role::Actor),
            ("numberofsources", "Number of sources", Role::Other),
        ]),
        ..Mapping::empty()
    };
    Some((Recognised::UcdpGed, mapping))
}

/// The short form used by UCDP's map and candidate lists.
fn explorer(header: &Header) -> Option<(Recognised, Mapping)> {
    if !header.has(&["id", "typeofviolence", "latitude", "longitude", "best"]) {
        return None;
    }
    let mapping = Mapping {
        latitude: header.one("latitude"),
        longitude: header.one("longitude"),
        dates: header.any(&["date", "datestart"]).map_or(Dates::None, Dates::One),
        best: header.one("best"),
        low: header.one("low"),
        high: header.one("high"),
        id: header.one("id"),
        governorate: header.one("adm1"),
        country: header.one("country"),
        dimensions: header.dimensions(&[
            ("typeofviolence", "Type of violence", Role::Type),
            ("conflictname", "Conflict", Role::Subtype),
            ("conflictid", "Conflict number", Role::Other),
            ("sidea", "Side A", Role::Actor),
            ("sideb", "Side B", Role::Actor),
            ("country", "Country", Role::Place),
        ]),
        ..Mapping::empty()
    };
    Some((Recognised::UcdpExplorer, mapping))
}

fn gtd(header: &Header) -> Option<(Recognised, Mapping)> {
    let year = header.one("iyear")?;
    if !header.has(&["eventid", "latitude", "longitude"]) {
        return None;
    }
    let mapping = Mapping {
        latitude: header.one("latitude"),
        longitude: header.one("longitude"),
        dates: Dates::Parts { year, month: header.one("imonth"), day: header.one("iday") },
        precision: header.one("specificity").map(|c| (c, Scheme::Gtd)),
        best: header.one("nkill"),
        id: header.one("eventid"),
        governorate: header.one("provstate"),
        country: header.any(&["countrytxt", "country"]),
        dimensions: header.dimensions(&[
            ("attacktype1txt", "Attack type", Role::Type),
            ("weaptype1txt", "Weapon", Role::Subtype),
            ("targtype1txt", "Target", Role::Other),
            ("gname", "Group named", Role::Actor),
            ("countrytxt", "Country", Role::Place),
            ("city", "City", Role::Place),
            ("dbsource", "Collected by", Role::Source),
            ("doubtterr", "Doubt whether it is terrorism (1 = yes)", Role::Other),
            ("crit1", "Criterion 1: political, economic, religious or social goal (1 = yes)", Role::Other),
            ("crit2", "Criterion 2: meant to coerce, intimidate or publicise (1 = yes)", Role::Other),
            ("crit3", "Criterion 3: outside international humanitarian law (1 = yes)", Role::Other),
        ]),
        ..Mapping::empty()
    };
    Some((Recognised::Gtd, mapping))
}

/// The conflict events of the Humanitarian API of HDX: numbers of events by area, month and type.
fn hapi(header: &Header) -> Option<(Recognised, Mapping)> {
    if !header.has(&["locationcode", "eventtype", "events", "fatalities", "referenceperiodend"]) {
        return None;
    }
    let first = header.one("referenceperiodstart")?;
    let last = header.one("referenceperiodend")?;
    let mapping = Mapping {
        dates: Dates::Span { first, last },
        best: header.one("fatalities"),
        events: header.one("events"),
        governorate: Some(header.any(&["admin1name", "provideradmin1name", "admin1code"])?),
        country: header.any(&["locationname", "locationcode"]),
        dimensions: header.dimensions(&[
            ("eventtype", "Event type", Role::Type),
            ("locationname", "Country", Role::Place),
            ("locationcode", "Country code", Role::Place),
            ("admin2name", "District", Role::Place),
            ("provideradmin1name", "Governorate as provided", Role::Place),
            ("provideradmin2name", "District as provided", Role::Place),
            ("adminlevel", "Administrative level", Role::Other),
            ("hashrp", "Has a humanitarian response plan", Role::Other),
            ("ingho", "In the Global Humanitarian Overview", Role::Other),
        ]),
        ..Mapping::empty()
    };
    Some((Recognised::Hapi, mapping))
}
