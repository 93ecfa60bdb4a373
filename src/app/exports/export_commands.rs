use egui::Context;

use crate::app::atlas_app::AtlasApp;

/// The window's part in taking data away.
impl AtlasApp {
    /// Opens the dialog that takes features, rows or citations away as files.
    pub fn export_data(&mut self, ctx: &Context) {
        self.export_desk.open(&self.session);
        ctx.request_repaint();
    }

    pub(in crate::app) fn export_windows(&mut self, ctx: &Context) {
        let (actions, said) = self.export_desk.windows(ctx, &self.session, &self.events);
        if !actions.is_empty() {
            self.apply(ctx, actions);
        }
        if let Some(said) = said {
            self.carry_out(ctx, said);
        }
    }
}
