//! The review of an article, played without a window: what a person decides, takes back, saves
//! and takes up again.

use iraq_risk_atlas::atlas::{MatchKind, Target};
use iraq_risk_atlas::formats::{check_layer, read_layer, write_layer};
use iraq_risk_atlas::model::{
    Anchor, FeatureLayerId, Kind, Period, Precision, Speaker, SpeakerKind, Stance, Subject,
};
use iraq_risk_atlas::reading::{Aside, Document, Draft, Paragraphs, PlaceRef, Reading};
use iraq_risk_atlas::session::{
    Action, Begun, Decision, Edit, Effect, LayerAction, NamedPlace, Record, Review, ReviewAction,
    SavedReview, SelectAction, Session, UserLayerFile,
};

use crate::support::atlas;

const TEXT: &str = "A made-up report\n\
    The water office of Hawija closed a pump, said Salma Idris, an engineer.\n\
    Roads in Kirkuk province stayed open, and those near Hawija too.\n\
    Kirkuk is named again here, and so is Rawa.";

fn named(target: &Target) -> NamedPlace {
    NamedPlace::found(target, "", 0..0, &atlas()).expect("it is a place")
}

fn town(name: &str) -> NamedPlace {
    let index =
        atlas().gazetteer.places().iter().position(|p| p.display == name).expect("a town of this name");
    named(&Target::Place(index))
}

fn governorate(code: &str) -> NamedPlace {
    named(&Target::Subject(Subject::governorate(code)))
}

/// A hand-made draft, as from an article.
fn draft(id: &str, paragraph: u32, name: &str, anchor: &str, choices: Vec<NamedPlace>) -> Draft {
    let text = TEXT.lines().nth(paragraph as usize - 1).expect("the paragraph");
    let start = text.find(anchor).expect("the anchor") + anchor.find(name).expect("the name in it");
    let reading = |n: NamedPlace| {
        let shown = n.shown.clone();
        let reading = Reading {
            place: n.place,
            matched: shown.clone(),
            shown,
            how: MatchKind::Exact,
            sure: 80,
            because: vec!["the name of the gazetteer".to_owned()],
        };
        (reading, n.location)
    };
    Draft {
        id: id.to_owned(),
        paragraph,
        bytes: start..start + name.len(),
        sentence: 0..text.len(),
        anchor: Anchor { exact: anchor.to_owned(), prefix: String::new(), suffix: String::new() },
        choices: choices.into_iter().map(reading).collect(),
        speaker: Speaker { name: "the author".to_owned(), role: None, kind: SpeakerKind::Author },
        speaker_because: String::new(),
        period: Period { text: "undated".to_owned(), ..Period::default() },
        period_because: String::new(),
        kind: Kind::Context,
        kind_because: String::new(),
        stance: Stance::Reports,
    }
}

fn drafts() -> Vec<Draft> {
    vec![
        draft("2-1", 2, "Hawija", "office of Hawija", vec![town("Hawija")]),
        draft("3-1", 3, "Kirkuk", "Roads in Kirkuk province", vec![governorate("IQ-KI"), town("Kirkuk")]),
        draft("3-2", 3, "Hawija", "near Hawija", vec![town("Hawija")]),
        draft("4-1", 4, "Rawa", "so is Rawa", vec![town("Rawa")]),
    ]
}

fn begun() -> Begun {
    let paragraphs = Paragraphs::of(TEXT);
    let document = Document {
        name: "report.txt".to_owned(),
        title: "A made-up report".to_owned(),
        language: "en".to_owned(),
        aside: vec![Some(Aside::Teaser), None, None, None],
        paragraphs,
        ..Document::default()
    };
    Begun { drafts: drafts().into(), ..Begun::new(document, Some("/texts/report.txt".to_owned())) }
}

fn session() -> Session {
    let mut session = Session::new(atlas());
    act(&mut session, ReviewAction::Begin(begun().into()));
    session
}

fn act(session: &mut Session, action: ReviewAction) -> Vec<Effect> {
    session.apply(Action::Review(action))
}

fn edit(session: &mut Session, edit: Edit) -> Vec<Effect> {
    act(session, ReviewAction::Edit(edit))
}

fn review(session: &Session) -> &Review {
    session.review().expect("a review is open")
}

/// Writes own words for the draft under focus and accepts it.
fn accept(session: &mut Session, words: &str) {
    edit(session, Edit::Paraphrase(words.to_owned()));
    act(session, ReviewAction::Accept);
}

fn decisions(session: &Session) -> Vec<Decision> {
    review(session).items().iter().map(|i| i.decision).collect()
}

fn said(effects: &[Effect]) -> String {
    let said =
        effects.iter().filter_map(|e| if let Effect::Say(words) = e { Some(words.as_str()) } else { None });
    said.collect::<Vec<_>>().join(" ")
}

#[test]
fn nothing_is_accepted_at_first_and_every_place_has_its_mark() {
    let session = session();
    assert_eq!(decisions(&session), [Decision::Open; 4]);
    assert_eq!(review(&session).progress().words(), "0 of 4 reviewed");
    let drafts = session.layer(&FeatureLayerId::Drafts).expect("drafts are on the map");
    // Hawija is named twice: both share a symbol.
    assert_eq!(drafts.prepared.features.len(), 3);
    let marks = review(&session).marks();
    assert_eq!(marks.of_draft(0), marks.of_draft(2));
    assert!(review(&session).layer().features.is_empty(), "a draft is no claim");
}

#[test]
fn without_own_words_a_draft_is_not_accepted() {
    let mut session = session();
    let effects = act(&mut session, ReviewAction::Accept);
    assert!(effects.contains(&Effect::WriteParaphrase));
    assert_eq!(decisions(&session), [Decision::Open; 4]);
    accept(&mut session, "An engineer says a pump in Hawija was shut.");
    assert_eq!(decisions(&session)[0], Decision::Accepted);
    assert_eq!(review(&session).focus(), 1, "the next open draft has its turn");
    let layer = review(&session).layer();
    let claim = &layer.features[0].properties.claims[0];
    assert_eq!(claim.paraphrase, "An engineer says a pump in Hawija was shut.");
    assert_eq!(layer.features[0].properties.precision, Precision::Town);
    let marks = review(&session).marks();
    assert_ne!(marks.of_draft(0), marks.of_draft(2), "what is accepted looks like a claim, not like a draft");
}

#[test]
fn every_decision_and_edit_can_be_taken_back_and_done_again() {
    let mut session = session();
    accept(&mut session, "own words");
    act(&mut session, ReviewAction::Reject);
    edit(&mut session, Edit::Kind(Kind::Incident));
    assert_eq!(review(&session).next_undo(), Some("Change the kind of Hawija"));
    let after = review(&session).items().to_vec();
    let mut names = Vec::new();
    while let Some(name) = review(&session).next_undo() {
        names.push(name.to_owned());
        act(&mut session, ReviewAction::Undo);
    }
    assert_eq!(
        names,
        [
            "Change the kind of Hawija",
            "Reject Kirkuk governorate",
            "Accept Hawija",
            "Change the words of Hawija"
        ]
    );
    assert_eq!(decisions(&session), [Decision::Open; 4]);
    assert!(review(&session).items()[0].work.paraphrase.is_empty());
    assert!(said(&act(&mut session, ReviewAction::Undo)).contains("nothing to undo"));
    for _ in 0..names.len() {
        act(&mut session, ReviewAction::Redo);
    }
    assert_eq!(review(&session).items(), after);
}

#[test]
fn letters_typed_into_one_field_are_one_step() {
    let mut session = session();
    for words in ["o", "ow", "own"] {
        edit(&mut session, Edit::Paraphrase(words.to_owned()));
    }
    act(&mut session, ReviewAction::Pause);
    edit(&mut session, Edit::Paraphrase("own words".to_owned()));
    act(&mut session, ReviewAction::Undo);
    assert_eq!(review(&session).items()[0].work.paraphrase, "own");
    act(&mut session, ReviewAction::Undo);
    assert_eq!(review(&session).items()[0].work.paraphrase, "");
}

#[test]
fn the_focus_goes_to_open_drafts_round_and_round() {
    let mut session = session();
    act(&mut session, ReviewAction::Reject);
    act(&mut session, ReviewAction::Next { forward: false });
    assert_eq!(review(&session).focus(), 3, "the rejected one is passed over");
    act(&mut session, ReviewAction::Step { forward: true });
    assert_eq!(review(&session).focus(), 0, "a step goes to any");
    act(&mut session, ReviewAction::Next { forward: true });
    for _ in 0..2 {
        assert!(!said(&act(&mut session, ReviewAction::Reject)).contains("All"));
    }
    assert!(said(&act(&mut session, ReviewAction::Reject)).contains("All 4 drafts are reviewed"));
    assert_eq!(decisions(&session), [Decision::Rejected; 4]);
}

#[test]
fn a_place_can_be_blurred_and_never_made_finer_than_the_words() {
    let mut session = session();
    act(&mut session, ReviewAction::Focus(1));
    let effects = edit(&mut session, Edit::Precision(Precision::Town));
    assert!(said(&effects).contains("would be more precise"), "{effects:?}");
    assert_eq!(review(&session).items()[1].precision(), Precision::Governorate);
    act(&mut session, ReviewAction::Focus(0));
    for to in [Precision::AroundTown, Precision::Governorate, Precision::Town, Precision::Unplaced] {
        edit(&mut session, Edit::Precision(to));
        let item = &review(&session).items()[0];
        assert_eq!(item.precision(), to);
        assert_eq!(item.work.location.geometry.is_none(), to == Precision::Unplaced);
        assert_eq!(item.work.location.not_drawn.is_some(), to == Precision::Unplaced);
    }
    assert_eq!(review(&session).marks().of_draft(0), None, "what is not drawn has no mark");
    act(&mut session, ReviewAction::Focus(3));
    edit(&mut session, Edit::NotDrawn);
    assert_eq!(review(&session).items()[3].why_not_drawn(), Some("You chose not to draw it."));
}

#[test]
fn another_reading_and_another_place_bring_their_own_precision() {
    let mut session = session();
    act(&mut session, ReviewAction::Focus(1));
    edit(&mut session, Edit::Choose(1));
    let item = &review(&session).items()[1];
    assert_eq!((item.precision(), item.work.name.as_str()), (Precision::Town, "Kirkuk"));
    edit(&mut session, Edit::Place(Box::new(town("Rawa"))));
    let item = &review(&session).items()[1];
    assert_eq!((item.choice, item.work.name.as_str()), (None, "Rawa"));
    assert!(matches!(&item.work.place, Some(PlaceRef::Town(key)) if key.ends_with("/Rawa")));
    edit(&mut session, Edit::Name("Rawa ferry".to_owned()));
    edit(&mut session, Edit::Choose(0));
    assert_eq!(review(&session).items()[1].work.name, "Rawa ferry", "a name of one's own stays");
    edit(&mut session, Edit::Choose(7));
    assert_eq!(review(&session).items()[1].choice, Some(0), "a reading that is not there changes nothing");
}

#[test]
fn two_claims_can_be_about_one_feature() {
    let mut session = session();
    accept(&mut session, "The first claim.");
    act(&mut session, ReviewAction::Focus(2));
    let features = review(&session).features();
    assert_eq!(features.len(), 1);
    edit(&mut session, Edit::Merge(Some(features[0].0.clone())));
    accept(&mut session, "The second claim.");
    let layer = review(&session).layer();
    assert_eq!(layer.features.len(), 1);
    let words: Vec<&str> =
        layer.features[0].properties.claims.iter().map(|c| c.paraphrase.as_str()).collect();
    assert_eq!(words, ["The first claim.", "The second claim."]);
    act(&mut session, ReviewAction::Focus(0));
    act(&mut session, ReviewAction::Reject);
    let layer = review(&session).layer();
    assert_eq!(
        layer.features[0].properties.claims[0].paraphrase, "The second claim.",
        "it stands for itself"
    );
    act(&mut session, ReviewAction::Undo);
    assert_eq!(review(&session).layer().features[0].properties.claims.len(), 2, "and belongs to it again");
}

#[test]
fn a_claim_is_never_joined_to_a_feature_of_another_place() {
    let mut session = session();
    accept(&mut session, "About Hawija.");
    let hawija = review(&session).items()[0].work.feature.clone();
    act(&mut session, ReviewAction::Focus(3));
    assert_eq!(review(&session).features(), [], "Rawa is offered no feature of Hawija");
    let words = said(&edit(&mut session, Edit::Merge(Some(hawija.clone()))));
    assert!(words.contains("Hawija is a different place from Rawa"), "{words}");
    assert_eq!(review(&session).items()[3].work.merge_into, None);
    // A merged draft that gets another place afterwards is separate again.
    act(&mut session, ReviewAction::Focus(2));
    edit(&mut session, Edit::Merge(Some(hawija.clone())));
    assert_eq!(review(&session).items()[2].work.merge_into, Some(hawija.clone()));
    edit(&mut session, Edit::Place(Box::new(town("Rawa"))));
    assert_eq!(review(&session).items()[2].work.merge_into, None);
    act(&mut session, ReviewAction::Undo);
    assert_eq!(review(&session).items()[2].work.merge_into, Some(hawija));
}

#[test]
fn a_symbol_on_the_map_leads_to_its_draft_and_back() {
    let mut session = session();
    let mark = review(&session).marks().of_draft(3).cloned().expect("Rawa is drawn");
    let effects = session.apply(SelectAction::Feature(mark.clone()).into());
    assert_eq!(review(&session).focus(), 3);
    assert!(effects.contains(&Effect::ShowDraft { paragraph: 4 }));
    act(&mut session, ReviewAction::Light(Some(1)));
    assert_eq!(
        session.highlighted(),
        [review(&session).marks().of_draft(1).cloned().expect("Kirkuk is drawn")]
    );
    assert_eq!(session.selection().map(|s| s.key().clone()), Some(mark));
}

/// The layer as it lies in a file.
fn saved(session: &Session) -> String {
    write_layer(&review(session).layer())
}

fn own_file(text: &str) -> UserLayerFile {
    let (layer, notes) = read_layer("report-places.geojson", text.as_bytes()).expect("a layer");
    assert_eq!(notes, []);
    UserLayerFile {
        name: "report-places.geojson".to_owned(),
        path: "/layers/report.geojson".to_owned(),
        layer,
        notes,
    }
}

#[test]
fn a_saved_layer_is_sound_and_holds_no_sentence_of_the_article() {
    let mut session = session();
    accept(&mut session, "An engineer says a pump was shut.");
    edit(&mut session, Edit::Precision(Precision::Unplaced));
    accept(&mut session, "Listed only.");
    act(&mut session, ReviewAction::Reject);
    let text = saved(&session);
    assert_eq!(check_layer(text.as_bytes()), [], "{text}");
    assert!(text.contains("near Hawija"), "the anchor of what was rejected");
    assert!(text.contains("/texts/report.txt") && text.contains(&review(&session).sha256));
    for line in TEXT.lines().skip(1) {
        assert!(!text.contains(line), "{line}");
    }
    for words in ["closed a pump", "stayed open", "named again"] {
        assert!(!text.contains(words), "{words}");
    }
}

#[test]
fn a_review_goes_on_where_it_was_left() {
    let mut first = session();
    let record = Record {
        title: "Another title".to_owned(),
        publisher: "A made-up paper".to_owned(),
        ..review(&first).record().clone()
    };
    act(&mut first, ReviewAction::Record(record));
    edit(&mut first, Edit::Precision(Precision::AroundTown));
    accept(&mut first, "The first claim.");
    edit(&mut first, Edit::Place(Box::new(town("Samarra"))));
    accept(&mut first, "Elsewhere.");
    act(&mut first, ReviewAction::Reject);
    edit(&mut first, Edit::Kind(Kind::Programme));
    let file = own_file(&saved(&first));
    let resumed = file.review().expect("what is needed to go on");
    let mut second = Session::new(atlas());
    let go_on = Begun { resumed: Some(resumed), file: Some(file.into()), ..begun() };
    act(&mut second, ReviewAction::Begin(go_on.into()));
    assert_eq!(review(&second).items(), review(&first).items());
    assert_eq!(review(&second).record(), review(&first).record());
    assert_eq!(review(&second).focus(), review(&first).focus());
    assert_eq!(saved(&second), saved(&first));
    assert!(!review(&second).is_unsaved());
}

#[test]
fn what_was_accepted_is_kept_though_the_text_is_read_otherwise() {
    let mut first = session();
    act(&mut first, ReviewAction::Focus(3));
    accept(&mut first, "Rawa is named.");
    let resumed = SavedReview::of(review(&first));
    let mut fewer = begun();
    fewer.drafts = drafts().into_iter().take(2).collect::<Vec<_>>().into();
    let mut second = Session::new(atlas());
    act(&mut second, ReviewAction::Begin(Begun { resumed: Some(resumed), ..fewer }.into()));
    assert_eq!(decisions(&second), [Decision::Open, Decision::Open, Decision::Accepted]);
    let layer = review(&second).layer();
    assert_eq!(layer.features.len(), 1);
    assert!(layer.features[0].geometry.is_some());
    assert_eq!(layer.features[0].properties.claims[0].paraphrase, "Rawa is named.");
}

#[test]
fn what_other_tools_added_to_the_layer_file_stays() {
    let mut first = session();
    accept(&mut first, "The first claim.");
    let text = saved(&first).replacen("\"name\":", "\"colour\": \"red\", \"name\":", 2);
    let mut json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    json["features"][0]["properties"]["owner"] = "me".into();
    let file = own_file(&json.to_string());
    let resumed = file.review();
    let mut second = Session::new(atlas());
    act(&mut second, ReviewAction::Begin(Begun { resumed, file: Some(file.into()), ..begun() }.into()));
    accept(&mut second, "One more.");
    let text = saved(&second);
    assert!(text.contains("\"owner\": \"me\"") && text.contains("One more."), "{text}");
}

#[test]
fn a_paragraph_that_is_taken_in_leaves_the_decisions_as_they_are() {
    let mut session = session();
    accept(&mut session, "The first claim.");
    let again = Begun { taken_in: vec![1], ..begun() };
    act(&mut session, ReviewAction::Again(again.into()));
    assert_eq!(decisions(&session)[0], Decision::Accepted);
    assert_eq!(review(&session).document.aside(1), None);
    assert_eq!(review(&session).taken_in(), [1]);
    act(&mut session, ReviewAction::Again(begun().into()));
    assert_eq!(review(&session).document.aside(1), Some(Aside::Teaser));
}

#[test]
fn a_users_layer_file_is_opened_shown_and_closed() {
    let mut first = session();
    accept(&mut first, "The first claim.");
    let file = own_file(&saved(&first));
    let mut session = Session::new(atlas());
    let id = session.atlas().user_layer(&file.layer.meta.id);
    let before = session.layers().len();
    session.apply(LayerAction::Open(file.into()).into());
    assert_eq!(session.layers().len(), before + 1);
    assert_eq!(*session.layers()[0].id(), id);
    let key = Subject::feature(&id, &"R-2-1".into());
    let card = session.card(&key).expect("its feature has a card");
    assert_eq!(card.claims[0].claims[0].article_short, "“A made-up report”");
    session.apply(SelectAction::Feature(key).into());
    session.apply(LayerAction::Close { layer: id.into() }.into());
    assert_eq!(session.layers().len(), before);
    assert!(session.selection().is_none());
    session.apply(LayerAction::Close { layer: FeatureLayerId::built_in("context").into() }.into());
    assert_eq!(session.layers().len(), before, "a layer of the program stays");
}

#[test]
fn closing_a_review_leaves_its_layer_and_takes_its_drafts_away() {
    let mut session = session();
    accept(&mut session, "The first claim.");
    let id = review(&session).layer_id();
    let revision = review(&session).revision();
    act(&mut session, ReviewAction::Saved { path: "/layers/report.geojson".to_owned(), revision });
    accept(&mut session, "A claim that is not saved.");
    assert_eq!(session.layer(&id).map(|l| l.prepared.features.len()), Some(2));
    act(&mut session, ReviewAction::Close);
    assert!(session.review().is_none() && session.layer(&FeatureLayerId::Drafts).is_none());
    let layer = session.layer(&id).expect("what is in the file stays");
    assert_eq!(layer.prepared.features.len(), 1);
    assert!(layer.file.as_ref().is_some_and(|file| file.review().is_some()), "and it can go on");
}

#[test]
fn closing_a_review_that_was_never_saved_leaves_nothing() {
    let mut session = session();
    accept(&mut session, "The first claim.");
    let layers = Session::new(atlas()).layers().len();
    act(&mut session, ReviewAction::Close);
    assert_eq!(session.layers().len(), layers);
}
