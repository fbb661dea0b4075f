//! Instants as `datetime` with a zone: UTC on the way out, any zone on the way in.

use super::Misfit;
use crate::units::{Error, Text};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// What is needed again and again.
struct Helpers {
    datetime: Py<PyAny>,
    span: Py<PyAny>,
    epoch: Py<PyAny>,
}

static HELPERS: PyOnceLock<Helpers> = PyOnceLock::new();

fn helpers(py: Python<'_>) -> PyResult<&'static Helpers> {
    HELPERS.get_or_try_init(py, || {
        let module = py.import(intern!(py, "datetime"))?;
        let (datetime, span) = (module.getattr("datetime")?, module.getattr("timedelta")?);
        let utc = module.getattr("timezone")?.getattr("utc")?;
        let epoch = datetime.call1((1970, 1, 1, 0, 0, 0, 0, utc))?;
        Ok(Helpers { datetime: datetime.unbind(), span: span.unbind(), epoch: epoch.unbind() })
    })
}

/// The instant that so many milliseconds since 1970 are.
///
/// # Errors
/// `UNREADABLE` before the year 1, which `datetime` does not know.
pub fn write(milliseconds: i64, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let helpers = helpers(py)?;
    let (seconds, rest) = (milliseconds.div_euclid(1_000), milliseconds.rem_euclid(1_000));
    let span = helpers.span.bind(py).call1((0, seconds, rest * 1_000))?;
    helpers.epoch.bind(py).add(span).map_err(|_| {
        let fault = format!("{milliseconds} ms since 1970 is outside of the years 1 to 9999; read it with `to_json`");
        Error::Unreadable { what: "datetime".into(), fault: Text::from(fault) }.into()
    })
}

/// A span in milliseconds. Python keeps days, seconds and microseconds, the latter two never negative; to put them
/// together is three times as fast as its own division.
fn whole(span: &Bound<'_, PyAny>) -> PyResult<i64> {
    let py = span.py();
    let part = |name| span.getattr(name)?.extract::<i64>();
    let (days, seconds) = (part(intern!(py, "days"))?, part(intern!(py, "seconds"))?);
    Ok(days * 86_400_000 + seconds * 1_000 + part(intern!(py, "microseconds"))?.div_euclid(1_000))
}

/// Milliseconds since 1970; what is finer is cut off, towards the past.
///
/// # Errors
/// `NAIVE_TIME` without a zone; what does not fit where it is no `datetime` at all.
pub fn read(object: Borrowed<'_, '_, PyAny>) -> Result<i64, Misfit> {
    let py = object.py();
    let helpers = helpers(py).map_err(Misfit::Raised)?;
    let is_time = object.is_instance(helpers.datetime.bind(py)).map_err(Misfit::Raised)?;
    if !is_time {
        return Err(Misfit::instead(object, "a datetime with a zone"));
    }
    let since = object.sub(helpers.epoch.bind(py)).and_then(|since| whole(&since));
    since.map_err(|_| {
        let zone = object.call_method0(intern!(py, "utcoffset"));
        match zone.map(|zone| zone.is_none()) {
            Ok(true) => Misfit::Refused(Error::NaiveTime { value: Text::from(object.to_string()) }),
            _ => Misfit::instead(object, "a datetime with a zone, within the years 1 to 9999"),
        }
    })
}
