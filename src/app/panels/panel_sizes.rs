use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use egui::containers::panel::PanelState;
use egui::{IdSalt, Panel, Rect, Sense, Ui, UiBuilder, Vec2};
use serde::{Deserialize, Serialize};

use crate::ui::PanelId;

/// The sizes that the user gave to panels, in points. Neither what a panel contains nor a window that is small for a
/// while changes them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PanelSizes(BTreeMap<String, f32>);

/// Difference in points up to which a size is the same: egui rounds edges to pixels.
const SAME: f32 = 0.5;

impl PanelSizes {
    /// Shows a panel in the size the user gave it, or the usual one, as far as the range allows.
    pub fn show<R>(
        &mut self,
        root: &mut Ui,
        (panel, id): (Panel, PanelId),
        usual: f32,
        range: RangeInclusive<f32>,
        content: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        let wanted = self.0.get(id).copied().filter(|size| size.is_finite()).unwrap_or(usual);
        let size = wanted.clamp(*range.start(), *range.end());
        let state = PanelState { outer_rect: Rect::from_min_size(root.max_rect().min, Vec2::splat(size)) };
        let key = root.scope_id().with_salt(IdSalt::new(id));
        root.data_mut(|data| data.insert_persisted(key, state));
        let before = root.available_rect_before_wrap().size();
        let out = panel.default_size(usual).size_range(range).show(root, |ui| filling(ui, content)).inner;
        let taken = before - root.available_rect_before_wrap().size();
        let got = taken.x.max(taken.y);
        // Only a drag of its edge makes it another size.
        if (got - size.min(before.max_elem())).abs() > SAME {
            self.0.insert(id.to_owned(), got);
        }
        out
    }
}

/// Content in all of the available space, and in no more of it.
fn filling<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let out = content(&mut ui.new_child(UiBuilder::new().max_rect(room)));
    ui.allocate_rect(room, Sense::hover());
    out
}
