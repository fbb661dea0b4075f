//! Records, tagged enums and names: all that can be done without knowing the type is done here, once.

use super::{Fault, Item, Read};

/// A variant of a tagged enum.
#[derive(Debug)]
pub struct Form {
    /// What stands in `type`.
    pub tag: &'static str,
    /// Its fields.
    pub fields: &'static [&'static str],
}

/// The fields of a record, each looked up.
#[derive(Debug)]
pub struct Fields<'f, 't> {
    item: Item<'t>,
    names: &'static [&'static str],
    found: &'f [Option<Item<'t>>],
}

impl Fields<'_, '_> {
    /// The field at this place of the definition.
    ///
    /// # Errors
    /// When it is missing and must not be, or is no such value.
    pub fn take<T: Read>(&self, place: usize) -> Result<T, Fault> {
        match self.found(place) {
            Some(item) => T::read(item),
            None => T::absent().ok_or_else(|| self.missing(place)),
        }
    }

    /// The same, of a field that has a default.
    ///
    /// # Errors
    /// When it is no such value.
    pub fn take_or_default<T: Read + Default>(&self, place: usize) -> Result<T, Fault> {
        self.found(place).map_or_else(|| Ok(T::default()), T::read)
    }

    fn found(&self, place: usize) -> Option<Item<'_>> {
        self.found.get(place).copied().flatten()
    }

    #[cold]
    fn missing(&self, place: usize) -> Fault {
        self.item.fault(format!("missing field `{}`", self.names.get(place).unwrap_or(&"")))
    }

    /// A variant that is none. [`Item::tagged`] gives the place of one, so this cannot come.
    #[cold]
    pub fn no_such_form(&self) -> Fault {
        self.item.fault("no such variant")
    }
}

const TAG: &str = "type";

impl<'t> Item<'t> {
    /// A record with fields of these names; `found` has room for each.
    ///
    /// # Errors
    /// When it is no record, or has a field that does not exist or comes twice.
    pub fn record<'f>(
        self,
        names: &'static [&'static str],
        found: &'f mut [Option<Item<'t>>],
    ) -> Result<Fields<'f, 't>, Fault> {
        self.find(names, found, None)?;
        Ok(Fields { item: self, names, found })
    }

    /// A variant of these: its place, and its fields; `found` has room for the most that one has.
    ///
    /// # Errors
    /// When it is no record, has no `type` or an unknown one, or a field that does not exist or comes twice.
    pub fn tagged<'f>(
        self,
        forms: &'static [Form],
        found: &'f mut [Option<Item<'t>>],
    ) -> Result<(usize, Fields<'f, 't>), Fault> {
        let tag = self.field(TAG)?;
        let name = tag.text()?;
        let (place, form) = (0..).zip(forms).find(|(_, form)| form.tag == name).ok_or_else(|| {
            let tags: Vec<_> = forms.iter().map(|form| form.tag).collect();
            tag.unknown("variant", name, &tags)
        })?;
        self.find(form.fields, found, Some(TAG))?;
        Ok((place, Fields { item: self, names: form.fields, found }))
    }

    /// The first field of this name.
    ///
    /// # Errors
    /// When it is no record, or has none.
    pub fn field(self, wanted: &str) -> Result<Item<'t>, Fault> {
        let found = self.pairs()?.find(|(name, ..)| *name == wanted);
        found.map(|(_, _, value)| value).ok_or_else(|| self.fault(format!("missing field `{wanted}`")))
    }

    /// One of these names: its place.
    ///
    /// # Errors
    /// When it is no text, or another one.
    pub fn name(self, names: &'static [&'static str]) -> Result<usize, Fault> {
        let given = self.text()?;
        names.iter().position(|name| *name == given).ok_or_else(|| self.unknown("variant", given, names))
    }

    fn find(
        self,
        names: &'static [&'static str],
        found: &mut [Option<Item<'t>>],
        tag: Option<&str>,
    ) -> Result<(), Fault> {
        let (mut next, mut tags) = (0, 0);
        for (name, key, value) in self.pairs()? {
            if tag == Some(name) {
                tags += 1;
                if tags > 1 {
                    return Err(key.fault(format!("duplicate field `{name}`")));
                }
                continue;
            }
            // Nearly everything comes in the order of the definition.
            let place = if names.get(next).is_some_and(|expected| *expected == name) {
                next
            } else {
                names.iter().position(|known| *known == name).ok_or_else(|| key.unknown("field", name, names))?
            };
            next = place + 1;
            if found.get_mut(place).and_then(|found| found.replace(value)).is_some() {
                return Err(key.fault(format!("duplicate field `{name}`")));
            }
        }
        Ok(())
    }

    #[cold]
    fn unknown(self, what: &str, given: &str, known: &[&str]) -> Fault {
        let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
        let expected = match known.as_slice() {
            [] => "there are none".to_owned(),
            [one] => format!("expected {one}"),
            [one, other] => format!("expected {one} or {other}"),
            more => format!("expected one of {}", more.join(", ")),
        };
        self.fault(format!("unknown {what} `{given}`, {expected}"))
    }
}
