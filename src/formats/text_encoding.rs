use std::fmt;

use encoding_rs::{
    ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254,
    WINDOWS_1256,
};

/// How the letters of a text are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextEncoding(&'static encoding_rs::Encoding);

/// The Arabic letters with their share of all letters in running text, in thousandths (after Intellaren,
/// “Arabic letter frequency analysis”, rounded); rarer ones count little.
const ARABIC: [(char, u32); 36] = [
    ('ا', 135),
    ('ل', 122),
    ('ي', 70),
    ('م', 65),
    ('و', 60),
    ('ن', 58),
    ('ر', 46),
    ('ت', 45),
    ('ب', 36),
    ('ع', 35),
    ('ة', 33),
    ('د', 31),
    ('س', 29),
    ('ه', 28),
    ('ف', 28),
    ('أ', 27),
    ('ق', 25),
    ('ك', 23),
    ('ح', 22),
    ('ج', 16),
    ('ش', 12),
    ('ص', 11),
    ('خ', 10),
    ('ط', 10),
    ('ى', 12),
    ('إ', 10),
    ('ز', 7),
    ('ض', 7),
    ('ث', 6),
    ('ذ', 6),
    ('غ', 5),
    ('ء', 4),
    ('ئ', 4),
    ('ظ', 2),
    ('ؤ', 2),
    ('آ', 2),
];

/// Mean share, in thousandths, of the letters of a text from which it is Arabic. Arabic itself has about 70;
/// letters spread evenly over the alphabet have 28.
const IS_ARABIC: u32 = 38;

impl TextEncoding {
    pub const UTF_8: Self = Self(UTF_8);

    /// Those a user can name.
    pub const ALL: [Self; 9] = [
        Self(UTF_8),
        Self(UTF_16LE),
        Self(UTF_16BE),
        Self(WINDOWS_1252),
        Self(WINDOWS_1256),
        Self(ISO_8859_6),
        Self(WINDOWS_1254),
        Self(WINDOWS_1250),
        Self(WINDOWS_1251),
    ];

    /// By any of its usual names: `cp1256`, `windows-1256`, `latin1`, `utf8`.
    pub fn named(name: &str) -> Option<Self> {
        let plain = name.trim().to_lowercase().replace(['_', ' '], "-");
        let digits = plain.strip_prefix("cp").map(|number| format!("windows-{number}"));
        let found = encoding_rs::Encoding::for_label(digits.as_deref().unwrap_or(&plain).as_bytes())?;
        Some(Self(found))
    }

    pub fn name(self) -> &'static str {
        match self.0.name() {
            "windows-1252" => "Windows-1252",
            "windows-1256" => "Windows-1256",
            "windows-1254" => "Windows-1254",
            "windows-1250" => "Windows-1250",
            "windows-1251" => "Windows-1251",
            other => other,
        }
    }

    /// What it is for, beside its name.
    pub fn words(self) -> &'static str {
        match self.0.name() {
            "windows-1256" | "ISO-8859-6" => "Arabic",
            "windows-1252" => "Western European",
            "windows-1254" => "Turkish",
            "windows-1250" => "Central European",
            "windows-1251" => "Cyrillic",
            _ => "Unicode",
        }
    }

    pub fn decoder(self) -> encoding_rs::Decoder {
        self.0.new_decoder_with_bom_removal()
    }

    pub fn is_utf_8(self) -> bool {
        self.0 == UTF_8
    }

    /// UTF-16 by its byte order mark or, without one, by the bytes that are the same in almost all of its
    /// letters: zero in Latin, 6 in Arabic.
    pub fn utf_16(head: &[u8]) -> Option<Self> {
        match head {
            [0xff, 0xfe, ..] => return Some(Self(UTF_16LE)),
            [0xfe, 0xff, ..] => return Some(Self(UTF_16BE)),
            _ => {}
        }
        let units = head.len() / 2;
        let high = |b: &u8| matches!(b, 0 | 6 | 0x20 | 0xfb..=0xfe);
        let every = |odd: usize| head.iter().skip(odd).step_by(2).take(units);
        let is_wide = |own: usize, other: usize| {
            let zeros = every(own).filter(|b| **b == 0).count();
            let highs = every(own).filter(|b| high(b)).count();
            let stray = every(other).filter(|b| **b == 0).count();
            zeros * 20 > units && highs * 20 >= units * 19 && stray * 20 < zeros.max(1)
        };
        match () {
            () if units == 0 => None,
            () if is_wide(1, 0) => Some(Self(UTF_16LE)),
            () if is_wide(0, 1) => Some(Self(UTF_16BE)),
            () => None,
        }
    }

    /// Turkish with one byte a letter, if the bytes are those of Turkish words and UTF-8 does not fit: in Western
    /// European they would be letters of Icelandic. The samples are pieces of one text.
    pub fn turkish(samples: &[&[u8]]) -> Option<Self> {
        // Ğ, İ, Ş; and those that both alphabets have: Ç, Ö, Ü, Â, Î, Û.
        const OWN: [u8; 6] = [0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe];
        const SHARED: [u8; 12] = [0xc7, 0xd6, 0xdc, 0xe7, 0xf6, 0xfc, 0xc2, 0xce, 0xdb, 0xe2, 0xee, 0xfb];
        if samples.iter().any(|sample| is_utf_8(sample)) {
            return None;
        }
        let letters = || samples.iter().flat_map(|sample| sample.iter()).filter(|byte| **byte >= 0xc0);
        let own = letters().filter(|byte| OWN.contains(byte)).count();
        let shared = letters().filter(|byte| SHARED.contains(byte)).count();
        let all = letters().count();
        // In Turkish about half of them are its own; one letter may be damage.
        (own >= 2 && own * 4 >= all && (own + shared) * 10 >= all * 9).then_some(Self(WINDOWS_1254))
    }

    /// An encoding of Arabic with one byte a letter, if that gives Arabic words and UTF-8 does not fit; the
    /// samples are pieces of one text.
    pub fn arabic(samples: &[&[u8]]) -> Option<Self> {
        if samples.iter().all(|sample| sample.is_ascii()) || samples.iter().any(|sample| is_utf_8(sample)) {
            return None;
        }
        let scored = [WINDOWS_1256, ISO_8859_6].map(|encoding| (score(encoding, samples), encoding));
        let (best, encoding) = scored.into_iter().rev().max_by_key(|(score, _)| *score)?;
        (best >= IS_ARABIC).then_some(Self(encoding))
    }
}

/// Whether a piece has letters in UTF-8: where some is UTF-8, all is, and what is not is damage.
fn is_utf_8(sample: &[u8]) -> bool {
    sample.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

impl fmt::Display for TextEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name(), self.words())
    }
}

/// The mean share of the letters that the bytes beyond ASCII are, in thousandths. Arabic words have no Latin
/// letters in them: a letter beside one counts nothing, as the accents of Latin words are.
fn score(encoding: &'static encoding_rs::Encoding, samples: &[&[u8]]) -> u32 {
    let (mut sum, mut count) = (0_u64, 0_u64);
    for sample in samples {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        for word in text.split(|c: char| !c.is_alphanumeric() && !('\u{64b}'..='\u{652}').contains(&c)) {
            let foreign = word.chars().filter(|c| !c.is_ascii()).count() as u64;
            count += foreign;
            let is_arabic = foreign > 1 && word.chars().all(|c| ('\u{600}'..='\u{6ff}').contains(&c));
            if is_arabic {
                let share =
                    |c: char| ARABIC.iter().find(|(letter, _)| *letter == c).map_or(0, |(_, share)| *share);
                sum += word.chars().map(|c| u64::from(share(c))).sum::<u64>();
            }
        }
        // What the encoding has no letter for speaks against it.
        count +=
            text.chars().filter(|c| *c == '\u{fffd}' || ('\u{80}'..='\u{9f}').contains(c)).count() as u64;
    }
    sum.checked_div(count).unwrap_or(0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> Option<&'static str> {
        TextEncoding::arabic(&[bytes]).map(TextEncoding::name)
    }

    #[test]
    fn arabic_is_told_from_other_letters_by_its_words() {
        let header =
            "التاريخ,المحافظة,المدينة,عدد القتلى\n2017-03-17,نينوى,الموصل,4\n2017-03-18,بغداد,الكاظمية,5\n";
        for text in [header, "Basra,البصرة\nMosul,الموصل\n", "1,سامراء\n2,تكريت\n3,بيجي\n4,هيت\n"]
        {
            for (encoding, name) in [(WINDOWS_1256, "Windows-1256"), (ISO_8859_6, "ISO-8859-6")] {
                let (bytes, _, faulty) = encoding.encode(text);
                assert!(!faulty);
                assert_eq!(told(&bytes), Some(name), "{text}");
            }
            assert_eq!(told(text.as_bytes()), None);
        }
    }

    #[test]
    fn turkish_is_told_from_western_european_by_its_own_letters() {
        let turkish = |text: &str, encoding: &'static encoding_rs::Encoding| {
            TextEncoding::turkish(&[&encoding.encode(text).0]).map(TextEncoding::name)
        };
        for text in [
            "Tarih;İl;İlçe;Ölü sayısı\n5 Ağustos 2017;Musul;Telafer;3\n",
            "Şehir,Ölü,Yaralı\nMusul,4,İki\nTelafer,5,Üç\n",
            "tarih,yer\n6 Şubat 2017,Bağdat\n",
        ] {
            assert_eq!(turkish(text, WINDOWS_1254), Some("Windows-1254"), "{text}");
            assert_eq!(turkish(text, UTF_8), None);
        }
        for (text, encoding) in [
            ("Année,Événement,Lieu\n2017,Décès à Bagdad,Mossoul\nété,où,là\n", WINDOWS_1252),
            ("Größe,Tote,Überfall\nÄÖÜ,ß,Gefährt\n", WINDOWS_1252),
            ("Fecha,Año,Región\n2017,Señal,Nínive\n", WINDOWS_1252),
            ("Город,Дата,Погибло\nМосул,2017-03-17,четыре\nБагдад,2017-03-18,пять\n", WINDOWS_1251),
            ("Miejscowość,Zabici\nKirkuk,trzech żołnierzy\n", WINDOWS_1250),
            ("plain,ascii\n", WINDOWS_1254),
        ] {
            assert_eq!(turkish(text, encoding), None, "{text}");
        }
    }

    #[test]
    fn texts_of_other_languages_are_not_arabic() {
        for (text, encoding) in [
            ("Année,Événement,Lieu\n2017,Décès à Bagdad,Mossoul\nété,où,là\n", WINDOWS_1252),
            ("Größe,Tote,Überfall\nÄÖÜ,ß,Gefährt\n", WINDOWS_1252),
            ("Ba‘qubah – “Diyala”, Tal‘afar\n", WINDOWS_1252),
            ("Город,Дата,Погибло\nМосул,2017-03-17,четыре\nБагдад,2017-03-18,пять\n", WINDOWS_1251),
            ("Şehir,Ölü,Yaralı\nMusul,4,İki\nTelafer,5,Üç\n", WINDOWS_1254),
        ] {
            let (bytes, _, faulty) = encoding.encode(text);
            assert!(!faulty, "{text}");
            assert_eq!(told(&bytes), None, "{text}");
        }
        assert_eq!(told(b"date,lat\n2017,36\n"), None);
    }

    #[test]
    fn utf_16_is_known_without_a_mark_and_in_arabic() {
        for text in ["date,lat\n2017,36.3\n", "التاريخ,المحافظة\n2017-03-17,نينوى\n2017-03-18,بغداد\n"]
        {
            let units: Vec<u16> = text.encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
            assert_eq!(TextEncoding::utf_16(&little).map(TextEncoding::name), Some("UTF-16LE"));
            assert_eq!(TextEncoding::utf_16(&big).map(TextEncoding::name), Some("UTF-16BE"));
            assert_eq!(TextEncoding::utf_16(text.as_bytes()), None);
        }
    }

    #[test]
    fn encodings_are_known_by_their_usual_names() {
        for (name, known) in [
            ("cp1256", "Windows-1256"),
            ("Windows-1256", "Windows-1256"),
            ("windows_1256", "Windows-1256"),
            ("latin1", "Windows-1252"),
            ("UTF8", "UTF-8"),
            ("utf-16", "UTF-16LE"),
            ("iso-8859-6", "ISO-8859-6"),
        ] {
            assert_eq!(TextEncoding::named(name).map(TextEncoding::name), Some(known), "{name}");
        }
        assert_eq!(TextEncoding::named("klingon"), None);
    }
}
