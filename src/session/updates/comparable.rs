use crate::model::EventLayerId;
use crate::session::{EventLayer, Session};

impl Session {
    /// The two open files that can be compared without further questions: the earlier and the later state.
    ///
    /// # Errors
    /// A short reason.
    pub fn comparable(&self) -> Result<[EventLayerId; 2], &'static str> {
        let layers: Vec<&EventLayer> =
            self.document.layers.events().filter(|layer| layer.loading.is_none()).collect();
        if let Some((new, old)) =
            layers.iter().find_map(|layer| Some((layer.id, self.update_offer(layer.id)?.id)))
        {
            return Ok([old, new]);
        }
        let [a, b] = layers[..] else {
            return Err(match layers.len() {
                0 | 1 => "fewer than two event files are open",
                _ => "several files are open; the list of layers says which is an update of which",
            });
        };
        if a.update_of == Some(b.id) || b.update_of == Some(a.id) {
            return Err("both files are compared already");
        }
        // The later state is the one that goes on longer, or else the one opened later.
        let end = |layer: &EventLayer| (layer.table.span().map(|(_, last)| last), layer.id);
        let (old, new) = if end(a) < end(b) { (a.id, b.id) } else { (b.id, a.id) };
        Ok([old, new])
    }
}
