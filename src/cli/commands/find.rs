use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::atlas::{Match, MatchKind, Target};
use crate::cli::arguments::Find;
use crate::cli::input::{FileSession, Inputs, Wanted, built_in_session};
use crate::cli::output::{Answer, Failure};
use crate::formats::readers::Kind;
use crate::geo::LonLat;
use crate::model::Subject;
use crate::scene::EventDisplay;
use crate::session::{Session, how_words};

const WANTED: Wanted = Wanted { command: "find", kinds: &[Kind::Project], prefer: None };

/// One result. `--help` documents these members: add, never rename or remove.
#[derive(Debug, Serialize)]
struct Found<'a> {
    kind: &'static str,
    id: Option<String>,
    layer: Option<String>,
    name: &'a str,
    matched: &'a str,
    how: &'static str,
    governorate: Option<String>,
    lon: Option<f64>,
    lat: Option<f64>,
}

pub fn run(args: &Find) -> Result<Answer, Failure> {
    let session = built_in_session()?;
    let is_file = |word: &&String| Path::new(word).is_file();
    let (files, words): (Vec<&String>, Vec<&String>) = args.name.iter().partition(is_file);
    let (files, words) = if words.is_empty() { (words, files) } else { (files, words) };
    let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
    let inputs = Inputs::open(&session, &files, None, WANTED)?;
    let FileSession { session, problems, .. } =
        FileSession::open(session, inputs, None, &[], EventDisplay::default())?;
    let name = words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
    let found = session.search(&name, args.limit.into());
    if args.json {
        let results: Vec<_> = found.iter().map(|m| result(&session, m)).collect();
        return Ok(FileSession::with_problems(&problems, Answer::json(&results)?.found(!found.is_empty())));
    }
    if found.is_empty() {
        return Ok(Answer::text(format!("Nothing on the map is called “{name}”.")).found(false));
    }
    let lines: Vec<String> = found.iter().map(|m| line(&session, m)).collect();
    Ok(FileSession::with_problems(&problems, Answer::text(lines.join("\n"))))
}

fn result<'a>(session: &Session, found: &'a Match) -> Found<'a> {
    let (kind, id, layer, governorate) = match &found.target {
        Target::Subject(Subject::Governorate(code)) => {
            ("governorate", Some(code.clone()), None, Some(code.clone()))
        }
        Target::Subject(
            subject @ (Subject::Feature { .. } | Subject::Event { .. } | Subject::Annotation(_)),
        ) => ("feature", Some(subject.id().into_owned()), Some(subject.layer_name()), None),
        Target::Place(index) => {
            let place = session.atlas().gazetteer.place(*index);
            ("place", None, None, place.map(|p| p.gov.clone()))
        }
    };
    Found {
        kind,
        id,
        layer,
        name: &found.shown,
        matched: &found.matched,
        how: how(found.how),
        governorate,
        lon: found.position.map(|p| p.lon),
        lat: found.position.map(|p| p.lat),
    }
}

fn how(how: MatchKind) -> &'static str {
    match how {
        MatchKind::Exact => "exact",
        MatchKind::Folded => "transliteration",
        MatchKind::Alias => "alias",
        MatchKind::Prefix => "beginning",
        MatchKind::WordPrefix => "word",
        MatchKind::Near(_) => "near",
    }
}

/// `FP-07  Hawija area, feature of designated-2018`, or `35.330°N 43.770°E  Hawija, place in Kirkuk`.
fn line(session: &Session, found: &Match) -> String {
    let (handle, what) = match &found.target {
        Target::Subject(Subject::Governorate(code)) => (code.clone(), "governorate".to_owned()),
        Target::Subject(
            subject @ (Subject::Feature { .. } | Subject::Event { .. } | Subject::Annotation(_)),
        ) => (subject.id().into_owned(), format!("feature of {}", subject.layer_name())),
        Target::Place(index) => {
            let place = session.atlas().gazetteer.place(*index);
            let inside = place.and_then(|p| session.atlas().base.governorate(&p.gov));
            let inside = inside.map_or(String::new(), |g| format!(" in {}", g.name));
            (found.position.map(lonlat).unwrap_or_default(), format!("place{inside}"))
        }
    };
    let how = how_words(found);
    let how = if how.is_empty() { how } else { format!(", {how}") };
    format!("{handle:<15}  {}, {what}{how}", found.shown)
}

/// As accepted by `at` and `--center`.
fn lonlat(p: LonLat) -> String {
    format!("{:.3},{:.3}", p.lon, p.lat)
}
