//! The engines and the like that JavaScript holds by a number.

use leadwerk::Error;
use leadwerk::engine::{Engine, StayFold};
use leadwerk::simulation::Year;

/// What JavaScript can hold.
#[derive(Default)]
pub(crate) enum Held {
    /// A function that needs none, or makes none.
    #[default]
    Nothing,
    /// Something that a fault of ours has left half done.
    Broken,
    Engine(Box<Engine>),
    StayFold(Box<StayFold>),
    Year(Box<Year>),
}

/// A type that JavaScript can hold.
pub(crate) trait Holdable: Sized {
    /// Its name there.
    const NAME: &'static str;

    fn held(self) -> Held;

    /// # Errors
    /// `INTERNAL_FAULT` when it is something else, or broken.
    fn of(object: &mut Held) -> Result<&mut Self, Error>;
}

macro_rules! held {
    ($($name:ident),*) => {$(
        impl Holdable for $name {
            const NAME: &'static str = stringify!($name);

            fn held(self) -> Held {
                Held::$name(Box::new(self))
            }

            fn of(object: &mut Held) -> Result<&mut Self, Error> {
                match object {
                    Held::$name(held) => Ok(held),
                    Held::Broken => Err(Error::InternalFault { fault: "an earlier one left this object unusable".into() }),
                    _ => Err(Error::InternalFault { fault: concat!("this is no ", stringify!($name)).into() }),
                }
            }
        }
    )*};
}
held!(Engine, StayFold, Year);

/// Objects by their number; 0 is none.
#[derive(Default)]
pub(crate) struct Heap {
    objects: Vec<Held>,
    free: Vec<u32>,
}

impl Heap {
    /// Keeps an object, and gives its number.
    pub(crate) fn add(&mut self, object: Held) -> u32 {
        let number = self.free.pop().unwrap_or_else(|| {
            self.objects.push(Held::Nothing);
            u32::try_from(self.objects.len()).unwrap_or(u32::MAX)
        });
        self.put_back(number, object);
        number
    }

    /// Takes an object out, to be put back.
    pub(crate) fn take(&mut self, number: u32) -> Held {
        self.place(number).map(core::mem::take).unwrap_or_default()
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
