use std::path::Path;

use crate::app::exports::figure_error::FigureError;
use crate::detail::Card;
use crate::geo::Viewport;
use crate::paint::{Figure, Sheet};
use crate::session::{Session, ViewAction};
use crate::ui::{FigureFormat, FigureKind, FigureState};

/// The figure's pages as SVG files.
pub fn pages(state: &FigureState, session: &Session) -> Result<Vec<String>, FigureError> {
    match state.subject {
        FigureKind::Map => Ok(vec![map(state, session)]),
        FigureKind::Sheet => {
            let (sheet, card) = sheet(state, session)?;
            Ok(sheet.svg(session, &card))
        }
    }
}

/// The map with the user's options, as an SVG file.
fn map(state: &FigureState, session: &Session) -> String {
    if state.figure.layout.is_some() {
        return state.figure.svg(session);
    }
    // The same ground at another size, drawn by a separate session.
    let size = state.size.map(|side| side as f32 / state.scale);
    let mut own = session.clone();
    let seen = own.viewport();
    let same = seen.size().iter().zip(size).all(|(a, b)| (a - b).abs() < 0.5);
    let view = if same { seen } else { Viewport::fit(seen.bounds(), size, 0.0) };
    own.apply(ViewAction::Resize { size }.into());
    own.apply(ViewAction::Set(view).into());
    Figure { scale: state.scale, ..state.figure.clone() }.svg(&own)
}

/// The sheets of the selection.
///
/// # Errors
/// Where nothing is selected.
pub fn sheet(state: &FigureState, session: &Session) -> Result<(Sheet, Card), FigureError> {
    let card = session.selection().and_then(|selection| session.card(selection.key()));
    let card = card.ok_or(FigureError::NothingSelected)?;
    let Figure { author, date, .. } = state.figure.clone();
    Ok((Sheet { layout: state.sheet, author, date }, card))
}

/// The format of the file extension, or the user's choice if there is none.
pub fn format_of(path: &Path, chosen: FigureFormat) -> FigureFormat {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let named = FigureFormat::ALL.into_iter().find(|f| ending.as_deref() == Some(f.ending()));
    named.unwrap_or(chosen)
}
