use crate::model::Subject;

/// The selection history, as in a browser.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Subject>,
    /// Number of entries up to and including the current one.
    present: usize,
}

/// Enough for any session; older ones are dropped.
const MOST: usize = 200;

impl History {
    pub fn visit(&mut self, key: &Subject) {
        if self.present > 0 && self.past.get(self.present - 1) == Some(key) {
            return;
        }
        self.past.truncate(self.present);
        self.past.push(key.clone());
        if self.past.len() > MOST {
            self.past.remove(0);
        }
        self.present = self.past.len();
    }

    pub fn back(&mut self) -> Option<Subject> {
        let before = self.present.checked_sub(2)?;
        self.present -= 1;
        self.past.get(before).cloned()
    }

    pub fn forward(&mut self) -> Option<Subject> {
        let next = self.past.get(self.present).cloned()?;
        self.present += 1;
        Some(next)
    }

    /// Drops entries that no longer exist.
    pub fn forget(&mut self, gone: impl Fn(&Subject) -> bool) {
        let before = self.past.iter().take(self.present).filter(|key| gone(key)).count();
        self.present -= before;
        self.past.retain(|key| !gone(key));
        self.past.dedup();
        self.present = self.present.min(self.past.len());
    }

    pub fn can_go_back(&self) -> bool {
        self.present > 1
    }

    pub fn can_go_forward(&self) -> bool {
        self.present < self.past.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: &str) -> Subject {
        Subject::governorate(id)
    }

    #[test]
    fn back_and_forward_go_where_a_browser_would() {
        let mut history = History::default();
        ["a", "b", "c"].iter().for_each(|id| history.visit(&key(id)));
        assert_eq!(history.back(), Some(key("b")));
        assert_eq!(history.back(), Some(key("a")));
        assert_eq!(history.back(), None);
        assert_eq!(history.forward(), Some(key("b")));
        history.visit(&key("d"));
        assert_eq!(history.forward(), None, "a new visit ends the way forward");
        assert_eq!(history.back(), Some(key("b")));
    }

    #[test]
    fn what_is_gone_is_left_out_of_the_way_back() {
        let mut history = History::default();
        ["a", "x", "b", "x", "c"].iter().for_each(|id| history.visit(&key(id)));
        history.back();
        history.forget(|k| k.id() == "x");
        assert_eq!(history.back(), Some(key("a")));
        assert_eq!(history.forward(), Some(key("b")));
        assert_eq!(history.forward(), Some(key("c")));
    }

    #[test]
    fn the_same_thing_twice_is_one_visit() {
        let mut history = History::default();
        ["a", "b", "b"].iter().for_each(|id| history.visit(&key(id)));
        assert_eq!(history.back(), Some(key("a")));
    }
}
