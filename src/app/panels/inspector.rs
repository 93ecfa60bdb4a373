use crate::app::jobs::Jobs;
use crate::detail::Card;
use crate::session::{CardBasis, Session};
use crate::style::Theme;
use crate::ui::{Offer, PanelContext, ProjectView};

use super::digests::Digests;

/// Derived data for panels: the card of the selection, rebuilt when the selection changes, and the summary of
/// its rows.
pub struct Inspector {
    card: Option<Card>,
    /// The inputs of the card.
    basis: Option<CardBasis>,
    pub digests: Digests,
}

/// What only some panels show, made while they are open.
#[derive(Default)]
pub struct Extras {
    pub project: ProjectView,
    pub offers: Vec<Offer>,
}

impl Inspector {
    pub fn new(jobs: &Jobs) -> Self {
        Self { card: None, basis: None, digests: Digests::new(jobs) }
    }

    pub fn card(&self) -> Option<&Card> {
        self.card.as_ref()
    }

    pub fn renew(&mut self, session: &Session) {
        let (basis, wanted) = (session.card_basis(), session.selection().map(|s| s.key()));
        if self.card.as_ref().map(|c| &c.key) != wanted {
            self.card = wanted.and_then(|key| session.card(key));
        } else if let Some(card) = self.card.as_mut().filter(|_| self.basis != basis) {
            session.renew_events(card);
        }
        self.basis = basis;
    }

    pub fn context<'a>(
        &'a self,
        session: &'a Session,
        theme: &'a Theme,
        extras: &'a Extras,
    ) -> PanelContext<'a> {
        PanelContext {
            session,
            theme,
            card: self.card.as_ref(),
            digested: self.digests.newest(),
            project: &extras.project,
            offers: &extras.offers,
        }
    }
}
