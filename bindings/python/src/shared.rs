//! What several threads may use, one after the other.

use leadwerk::Error;
use leadwerk::crossing::caught;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError};

/// How often this process came out of a fork.
static FORKS: AtomicU64 = AtomicU64::new(0);

/// Something behind a lock that never waits while it holds the interpreter's.
///
/// A fork copies the lock but not the thread that holds it; what such a thread had begun is never ended in the child.
/// So a lock that was taken before the last fork is not waited for, but refused.
pub(crate) struct Shared<T> {
    inner: Mutex<T>,
    /// The count of forks when the lock was last taken.
    taken_at: AtomicU64,
}

impl<T: Send> Shared<T> {
    pub(crate) const fn new(inner: T) -> Self {
        Self { inner: Mutex::new(inner), taken_at: AtomicU64::new(0) }
    }

    /// Does something short. The interpreter's lock is given up only where another thread must be waited for.
    pub(crate) fn short<R: Send>(&self, py: Python<'_>, work: impl FnOnce(&mut T) -> R + Send) -> PyResult<R> {
        match self.inner.try_lock() {
            Ok(inner) => Ok(self.hold(inner, work)?),
            // This error holds the lock: who waited for it here would wait for ever.
            Err(TryLockError::Poisoned(_)) => Err(broken().into()),
            Err(TryLockError::WouldBlock) => self.long(py, work),
        }
    }

    /// Does something that may take its time, while other threads of the interpreter go on.
    pub(crate) fn long<R: Send>(&self, py: Python<'_>, work: impl FnOnce(&mut T) -> R + Send) -> PyResult<R> {
        Ok(py.detach(|| self.hold(self.lock()?, work))?)
    }

    fn lock(&self) -> Result<MutexGuard<'_, T>, Error> {
        match self.inner.try_lock() {
            Ok(inner) => Ok(inner),
            Err(TryLockError::Poisoned(_)) => Err(broken()),
            Err(TryLockError::WouldBlock) if self.taken_at.load(Ordering::Acquire) != FORKS.load(Ordering::Acquire) => {
                let fault = "another thread was using it when this process was forked".into();
                Err(Error::EngineUnusable { fault })
            }
            Err(TryLockError::WouldBlock) => self.inner.lock().map_err(|_| broken()),
        }
    }

    /// A panic would be a bug of ours; it reaches the host as an error like any other, and leaves the lock poisoned.
    fn hold<R>(&self, mut inner: MutexGuard<'_, T>, work: impl FnOnce(&mut T) -> R) -> Result<R, Error> {
        self.taken_at.store(FORKS.load(Ordering::Acquire), Ordering::Release);
        caught(move || work(&mut inner))
    }
}

fn broken() -> Error {
    Error::InternalFault { fault: "what was asked was broken off half-way".into() }
}

/// Has the interpreter count its forks.
pub(crate) fn watch_forks(py: Python<'_>) -> PyResult<()> {
    #[pyfunction]
    fn forked() {
        FORKS.fetch_add(1, Ordering::AcqRel);
    }
    let os = py.import("os")?;
    // Windows has no fork.
    if let Ok(register) = os.getattr("register_at_fork") {
        let options = pyo3::types::PyDict::new(py);
        options.set_item("after_in_child", wrap_pyfunction!(forked, py)?)?;
        register.call((), Some(&options))?;
    }
    Ok(())
}
