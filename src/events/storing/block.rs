use serde::{Deserialize, Serialize};

use crate::events::block_capacity;

/// What the values of a block are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    U16,
    U32,
    I32,
    U64,
}

/// A column to be stored: its bytes are those in memory.
#[derive(Clone, Copy, Debug)]
pub struct StoredBlock<'a> {
    pub kind: BlockKind,
    pub bytes: &'a [u8],
}

/// A column that was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    U16(Vec<u16>),
    U32(Vec<u32>),
    I32(Vec<i32>),
    U64(Vec<u64>),
}

impl BlockKind {
    /// Bytes of a value.
    pub fn size(self) -> usize {
        match self {
            Self::U16 => 2,
            Self::U32 | Self::I32 => 4,
            Self::U64 => 8,
        }
    }
}

impl<'a> From<&'a [u16]> for StoredBlock<'a> {
    fn from(values: &'a [u16]) -> Self {
        Self { kind: BlockKind::U16, bytes: bytemuck::cast_slice(values) }
    }
}

impl<'a> From<&'a [u32]> for StoredBlock<'a> {
    fn from(values: &'a [u32]) -> Self {
        Self { kind: BlockKind::U32, bytes: bytemuck::cast_slice(values) }
    }
}

impl<'a> From<&'a [i32]> for StoredBlock<'a> {
    fn from(values: &'a [i32]) -> Self {
        Self { kind: BlockKind::I32, bytes: bytemuck::cast_slice(values) }
    }
}

impl<'a> From<&'a [u64]> for StoredBlock<'a> {
    fn from(values: &'a [u64]) -> Self {
        Self { kind: BlockKind::U64, bytes: bytemuck::cast_slice(values) }
    }
}

impl Block {
    /// A block to be filled.
    pub fn zeros(kind: BlockKind, values: usize) -> Self {
        match kind {
            BlockKind::U16 => Self::U16(block_capacity::zeros(values)),
            BlockKind::U32 => Self::U32(block_capacity::zeros(values)),
            BlockKind::I32 => Self::I32(block_capacity::zeros(values)),
            BlockKind::U64 => Self::U64(block_capacity::zeros(values)),
        }
    }

    /// Its values in memory order.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        match self {
            Self::U16(values) => bytemuck::cast_slice_mut(values),
            Self::U32(values) => bytemuck::cast_slice_mut(values),
            Self::I32(values) => bytemuck::cast_slice_mut(values),
            Self::U64(values) => bytemuck::cast_slice_mut(values),
        }
    }

    pub(crate) fn u16(self) -> Option<Vec<u16>> {
        if let Self::U16(values) = self { Some(values) } else { None }
    }

    pub(crate) fn u32(self) -> Option<Vec<u32>> {
        if let Self::U32(values) = self { Some(values) } else { None }
    }

    pub(crate) fn i32(self) -> Option<Vec<i32>> {
        if let Self::I32(values) = self { Some(values) } else { None }
    }

    pub(crate) fn u64(self) -> Option<Vec<u64>> {
        if let Self::U64(values) = self { Some(values) } else { None }
    }
}
