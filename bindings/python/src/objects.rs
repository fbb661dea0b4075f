//! Objects of the core as classes.

/// Classes of one object of the core behind a lock: how it is made, and what it can do. Each function takes its arguments, and
/// what it answers goes to Python.
macro_rules! objects {
    ($($(#[$docs:meta])* $class:ident($core:ty) {
        $(#[$made:meta])* new($($part:ident: $kind:ty),*) => $new:expr;
        $($(#[$says:meta])* $name:ident[$object:ident]($($given:ident: $type:ty),*) => $answer:expr;)*
    })*) => {$(
        $(#[$docs])*
        #[pyclass(frozen, module = "leadwerk")]
        pub(crate) struct $class($crate::shared::Shared<$core>);

        #[pymethods]
        impl $class {
            $(#[$made])*
            #[new]
            fn new(py: Python<'_>, $($part: &::pyo3::Bound<'_, ::pyo3::PyAny>),*) -> PyResult<Self> {
                $(let $part = leadwerk::crossing::python::take::<$kind>(stringify!($part), $part)?;)*
                Ok(Self($crate::shared::Shared::new(py.detach(|| $new)?)))
            }

            $($(#[$says])*
            fn $name<'py>(&self, py: Python<'py>, $($given: &Bound<'py, PyAny>),*) -> PyResult<Bound<'py, PyAny>> {
                $(let $given = leadwerk::crossing::python::take::<$type>(stringify!($given), $given)?;)*
                let answer: Result<_, leadwerk::Error> = self.0.long(py, |$object| $answer)?;
                leadwerk::crossing::python::ToPython::to_python(&answer?, py)
            })*
        }
    )*};
}

/// What a function answers that only does something: Python's `None`.
pub(crate) const NOTHING: Option<bool> = None;
