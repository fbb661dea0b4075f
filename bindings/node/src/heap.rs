//! The engines and the like that JavaScript holds by a number.

use leadwerk::Error;
use std::any::Any;

/// What JavaScript holds; nothing where a fault of ours has left it half done.
pub(crate) type Held = Option<Box<dyn Any>>;

/// The object of a method.
///
/// # Errors
/// `INTERNAL_FAULT` when it is broken, or something else.
pub(crate) fn of<T: 'static>(held: &mut Held) -> Result<&mut T, Error> {
    let found = held.as_mut().and_then(|held| held.downcast_mut());
    found.ok_or_else(|| Error::InternalFault { fault: "an earlier one left this object unusable".into() })
}

/// Objects by their number; 0 is none.
#[derive(Default)]
pub(crate) struct Heap {
    objects: Vec<Held>,
    free: Vec<u32>,
}

impl Heap {
    /// Keeps an object, and gives its number.
    pub(crate) fn add(&mut self, object: Box<dyn Any>) -> u32 {
        let number = self.free.pop().unwrap_or_else(|| {
            self.objects.push(None);
            u32::try_from(self.objects.len()).unwrap_or(u32::MAX)
        });
        self.put_back(number, Some(object));
        number
    }

    /// Takes an object out, to be put back.
    pub(crate) fn take(&mut self, number: u32) -> Held {
        self.place(number).and_then(Option::take)
    }

    pub(crate) fn put_back(&mut self, number: u32, object: Held) {
        if let Some(place) = self.place(number) {
            *place = object;
        }
    }

    /// Forgets an object; its number is given anew.
    pub(crate) fn release(&mut self, number: u32) {
        if self.place(number).is_some() {
            drop(self.take(number));
            self.free.push(number);
        }
    }

    fn place(&mut self, number: u32) -> Option<&mut Held> {
        self.objects.get_mut((number as usize).checked_sub(1)?)
    }
}
