use std::collections::BTreeMap;

use super::EVENT_CLASSES;

/// Which of the colours for types each class of a file's types has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeLooks {
    slots: [u8; EVENT_CLASSES],
    /// Whether another open file has types of the same names, which look the same.
    pub shared: bool,
    /// Whether a colour stands for another type in another open file.
    pub reused: bool,
}

impl Default for TypeLooks {
    /// In the order of the classes, as in a file that is open alone.
    fn default() -> Self {
        // There are eight classes.
        Self { slots: std::array::from_fn(|class| class as u8), shared: false, reused: false }
    }
}

impl TypeLooks {
    /// The same where no other file is on the map.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { shared: false, reused: false, ..self }
    }

    /// The colour of a class, counted from 0; classes beyond the last share its colour.
    pub fn slot(&self, class: usize) -> usize {
        usize::from(self.slots[class.min(EVENT_CLASSES - 1)])
    }
}

/// The types of an open file: the names of its classes, in order.
#[derive(Clone, Copy, Debug)]
pub struct TypeNames<'n> {
    pub names: &'n [String],
    /// Whether the last of them is all other types together.
    pub has_others: bool,
}

/// The colours of types by name. A name keeps its colour while files are opened and closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypeColours {
    of_name: BTreeMap<String, u8>,
}

/// That of all other types together.
const OTHERS: u8 = EVENT_CLASSES as u8 - 1;

impl TypeColours {
    /// Gives the types of a file a colour, if they have none yet.
    pub fn assign(&mut self, types: TypeNames) {
        let slots = self.slots(types);
        for (name, slot) in types.own().zip(slots) {
            self.of_name.entry(key(name)).or_insert(slot);
        }
    }

    /// The colours of a file's classes; `others` are the types of the other open files.
    pub fn looks(&self, types: TypeNames, others: &[TypeNames]) -> TypeLooks {
        let slots = self.slots(types);
        let elsewhere: Vec<(String, u8)> = others
            .iter()
            .flat_map(|other| other.own().map(|name| key(name)).zip(self.slots(*other)))
            .collect();
        let own: Vec<(String, u8)> = types.own().map(|name| key(name)).zip(slots).collect();
        let is_reused = |(name, slot): &(String, u8)| elsewhere.iter().any(|(n, s)| s == slot && n != name);
        TypeLooks {
            slots,
            shared: own.iter().any(|one| elsewhere.contains(one)),
            reused: own.iter().any(is_reused),
        }
    }

    /// A name's own colour first, unless a more frequent type of the file has it; then colours that no name has, then
    /// any that the file has left.
    fn slots(&self, types: TypeNames) -> [u8; EVENT_CLASSES] {
        let mut slots: [Option<u8>; EVENT_CLASSES] = [None; EVENT_CLASSES];
        let mut taken = [false; EVENT_CLASSES];
        if types.has_others {
            slots[types.names.len().clamp(1, EVENT_CLASSES) - 1] = Some(OTHERS);
            taken[usize::from(OTHERS)] = true;
        }
        for (slot, name) in slots.iter_mut().zip(types.own()) {
            let known = self.of_name.get(&key(name)).copied();
            if let Some(known) = known.filter(|known| !taken[usize::from(*known)]) {
                taken[usize::from(known)] = true;
                *slot = Some(known);
            }
        }
        let is_new = |slot: u8| !self.of_name.values().any(|known| *known == slot);
        for slot in slots.iter_mut().filter(|slot| slot.is_none()) {
            let free = || (0..=OTHERS).filter(|slot| !taken[usize::from(*slot)]);
            // The colour of other types comes last.
            let new = free().find(|slot| *slot != OTHERS && is_new(*slot)).or_else(|| free().next());
            let new = new.unwrap_or(OTHERS);
            taken[usize::from(new)] = true;
            *slot = Some(new);
        }
        slots.map(|slot| slot.unwrap_or(OTHERS))
    }
}

impl<'n> TypeNames<'n> {
    /// The types that have a name of their own.
    fn own(self) -> impl Iterator<Item = &'n String> {
        let count = self.names.len() - usize::from(self.has_others).min(self.names.len());
        // A file without types has one class without a name.
        self.names[..count].iter().take(EVENT_CLASSES).filter(|name| !name.is_empty())
    }
}

/// Names that differ by case or spaces alone are one.
fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &str) -> Vec<String> {
        list.split(' ').map(str::to_owned).collect()
    }

    fn types(names: &[String]) -> TypeNames<'_> {
        TypeNames { names, has_others: names.last().is_some_and(|name| name == "others") }
    }

    fn slots(colours: &TypeColours, list: &str) -> Vec<usize> {
        let names = names(list);
        let looks = colours.looks(types(&names), &[]);
        (0..names.len()).map(|class| looks.slot(class)).collect()
    }

    fn assigned(files: &[&str]) -> TypeColours {
        let mut colours = TypeColours::default();
        files.iter().for_each(|list| colours.assign(types(&names(list))));
        colours
    }

    #[test]
    fn a_single_file_has_the_colours_in_the_order_of_its_types() {
        for list in ["a b c", "a b c d e f g h", "a b c d e f g others"] {
            let colours = assigned(&[list]);
            assert_eq!(slots(&colours, list), (0..names(list).len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_same_name_has_the_same_colour_in_every_file_and_keeps_it() {
        let mut colours = assigned(&["a b c", "C d a"]);
        assert_eq!(slots(&colours, "a b c"), [0, 1, 2]);
        assert_eq!(slots(&colours, "c d a"), [2, 3, 0]);
        colours.assign(types(&names("e b d")));
        assert_eq!(slots(&colours, "a b c"), [0, 1, 2]);
        assert_eq!(slots(&colours, "e b d"), [4, 1, 3]);
    }

    #[test]
    fn within_a_file_no_two_types_share_a_colour_while_there_are_enough() {
        let colours = assigned(&["a b c d e f g h", "i j k l m n o others", "a i b j c k d others"]);
        for list in ["i j k l m n o others", "a i b j c k d others"] {
            let mut all = slots(&colours, list);
            assert_eq!(*all.last().unwrap(), 7);
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), 8, "{list}");
        }
        assert_eq!(slots(&colours, "a i b j c k d others")[0], 0);
        let (here, there) = (names("i j"), names("a b"));
        assert!(colours.looks(types(&here), &[types(&there)]).reused);
        assert!(!colours.looks(types(&here), &[types(&there)]).shared);
        assert!(colours.looks(types(&here), &[types(&here)]).shared);
    }
}
