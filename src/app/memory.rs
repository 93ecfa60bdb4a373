/// Larger than any allocation of a frame. Event table columns are mapped separately in any case
/// (`events::block_capacity`).
const BLOCK: usize = 3 << 20;

/// Lets the allocator reuse memory between frames; call once at the start.
///
/// A frame's triangles are blocks of half a megabyte. By default glibc returns such blocks to the system and
/// maps them again, page by page, in every frame, which took more than half of a frame's time (see
/// docs/performance.md). Its thresholds follow the largest block ever freed (mallopt(3), `M_MMAP_THRESHOLD`),
/// so one is allocated and freed here. It is never written to and takes no memory. Harmless with other
/// allocators.
pub fn keep_freed_memory() {
    // The black box keeps the compiler from removing the allocation.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(BLOCK)));
}
