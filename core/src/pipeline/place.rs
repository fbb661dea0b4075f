//! Where a stage stands in a pipeline.

use crate::units::{Error, StageId};

/// The place of a stage among these.
///
/// # Errors
/// `UNKNOWN_STAGE`.
pub(crate) fn place(stages: &[StageId], stage: &StageId) -> Result<usize, Error> {
    stages.iter().position(|listed| listed == stage).ok_or_else(|| unknown(stages, stage))
}

/// That a stage is none of these.
pub(crate) fn unknown<'a>(stages: impl IntoIterator<Item = &'a StageId>, stage: &StageId) -> Error {
    Error::UnknownStage { stage: stage.clone(), allowed: stages.into_iter().collect() }
}
