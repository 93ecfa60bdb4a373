//! Where the fields of a record end. Fields are short, so that a search for each of them costs more than the bytes
//! that it passes: eight bytes are compared at once, and the ends among them are taken one by one.

/// Bytes that are compared at once.
const BLOCK: usize = size_of::<u64>();

/// The lowest bit of each byte of a block, the highest one, and the others.
const LOWEST: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = LOWEST << 7;
const OTHERS: u64 = !HIGHEST;

/// The delimiters and line ends of some bytes, in order.
pub(super) struct Ends<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    /// Where the block begins that `marks` is of; what is before it was passed.
    base: usize,
    /// For each byte of the block, the first in the lowest bits: its highest bit is set if a field ends there.
    marks: u64,
}

impl<'b> Ends<'b> {
    pub fn new(bytes: &'b [u8], delimiter: u8) -> Self {
        let mut ends = Self { bytes, delimiter, base: 0, marks: 0 };
        ends.mark();
        ends
    }

    /// The first end at or behind `from`, which never goes back.
    #[inline]
    pub fn next(&mut self, from: usize) -> Option<usize> {
        if from >= self.base + BLOCK {
            // Quotes were passed, with ends of any number between them.
            self.base = from;
            self.mark();
        } else {
            self.marks &= !0 << ((from - self.base) * 8);
        }
        while self.marks == 0 {
            self.base += BLOCK;
            if self.base >= self.bytes.len() {
                return None;
            }
            self.mark();
        }
        Some(self.base + (self.marks.trailing_zeros() / 8) as usize)
    }

    #[inline]
    fn mark(&mut self) {
        let rest = self.bytes.get(self.base..).unwrap_or_default();
        self.marks = match rest.first_chunk() {
            Some(block) => marks(*block, self.delimiter),
            None => {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                // What stands behind the last byte ends nothing.
                marks(block, self.delimiter) & !(!0 << (rest.len() * 8))
            }
        };
    }
}

/// The bytes of a block that are a delimiter or a line end.
#[inline]
fn marks(block: [u8; BLOCK], delimiter: u8) -> u64 {
    let block = u64::from_le_bytes(block);
    // Adding to seven bits sets the eighth unless they are all 0, and never carries into the next byte.
    let is = |byte: u8| {
        let other = block ^ (LOWEST * u64::from(byte));
        !(((other & OTHERS) + OTHERS) | other) & HIGHEST
    };
    is(delimiter) | is(b'\n') | is(b'\r')
}
