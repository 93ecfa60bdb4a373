use super::{Colour, Theme};

/// What rose and what fell: orange and blue, which people who see few colours tell apart as well, and neither of which
/// says that more is good or bad.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeColours {
    pub rose: Colour,
    pub fell: Colour,
}

impl ChangeColours {
    pub fn of(theme: &Theme) -> Self {
        let [rose, fell] = if theme.dark { [0xF0A35E, 0x7DB4E6] } else { [0xB35806, 0x2B6CA8] };
        Self { rose: Colour::hex(rose), fell: Colour::hex(fell) }
    }
}
