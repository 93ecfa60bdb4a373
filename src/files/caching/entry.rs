use std::fs::File;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::key::Key;
use crate::events::{Block, BlockKind, StoredBlock, join};
use crate::files::reading::read_exact_at;
use crate::files::threads::Threads;
use crate::formats::events::{Cause, EventFile, StoredFile};

/// A kept table: a head of fixed length, what is to be known of the table (JSON), and its columns, each as it
/// lies in memory. Each part has a checksum.
///
/// Nothing of it is trusted: what does not fit is as if it were not there.
const MAGIC: [u8; 8] = *b"IRATABL\x01";

/// Tells the order of bytes of the machine that wrote it.
const ORDER: u32 = 0x0102_0304;

/// Magic, order of bytes, checksum and length of what follows.
const HEAD: usize = 8 + 4 + 4 + 8;

/// Most bytes of what is to be known of a table; the values of its dimensions are the most of it.
const MOST_KNOWN: u64 = 256 << 20;

/// A table to be written.
pub(super) type Stored<'a> = (StoredFile, Vec<StoredBlock<'a>>);

#[derive(Serialize)]
struct Known<'a> {
    key: &'a Key,
    file: &'a StoredFile,
    blocks: Vec<BlockHead>,
}

#[derive(Deserialize)]
struct Found {
    key: Key,
    file: StoredFile,
    blocks: Vec<BlockHead>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct BlockHead {
    kind: BlockKind,
    values: u64,
    checksum: u32,
}

impl BlockHead {
    fn of(block: &StoredBlock) -> Self {
        let values = (block.bytes.len() / block.kind.size()) as u64;
        Self { kind: block.kind, values, checksum: crc32fast::hash(block.bytes) }
    }

    fn bytes(self) -> Option<u64> {
        self.values.checked_mul(self.kind.size() as u64)
    }
}

/// Writes a table.
pub(super) fn write(out: &mut impl Write, key: &Key, (file, blocks): &Stored) -> io::Result<()> {
    let half = blocks.len() / 2;
    let heads = |blocks: &[StoredBlock]| blocks.iter().map(BlockHead::of).collect::<Vec<_>>();
    let (first, second) = join(&Threads, || heads(&blocks[..half]), || heads(&blocks[half..]));
    let known = Known { key, file, blocks: [first, second].concat() };
    let known = serde_json::to_vec(&known)?;
    out.write_all(&MAGIC)?;
    out.write_all(&ORDER.to_ne_bytes())?;
    out.write_all(&crc32fast::hash(&known).to_ne_bytes())?;
    out.write_all(&(known.len() as u64).to_ne_bytes())?;
    out.write_all(&known)?;
    blocks.iter().try_for_each(|block| out.write_all(block.bytes))
}

/// Bytes that a table takes at least.
pub(super) fn size((_, blocks): &Stored) -> u64 {
    blocks.iter().map(|block| block.bytes.len() as u64).sum()
}

/// The table in a file, if it is one for this key.
pub(super) fn read(file: &File, key: &Key) -> Option<EventFile> {
    let all = file.metadata().ok()?.len();
    let mut input = file;
    let mut head = [0; HEAD];
    input.read_exact(&mut head).ok()?;
    let (magic, head) = head.split_first_chunk::<8>()?;
    let (order, head) = head.split_first_chunk::<4>()?;
    let (checksum, head) = head.split_first_chunk::<4>()?;
    let (len, _) = head.split_first_chunk::<8>()?;
    let len = u64::from_ne_bytes(*len);
    if *magic != MAGIC || *order != ORDER.to_ne_bytes() || len > MOST_KNOWN || len > all {
        return None;
    }
    let mut known = Vec::new();
    input.take(len).read_to_end(&mut known).ok()?;
    if crc32fast::hash(&known) != u32::from_ne_bytes(*checksum) {
        return None;
    }
    let Found { key: kept, file: stored, blocks: heads } = serde_json::from_slice(&known).ok()?;
    if !key.fits(&kept, stored.notes.count(Cause::FutureDate) > 0) {
        return None;
    }
    let blocks = blocks(file, &heads, HEAD as u64 + len, all)?;
    EventFile::restored(stored, blocks, &Threads)
}

/// The columns of a file of `all` bytes, from an offset to its end.
fn blocks(file: &File, heads: &[BlockHead], from: u64, all: u64) -> Option<Vec<Block>> {
    let (mut places, mut at) = (Vec::new(), from);
    for head in heads {
        places.push((*head, at));
        at = at.checked_add(head.bytes()?)?;
    }
    // Before anything is taken memory for.
    if at != all {
        return None;
    }
    let half = from + (all - from) / 2;
    let half = places.partition_point(|(_, at)| *at < half);
    let read = |places: &[(BlockHead, u64)]| {
        places.iter().map(|(head, at)| block(file, *head, *at)).collect::<Option<Vec<_>>>()
    };
    let (first, second) = join(&Threads, || read(&places[..half]), || read(&places[half..]));
    Some([first?, second?].into_iter().flatten().collect())
}

/// Bytes that are read and summed up at once, so that they are still near the processor.
const CHUNK: usize = 1 << 20;

fn block(file: &File, head: BlockHead, at: u64) -> Option<Block> {
    let mut block = Block::zeros(head.kind, usize::try_from(head.values).ok()?);
    let (mut checksum, mut at) = (crc32fast::Hasher::new(), at);
    for chunk in block.bytes_mut().chunks_mut(CHUNK) {
        read_exact_at(file, chunk, at).ok()?;
        checksum.update(chunk);
        at += chunk.len() as u64;
    }
    (checksum.finalize() == head.checksum).then_some(block)
}
