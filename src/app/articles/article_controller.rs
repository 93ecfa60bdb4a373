use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use crate::app::save_error::{RecoveryError, SaveError};
use crate::atlas::Atlas;
use crate::files::{
    self, ArticleFile, OpenError, Opened, Opener, Overwrite, TableFile, full_path, open_layer,
};
use crate::formats::events::Watch;
use crate::formats::readers::{Kind, extensions};
use crate::formats::write_layer;
use crate::reading::{Document, TextMatch, checksum};
use crate::session::{
    Action, ArticleAction, Begun, Effect, EventAction, LayerAction, Review, ReviewAction, SavedReview,
    Session, Shared, UserLayerFile,
};

use crate::app::articles::review_recovery;
use crate::app::articles::review_recovery::Recovery;
use crate::app::files::file_dialog::{Chosen, choose};
use crate::app::files::look_at_file::Text;
use crate::app::files::read_article;
use crate::app::files::save_as::SaveAs;
use crate::app::in_use::in_use;
use crate::app::jobs::{Job, Jobs, finished, take_finished};

/// Opens, reads and saves texts and layer files on background jobs.
pub struct ArticleController {
    pub(in crate::app) jobs: Jobs,
    atlas: Arc<Atlas>,
    pub(in crate::app) opener: Arc<Opener>,
    /// The program's data folder; `None` disables crash recovery.
    pub(in crate::app) data: Option<PathBuf>,
    choosing: Option<Job<Chosen>>,
    looking: Vec<Job<Result<Opened, OpenError>>>,
    reading: Option<Job<Option<Done>>>,
    /// The text of a built-in article in which places can be searched again.
    known: Option<(Text, Option<PathBuf>)>,
    /// A review that continues once its text is available.
    waiting: Option<Waiting>,
    pub(in crate::app) dialog: Option<SaveAs>,
    saving: Option<Job<Saving>>,
    keeping: Option<Job<Result<(), RecoveryError>>>,
    /// The revision saved for recovery.
    kept: Option<(String, u64)>,
    /// An unsaved review found at the start.
    pub(in crate::app) offer: Option<Recovery>,
    /// The user has requested a paste.
    paste_wanted: bool,
    /// Whether the user is being asked about closing the review.
    pub(in crate::app) closing: bool,
    /// The revision that could not be saved; not retried until something changes.
    failed: Option<u64>,
}

/// A text that was read; `again` if only the included paragraphs changed.
struct Done {
    begun: Begun,
    again: bool,
}

struct Waiting {
    review: SavedReview,
    file: Option<Shared<UserLayerFile>>,
}

/// The path and the revision that were written, or why not.
type Saving = Result<(String, u64), SaveError>;

/// Pending work since the last call.
#[derive(Default)]
pub struct News {
    pub actions: Vec<Action>,
    pub effects: Vec<Effect>,
    /// Files that hold events.
    pub events: Vec<TableFile>,
    /// A project that was dropped or named.
    pub project: Option<PathBuf>,
    /// The file that the text of the open article was read from.
    pub text: Option<PathBuf>,
    /// A review starts: its pane should be shown.
    pub begun: bool,
    /// A built-in article was opened: its pane should be shown.
    pub article: bool,
}

impl ArticleController {
    pub fn new(jobs: &Jobs, atlas: Arc<Atlas>, data: Option<PathBuf>) -> Self {
        let offer = data.as_deref().and_then(Recovery::find);
        Self {
            jobs: jobs.clone(),
            opener: Arc::new(Opener::new(atlas.clone())),
            atlas,
            data,
            offer,
            choosing: None,
            looking: Vec::new(),
            reading: None,
            known: None,
            waiting: None,
            dialog: None,
            saving: None,
            keeping: None,
            kept: None,
            paste_wanted: false,
            closing: false,
            failed: None,
        }
    }

    /// Lets the user choose a text or a layer file.
    pub fn choose(&mut self) {
        if self.choosing.is_none() {
            self.choosing =
                Some(choose(&self.jobs, "Drop the file on the window, or paste the text.", || {
                    rfd::FileDialog::new()
                        .set_title("Open article or layer")
                        .add_filter(Kind::Article.plural(), &extensions(Some(Kind::Article)))
                        .add_filter(Kind::Layer.plural(), &extensions(Some(Kind::Layer)))
                        .add_filter("All that can be opened", &extensions(None))
                        .add_filter("All files", &["*"])
                        .pick_file()
                }));
        }
    }

    /// Whether a file dialog is open, which then receives the typing.
    pub fn is_choosing(&self) -> bool {
        self.choosing.is_some() || self.dialog.as_ref().is_some_and(SaveAs::is_choosing)
    }

    pub fn is_saving(&self) -> bool {
        self.saving.is_some() || self.dialog.is_some()
    }

    /// Detects and opens a file of any kind.
    pub fn open(&mut self, path: PathBuf) {
        let opener = self.opener.clone();
        self.looking.push(self.jobs.start(format!("Opening {}", path.display()), move |job| {
            let mut watch = |_, _| if job.is_cancelled() { Watch::Stop } else { Watch::GoOn };
            opener.open(&path, None, &mut watch)
        }));
    }

    /// Requests the clipboard content.
    pub fn ask_for_paste(&mut self, ctx: &Context) {
        self.paste_wanted = true;
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Whether the user has requested a paste; resets the flag.
    pub fn takes_paste(&mut self) -> bool {
        std::mem::take(&mut self.paste_wanted)
    }

    /// Reads pasted text.
    ///
    /// # Errors
    /// If the text is not an article.
    pub fn paste(&mut self, text: &str) -> Result<(), OpenError> {
        let ArticleFile { document, notes, .. } = files::pasted_article(text)?;
        self.read((document, notes), None);
        Ok(())
    }

    /// Finds places in the open built-in article.
    pub fn read_anew(&mut self) {
        if let Some((text, path)) = self.known.clone() {
            self.read(text, path);
        }
    }

    pub fn is_reading(&self) -> bool {
        self.reading.is_some() || !self.looking.is_empty()
    }

    /// Keeps the text of a built-in article for later.
    pub fn know(&mut self, text: Text, path: Option<PathBuf>) {
        self.known = Some((text, path));
    }

    pub fn read(&mut self, (document, notes): Text, path: Option<PathBuf>) {
        let (resumed, file) = match self.waiting.take() {
            Some(waiting) if waiting.review.sha256 == checksum(&document.paragraphs) => {
                (Some(waiting.review), waiting.file)
            }
            other => {
                self.waiting = other;
                (None, None)
            }
        };
        let path = path.as_deref().map(full_path);
        let taken_in = resumed.as_ref().map(|r: &SavedReview| r.taken_in.clone()).unwrap_or_default();
        let begun = Begun { notes, taken_in, resumed, file, ..Begun::new(document, path) };
        self.start(begun, false);
    }

    /// Reads the text under review again with a paragraph included, or set aside again.
    pub fn take_in(&mut self, review: &Review, paragraph: u32, wanted: bool) {
        let mut taken_in = review.taken_in().to_vec();
        taken_in.retain(|number| *number != paragraph);
        taken_in.extend(wanted.then_some(paragraph));
        let begun = Begun { taken_in, ..Begun::new(review.original(), review.path.clone()) };
        self.start(begun, true);
    }

    /// Starts reading; an earlier reading is dropped.
    fn start(&mut self, mut begun: Begun, again: bool) {
        let atlas = self.atlas.clone();
        self.reading = Some(self.jobs.start(format!("Reading {}", begun.document.name), move |job| {
            let (drafts, outside) = read_article::drafts(&begun.to_read(), &atlas, job.cancelled())?;
            (begun.drafts, begun.outside) = (drafts.into(), outside);
            Some(Done { begun, again })
        }));
    }

    /// Continues the review a layer file was saved from.
    pub fn resume(&mut self, file: &Shared<UserLayerFile>) -> Option<Effect> {
        let review = file.review()?;
        let path = review.text.clone().map(PathBuf::from).filter(|p| p.is_file());
        let name = review.name.clone();
        self.waiting = Some(Waiting { review, file: Some(file.clone()) });
        match path {
            Some(path) => {
                self.open(path);
                None
            }
            None => {
                self.choose();
                Some(Effect::Say(format!(
                    "The text {name} has been moved. Open or paste it to continue the review."
                )))
            }
        }
    }

    /// Pending work since the last call.
    pub fn poll(&mut self, session: &Session) -> News {
        let mut news = News::default();
        match take_finished(&mut self.choosing) {
            Some(Ok(Ok(Some(path)))) => self.open(path),
            Some(Ok(Err(none))) => news.effects.push(Effect::Say(none.to_string())),
            Some(Ok(Ok(None)) | Err(_)) | None => {}
        }
        for looked in finished(&mut self.looking) {
            match looked {
                Ok(looked) => self.looked(session, looked, &mut news),
                Err(why) => news.effects.push(Effect::Say(why.to_string())),
            }
        }
        match take_finished(&mut self.reading) {
            Some(Ok(Some(Done { begun, again: true }))) => {
                news.actions.push(ReviewAction::Again(begun.into()).into());
            }
            Some(Ok(Some(Done { begun, again: false }))) => {
                news.begun = true;
                news.actions.push(ReviewAction::Begin(begun.into()).into());
            }
            Some(Ok(None) | Err(_)) | None => {}
        }
        self.keep(session, &mut news);
        news
    }

    fn looked(&mut self, session: &Session, opened: Opened, news: &mut News) {
        match opened {
            Opened::Events(table) => news.events.push(*table),
            Opened::Project(project) => news.project = Some(project.path),
            Opened::Layer(file) => {
                news.actions.push(EventAction::Opened { path: file.path.clone() }.into());
                news.actions.push(LayerAction::Open((*file).into()).into());
            }
            Opened::Article(article) => {
                let ArticleFile { document, notes, path } = *article;
                let opened = path.as_deref().map(full_path);
                news.actions.extend(opened.map(|path| EventAction::Opened { path }.into()));
                if self.changed(&document) {
                    let words = "differs from the text under review; open the original text to continue.";
                    news.effects.push(Effect::Say(format!("{} {words}", document.name)));
                } else if self.waiting.is_none() && session.cited(&document.paragraphs) != TextMatch::NoMatch
                {
                    news.article = true;
                    news.actions.push(ArticleAction::Read(document.clone().into()).into());
                    news.text.clone_from(&path);
                    self.know((document, notes), path);
                } else {
                    self.read((document, notes), path);
                }
            }
        }
    }

    /// Whether the text a review waits for was opened, but has changed.
    fn changed(&mut self, document: &Document) -> bool {
        let Some(waiting) = &self.waiting else { return false };
        let same_file = waiting.review.name == document.name;
        let changed = waiting.review.sha256 != checksum(&document.paragraphs);
        if changed && !same_file {
            // Another text was opened instead, so the review stops waiting.
            self.waiting = None;
            return false;
        }
        changed
    }

    pub(in crate::app) fn write(&mut self, session: &Session, path: PathBuf) {
        let Some(review) = session.review() else { return };
        let (layer, revision) = (review.layer(), review.revision());
        // If the review was resumed, its own file is also open as a layer.
        let own = review.saved_to().map(PathBuf::from);
        let open = in_use(session)
            .into_iter()
            .chain(review.path.as_ref().map(PathBuf::from))
            .filter(|path| own.as_ref() != Some(path));
        let overwrite = Overwrite::any().except("open file", open);
        self.saving = Some(self.jobs.start(format!("Saving {}", path.display()), move |_| {
            files::write(&path, write_layer(&layer).as_bytes(), &overwrite)
                .map_err(|why| SaveError::Write { path: path.clone(), why })?;
            Ok((full_path(&path), revision))
        }));
    }

    /// After each change, saves the layer file once there is one, and otherwise the recovery file.
    fn keep(&mut self, session: &Session, news: &mut News) {
        if let Some(saved) = take_finished(&mut self.saving) {
            match saved {
                Ok(Ok((path, revision))) => {
                    let first = session.review().and_then(Review::saved_to) != Some(path.as_str());
                    if first {
                        news.effects.push(Effect::Say(format!(
                            "Saved: {path}. Further changes are saved automatically."
                        )));
                        news.actions.push(EventAction::Opened { path: path.clone() }.into());
                    }
                    news.actions.push(ReviewAction::Saved { path, revision }.into());
                }
                Ok(Err(why)) => {
                    news.effects.push(Effect::Say(why.to_string()));
                    if let Some(review) = session.review() {
                        self.failed = Some(review.revision());
                        self.ask_where(review);
                    }
                }
                // Not tried again until something changes.
                Err(_) => self.failed = session.review().map(Review::revision),
            }
            return;
        }
        if let Some(Ok(Err(why))) = take_finished(&mut self.keeping) {
            news.effects.push(Effect::Say(why.to_string()));
        }
        let Some(review) = session.review() else { return };
        if !review.is_unsaved() {
            self.forget(&review.sha256);
            return;
        }
        let failed = self.failed == Some(review.revision());
        if let (Some(path), None, None, false) = (review.saved_to(), &self.saving, &self.dialog, failed) {
            self.write(session, PathBuf::from(path));
        }
        let now = (review.sha256.clone(), review.revision());
        if let (Some(data), None) = (&self.data, &self.keeping)
            && self.kept.as_ref() != Some(&now)
        {
            let (recovery, data) = (Recovery::of(review), data.clone());
            self.kept = Some(now);
            let name = "Saving the review for recovery";
            self.keeping = Some(self.jobs.start(name, move |_| recovery.write(&data)));
        }
    }

    pub(in crate::app) fn forget(&mut self, sha256: &str) {
        let kept = self.kept.as_ref().is_some_and(|(of, _)| of == sha256);
        if let (Some(data), true, None) = (&self.data, kept, &self.keeping) {
            review_recovery::forget(data, sha256);
            self.kept = None;
        }
    }

    pub(in crate::app) fn recover(&mut self) {
        let Some(kept) = self.offer.take() else { return };
        let document = kept.document();
        let file = kept.layer.as_ref().and_then(|path| open_layer(Path::new(path)).ok());
        let file = file.map(Into::into);
        let path = kept.review.text.clone();
        self.kept = Some((kept.review.sha256.clone(), 0));
        let taken_in = kept.review.taken_in.clone();
        let begun = Begun { taken_in, resumed: Some(kept.review), file, ..Begun::new(document, path) };
        self.start(begun, false);
    }
}
