/// A direction given in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compass {
    /// Degrees from north, clockwise.
    pub bearing: f64,
    /// Half-width in degrees: the eight winds divide the circle, and so do the sixteen.
    pub half_angle: f64,
}

/// The winds in clockwise order.
const SIXTEEN: [&str; 16] = [
    "north",
    "north-north-east",
    "north-east",
    "east-north-east",
    "east",
    "east-south-east",
    "south-east",
    "south-south-east",
    "south",
    "south-south-west",
    "south-west",
    "west-south-west",
    "west",
    "west-north-west",
    "north-west",
    "north-north-west",
];

impl Compass {
    fn wind(index: usize) -> Self {
        Self { bearing: index as f64 * 22.5, half_angle: if index.is_multiple_of(2) { 22.5 } else { 11.25 } }
    }

    /// The direction in words: “north-west”.
    pub fn words(self) -> &'static str {
        let index = (self.bearing / 22.5).round();
        // The bearing is one of the sixteen; the modulo keeps any other in bounds.
        SIXTEEN[(index as usize) % 16]
    }

    /// Whether it is a cardinal direction.
    pub fn is_cardinal(self) -> bool {
        self.bearing % 90.0 == 0.0
    }
}

/// A direction at the end of a list of words, and how many words it takes.
///
/// Letters alone (`N`, `SW`) are read as well.
pub fn at_end(words: &[&str]) -> Option<(Compass, usize)> {
    let longest = words.len().min(3);
    (1..=longest).rev().find_map(|n| of(&words[words.len() - n..]).map(|compass| (compass, n)))
}

/// The direction given by exactly these words.
pub fn of(words: &[&str]) -> Option<Compass> {
    let mut winds: Vec<u8> = Vec::new();
    for word in words {
        parts(word, &mut winds)?;
    }
    index(&winds).map(Compass::wind)
}

/// Index among the sixteen winds, from cardinal points in spoken order.
fn index(winds: &[u8]) -> Option<usize> {
    let letter = |wind: &str| wind.split('-').map(|p| p.as_bytes()[0]).collect::<Vec<u8>>();
    SIXTEEN.iter().position(|wind| letter(wind) == winds)
}

/// Appends the cardinal points that make up a word, by their initials.
fn parts(word: &str, winds: &mut Vec<u8>) -> Option<()> {
    const POINTS: [(&str, u8); 4] = [("north", b'n'), ("south", b's'), ("east", b'e'), ("west", b'w')];
    const ARABIC: [(&str, u8); 4] = [("شمال", b'n'), ("جنوب", b's'), ("شرق", b'e'), ("غرب", b'w')];
    if word.len() <= 3 && word.bytes().all(|b| b"nesw".contains(&b)) && !word.is_empty() {
        winds.extend(word.bytes());
        return Some(());
    }
    if let Some(point) = ARABIC.iter().find(|(point, _)| arabic_is(word, point)) {
        winds.push(point.1);
        return Some(());
    }
    let mut rest = word;
    for end in ["ern", "erly", "wards", "ward"] {
        rest = rest.strip_suffix(end).unwrap_or(rest);
    }
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        rest = rest.trim_start_matches(['-', '.']);
        let (point, letter) = POINTS.iter().find(|(point, _)| rest.starts_with(point))?;
        winds.push(*letter);
        rest = &rest[point.len()..];
    }
    Some(())
}

/// شمال, شمالي, الشمالي, الشماليه, بشمال, وشمال.
fn arabic_is(word: &str, point: &str) -> bool {
    let Some(at) = word.find(point) else { return false };
    let (before, after) = (&word[..at], &word[at + point.len()..]);
    ["", "ال", "ب", "و", "ل"].contains(&before) && ["", "ي", "يه"].contains(&after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn winds_are_read_however_they_are_written() {
        for (words, bearing, half_angle) in [
            (&["north"][..], 0.0, 22.5),
            (&["south-west"], 225.0, 22.5),
            (&["southwest"], 225.0, 22.5),
            (&["south", "west"], 225.0, 22.5),
            (&["southwestern"], 225.0, 22.5),
            (&["sw"], 225.0, 22.5),
            (&["north-northwest"], 337.5, 11.25),
            (&["nnw"], 337.5, 11.25),
            (&["easterly"], 90.0, 22.5),
            (&["شمال", "غرب"], 315.0, 22.5),
            (&["جنوبي"], 180.0, 22.5),
            (&["الجنوبيه", "الشرقيه"], 135.0, 22.5),
        ] {
            assert_eq!(of(words), Some(Compass { bearing, half_angle }), "{words:?}");
        }
        for words in [&["northing"][..], &["ern"], &["north", "south"], &["en"], &["new"], &[""], &[]] {
            assert_eq!(of(words), None, "{words:?}");
        }
    }

    #[test]
    fn the_longest_direction_at_the_end_is_taken() {
        let (compass, taken) = at_end(&["to", "the", "north", "west"]).unwrap();
        assert_eq!((compass.words(), taken), ("north-west", 2));
        assert_eq!(at_end(&["of", "the"]), None);
    }
}
