/// Larger than any block that a frame asks for. The columns of an event table have blocks of
/// their own whatever this is (`events::block_capacity`).
const BLOCK: usize = 3 << 20;

/// Lets the allocator keep what a frame frees for the next frame; once, at the start.
///
/// A frame's triangles are blocks of half a megabyte. By default glibc gives such blocks back
/// to the system and gets them again, page by page, in every frame, which cost more than half
/// of a frame's time (see docs/performance.md). Its thresholds follow the largest block that
/// was ever freed (mallopt(3), `M_MMAP_THRESHOLD`), so it is shown one. The block is never
/// written to and takes no memory. Other allocators are not harmed by it.
pub fn keep_freed_memory() {
    // Without the black box the compiler would leave the block out.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(BLOCK)));
}
