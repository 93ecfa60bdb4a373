use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Paragraphs;

/// SHA-256 in lower-case hex over all paragraphs joined with a line feed: blank lines, line endings and white
/// space around a paragraph do not change it; anything else does.
pub fn checksum(paragraphs: &Paragraphs) -> String {
    let mut hash = Sha256::new();
    for (number, paragraph) in paragraphs.iter() {
        if number > 1 {
            hash.update(b"\n");
        }
        hash.update(paragraph.as_bytes());
    }
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_paragraph_has_the_published_digest_of_its_bytes() {
        // The test vector “abc” of FIPS 180-2.
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(checksum(&Paragraphs::of("\r\n abc \r\n")), digest);
    }

    #[test]
    fn paragraphs_are_joined_with_a_line_feed() {
        // printf 'a\nb' | sha256sum
        let digest = "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78";
        assert_eq!(checksum(&Paragraphs::of("a\r\n\r\nb\r\n")), digest);
    }
}
