//! Instants as `datetime` with a zone: UTC on the way out, any zone on the way in.

use super::Misfit;
use crate::units::{Error, Text};
use pyo3::exceptions::PyException;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// The first instant of the year 1 in UTC: what is earlier in a zone of its own could not be given back.
const FIRST: i64 = -62_135_596_800_000;

const WANTED: &str = "a datetime with a zone, within the years 1 to 9999 in UTC";

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
    // Wide enough for whatever a class of the caller's says to be a span.
    let part = |name| Ok::<_, PyErr>(i128::from(span.getattr(name)?.extract::<i64>()?));
    let (days, seconds) = (part(intern!(py, "days"))?, part(intern!(py, "seconds"))?);
    let all = days * 86_400_000 + seconds * 1_000 + part(intern!(py, "microseconds"))?.div_euclid(1_000);
    Ok(i64::try_from(all)?)
}

/// Milliseconds since 1970; what is finer is cut off, towards the past.
///
/// # Errors
/// `NAIVE_TIME` without a zone; what does not fit where it is no `datetime` at all.
pub fn read(object: Borrowed<'_, '_, PyAny>) -> Result<i64, Misfit> {
    let py = object.py();
    let helpers = helpers(py).map_err(Misfit::Raised)?;
    let is_time = object.is_instance(helpers.datetime.bind(py));
    if !is_time.map_err(|raised| Misfit::raised_by(object, raised, WANTED))? {
        return Err(Misfit::instead(object, "a datetime with a zone"));
    }
    let since = object.sub(helpers.epoch.bind(py)).and_then(|since| whole(&since));
    match since {
        Ok(since) if since >= FIRST => Ok(since),
        Ok(_) => Err(Misfit::instead(object, WANTED)),
        Err(raised) if !raised.is_instance_of::<PyException>(py) => Err(Misfit::Raised(raised)),
        Err(raised) => Err(match object.call_method0(intern!(py, "utcoffset")) {
            Ok(zone) if zone.is_none() => Misfit::Refused(Error::NaiveTime { value: Text::from(object.to_string()) }),
            zone => Misfit::raised_by(object, zone.err().unwrap_or(raised), WANTED),
        }),
    }
}
