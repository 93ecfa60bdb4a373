use egui::{Align, Context, Id, Key, Layout, ProgressBar, RichText, TextEdit, Ui, WidgetInfo, vec2};

use crate::formats::export::ExportFormat;
use crate::style::number::exact;

use crate::ui::widgets::{elements, fonts};

/// What to export from the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportWhat {
    /// Features of the visible layers.
    Visible,
    /// The selected feature or governorate.
    Selected,
    /// Rows that pass the filter.
    RowsShown,
    RowsMarked,
    RowsInRegion,
    /// Rows of the selected position or cell.
    RowsHere,
}

impl ExportWhat {
    pub fn is_rows(self) -> bool {
        !matches!(self, Self::Visible | Self::Selected)
    }

    /// Whether it supports the format.
    pub fn fits(self, format: ExportFormat) -> bool {
        !(self.is_rows() && format.is_citations())
    }
}

/// One available export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportChoice {
    pub what: ExportWhat,
    pub words: String,
    /// "12 features, 41 claims".
    pub count: String,
    /// A sentence per omission.
    pub left_out: Vec<String>,
    /// Why it is not available yet; empty if it is.
    pub not_yet: String,
}

/// Progress of writing; the total is `None` while unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportProgress {
    pub done: u64,
    pub all: u64,
}

/// Selection, format and destination.
#[derive(Clone, Debug)]
pub struct ExportDialog {
    pub what: ExportWhat,
    pub format: ExportFormat,
    pub own_marks: bool,
    pub path: String,
    /// The proposed path, updated until the user enters another.
    pub proposed: String,
    /// Whether the file exists.
    pub exists: bool,
    /// The only path that may be replaced: the user was warned, or chose it in the system dialog, which
    /// warns.
    pub may_replace: Option<String>,
    /// Why the last attempt failed.
    pub failed: Option<String>,
    pub write_progress: Option<ExportProgress>,
    first: bool,
}

/// The user's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportAnswer {
    Waiting,
    Close,
    /// Choose the file in the system dialog.
    Browse,
    /// Copy the citations to the clipboard.
    Copy,
    Export,
    /// Cancel writing.
    Stop,
}

/// Height of the file description, in logical pixels.
const TOLD: f32 = 58.0;

const REPLACES: &str = "This file exists. Press again to replace it; its contents will be lost.";

impl ExportDialog {
    pub fn new(what: ExportWhat, format: ExportFormat) -> Self {
        Self {
            what,
            format,
            own_marks: false,
            path: String::new(),
            proposed: String::new(),
            exists: false,
            may_replace: None,
            failed: None,
            write_progress: None,
            first: true,
        }
    }

    /// Shows the window over everything else; `choices` are never empty, `marks` is the number of
    /// annotations.
    pub fn show(&mut self, ctx: &Context, choices: &[ExportChoice], marks: usize) -> ExportAnswer {
        let mut answer = ExportAnswer::Waiting;
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(20.0).corner_radius(10.0);
        let modal = egui::Modal::new(Id::unique("export data")).frame(frame).show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 120.0).clamp(460.0, 620.0));
            ui.label(RichText::new("Export data").font(fonts::bold(17.0)));
            ui.add_enabled_ui(self.write_progress.is_none(), |ui| {
                self.choose_what(ui, choices);
                self.choose_format(ui, marks);
                answer = self.choose_file(ui);
            });
            let chosen = choices.iter().find(|c| c.what == self.what);
            answer = match self.write_progress {
                Some(progress) => progress_line(ui, progress),
                None => self.buttons(ui, chosen, answer),
            };
        });
        if modal.should_close() && answer == ExportAnswer::Waiting {
            return if self.write_progress.is_some() { ExportAnswer::Stop } else { ExportAnswer::Close };
        }
        answer
    }

    fn choose_what(&mut self, ui: &mut Ui, choices: &[ExportChoice]) {
        elements::section(ui, "What");
        for choice in choices {
            ui.horizontal(|ui| {
                // Unselected radio buttons need a visible ring.
                let ring = egui::Stroke::new(1.0, ui.visuals().weak_text_color());
                ui.visuals_mut().widgets.inactive.bg_stroke = ring;
                let can = choice.not_yet.is_empty();
                let on = self.what == choice.what;
                let radio = ui.add_enabled(can, egui::RadioButton::new(on, &choice.words));
                if radio.clicked() {
                    self.what = choice.what;
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let words = if can { &choice.count } else { &choice.not_yet };
                    let words = RichText::new(words).size(12.5).color(ui.visuals().weak_text_color());
                    ui.add(egui::Label::new(words).truncate());
                });
            });
        }
        if !self.what.fits(self.format) {
            self.set_format(ExportFormat::Csv);
        }
    }

    fn choose_format(&mut self, ui: &mut Ui, marks: usize) {
        elements::section(ui, "As");
        ui.horizontal(|ui| {
            for format in ExportFormat::ALL {
                let fits = self.what.fits(format);
                let words = RichText::new(format.words()).size(13.0);
                let button =
                    egui::Button::selectable(self.format == format, words).min_size(vec2(74.0, 26.0));
                let response = ui.add_enabled(fits, button);
                if response.on_disabled_hover_text("Rows of events cite no article").clicked() {
                    self.set_format(format);
                }
            }
        });
        elements::small(ui, about(self.format, self.what));
        if marks > 0 && self.format == ExportFormat::GeoJson && !self.what.is_rows() {
            let noun = if marks == 1 { "annotation" } else { "annotations" };
            let words =
                format!("Include {} {noun}, each labelled as not being evidence", exact(marks as u64));
            ui.checkbox(&mut self.own_marks, words);
        }
    }

    /// Changes the format and with it the file extension.
    pub fn set_format(&mut self, format: ExportFormat) {
        if self.format == format {
            return;
        }
        self.format = format;
        if self.path != self.proposed {
            let path = std::path::Path::new(self.path.trim());
            self.path = path.with_extension(format.ending()).to_string_lossy().into_owned();
        }
    }

    fn choose_file(&mut self, ui: &mut Ui) -> ExportAnswer {
        let mut answer = ExportAnswer::Waiting;
        elements::section(ui, "File");
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(egui::Button::new("Choose…").min_size(vec2(0.0, 26.0))).clicked() {
                    answer = ExportAnswer::Browse;
                }
                let edit = TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY);
                let edit = ui.add(edit.margin(vec2(6.0, 5.0)));
                edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "File path"));
                if std::mem::take(&mut self.first) {
                    edit.request_focus();
                }
                if edit.changed() {
                    self.failed = None;
                    self.follow_ending();
                }
                if edit.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
                    answer = ExportAnswer::Export;
                }
            });
        });
        answer
    }

    /// An extension entered by the user selects the format.
    fn follow_ending(&mut self) {
        let ending = std::path::Path::new(self.path.trim()).extension();
        let format = ending.and_then(|e| ExportFormat::of_ending(&e.to_string_lossy()));
        if let Some(format) = format.filter(|f| self.what.fits(*f)) {
            self.format = format;
        }
    }

    /// Whether the button would replace a file without a warning.
    fn must_warn(&self) -> bool {
        self.exists && self.may_replace.as_deref() != Some(self.path.trim())
    }

    fn buttons(
        &mut self,
        ui: &mut Ui,
        chosen: Option<&ExportChoice>,
        mut answer: ExportAnswer,
    ) -> ExportAnswer {
        ui.add_space(6.0);
        let warned = self.exists && !self.must_warn();
        let alarm = ui.visuals().error_fg_color;
        let top = ui.cursor().top();
        match (&self.failed, chosen) {
            (Some(why), _) => drop(ui.add(egui::Label::new(RichText::new(why).color(alarm)).wrap())),
            (None, _) if warned => {
                drop(ui.label(RichText::new(REPLACES).color(alarm).font(fonts::bold(13.0))));
            }
            (None, Some(choice)) => will_write(ui, choice, self.format, self.exists),
            (None, None) => {}
        }
        // The buttons stay in place while the choices are browsed.
        ui.add_space((TOLD - (ui.cursor().top() - top)).max(0.0) + 8.0);
        let ready = !self.path.trim().is_empty() && chosen.is_some_and(|c| c.not_yet.is_empty());
        ui.horizontal(|ui| {
            let words = RichText::new(if warned { "Replace" } else { "Export" }).font(fonts::bold(13.5));
            let button = egui::Button::new(words).fill(ui.visuals().selection.bg_fill);
            let pressed = ui.add_enabled(ready, button.min_size(vec2(84.0, 28.0))).clicked();
            if pressed {
                answer = ExportAnswer::Export;
            }
            let plain = |words: &str| egui::Button::new(words).min_size(vec2(0.0, 28.0));
            if self.format.is_citations() && ui.add_enabled(ready, plain("Copy citations")).clicked() {
                answer = ExportAnswer::Copy;
            }
            if ui.add(plain("Cancel")).clicked() {
                answer = ExportAnswer::Close;
            }
        });
        if answer == ExportAnswer::Export && !ready {
            return ExportAnswer::Waiting;
        }
        if answer == ExportAnswer::Export && self.must_warn() {
            self.may_replace = Some(self.path.trim().to_owned());
            return ExportAnswer::Waiting;
        }
        answer
    }
}

/// A one-line description of the format.
fn about(format: ExportFormat, what: ExportWhat) -> &'static str {
    match (format, what.is_rows()) {
        (ExportFormat::GeoJson, false) => {
            "Shapes with their claims and colours; opens here and in GIS programs."
        }
        (ExportFormat::GeoJson, true) => "A point per row; a row known only to a governorate has none.",
        (ExportFormat::Csv, false) => {
            "A line per claim. A second file describes the columns and what was left out."
        }
        (ExportFormat::Csv, true) => {
            "The file’s columns, then governorate and precision. A second file says what was left out."
        }
        (ExportFormat::BibTex, _) => "The articles cited, with paragraphs, for LaTeX.",
        (ExportFormat::Ris, _) => "The articles cited, with paragraphs, for Zotero, EndNote and others.",
        (ExportFormat::Text, _) => "The articles cited, with paragraphs, as a list to read.",
    }
}

fn will_write(ui: &mut Ui, choice: &ExportChoice, format: ExportFormat, exists: bool) {
    let articles = if format.is_citations() { "The articles cited by these: " } else { "" };
    elements::text(ui, &format!("{articles}{}.", choice.count));
    for what in &choice.left_out {
        elements::small(ui, &format!("Left out: {what}"));
    }
    if exists {
        elements::small(ui, "This file already exists.");
    }
}

fn progress_line(ui: &mut Ui, progress: ExportProgress) -> ExportAnswer {
    let mut answer = ExportAnswer::Waiting;
    ui.add_space(14.0);
    let ExportProgress { done, all } = progress;
    let words =
        if all > 0 { format!("{} of {} rows", exact(done), exact(all)) } else { "Writing…".to_owned() };
    ui.horizontal(|ui| {
        let bar = ProgressBar::new(done as f32 / all.max(1) as f32).desired_height(18.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(egui::Button::new("Stop").min_size(vec2(0.0, 28.0))).clicked() {
                answer = ExportAnswer::Stop;
            }
            let bar = ui.add(bar.desired_width(ui.available_width()).text(words.clone()));
            bar.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &words));
        });
    });
    // As high as the buttons and the text above them.
    ui.add_space(TOLD);
    answer
}
