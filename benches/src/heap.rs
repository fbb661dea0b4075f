//! An allocator that counts what is alive, while it is asked to.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering::Relaxed};

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static ON: AtomicBool = AtomicBool::new(false);
static LIVE: AtomicI64 = AtomicI64::new(0);
static BLOCKS: AtomicI64 = AtomicI64::new(0);
static PEAK: AtomicI64 = AtomicI64::new(0);

fn count(bytes: i64, blocks: i64) {
    if ON.load(Relaxed) {
        let live = LIVE.fetch_add(bytes, Relaxed) + bytes;
        BLOCKS.fetch_add(blocks, Relaxed);
        PEAK.fetch_max(live, Relaxed);
    }
}

fn size(layout: Layout) -> i64 {
    i64::try_from(layout.size()).unwrap_or(i64::MAX)
}

#[expect(unsafe_code, reason = "an allocator is unsafe; this one hands everything to the system's")]
// SAFETY: every call is passed on unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(size(layout), 1);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(size(layout), 1);
        // SAFETY: the caller keeps the contract of `alloc_zeroed`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        count(-size(layout), -1);
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new: usize) -> *mut u8 {
        // While it moves, the old and the new one are both there.
        count(i64::try_from(new).unwrap_or(i64::MAX), 0);
        count(-size(layout), 0);
        // SAFETY: the caller keeps the contract of `realloc`.
        unsafe { System.realloc(block, layout, new) }
    }
}

/// What was allocated while it was counted and is not freed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heap {
    pub(crate) bytes: f64,
    pub(crate) blocks: f64,
    /// The most bytes at once.
    pub(crate) peak: f64,
}

/// Counts while `work` runs; what was counted before stays.
pub(crate) fn counted<T>(work: impl FnOnce() -> T) -> T {
    ON.store(true, Relaxed);
    let given = work();
    ON.store(false, Relaxed);
    given
}

/// Forgets what was counted.
pub(crate) fn forget() {
    for counter in [&LIVE, &BLOCKS, &PEAK] {
        counter.store(0, Relaxed);
    }
}

/// What was counted since it was last forgotten.
pub(crate) fn heap() -> Heap {
    let read = |counter: &AtomicI64| counter.load(Relaxed) as f64;
    Heap { bytes: read(&LIVE), blocks: read(&BLOCKS), peak: read(&PEAK) }
}
