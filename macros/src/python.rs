//! What Python needs of a type: how its parts go out, and how it is made of parts that come in.
//!
//! The classes themselves are made by `crate::crossing::python` from the type's shape, alike for all types.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Fields, Ident, ItemEnum, ItemStruct, Path, Type};

/// A struct with named fields: a class with one way to be made.
pub(crate) fn of_record(item: &ItemStruct) -> TokenStream {
    let form = Form { path: quote!(Self), fields: &item.fields };
    class(&item.ident, &[form])
}

/// An enum with data: a class for each variant, and one above them.
pub(crate) fn of_tagged(item: &ItemEnum) -> TokenStream {
    let forms: Vec<_> = item
        .variants
        .iter()
        .map(|variant| {
            let name = &variant.ident;
            Form { path: quote!(Self::#name), fields: &variant.fields }
        })
        .collect();
    class(&item.ident, &forms)
}

/// An enum without data: an `enum.Enum` whose values are the names.
pub(crate) fn of_names(item: &ItemEnum) -> TokenStream {
    let name = &item.ident;
    in_python(&quote! {
        static CLASS: Names = Names::new();

        impl Named for #name {
            const ALL: &'static [Self] = Self::ALL;

            fn class() -> &'static Names {
                &CLASS
            }
        }

        impl ToPython for #name {
            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                member(py, *self)
            }
        }

        impl FromPython for #name {
            fn from_python(object: Borrowed<'_, '_, PyAny>) -> ::core::result::Result<Self, Misfit> {
                member_of(object)
            }
        }
    })
}

/// A newtype: its plain value, or what `form` makes of it.
pub(crate) fn of_plain(name: &Ident, plain: &Type, form: Option<&Path>) -> TokenStream {
    let (out, taken) = match form {
        Some(form) => (quote!(#form::write(plain, py)), quote!(#form::read(object)?)),
        None => (quote!(plain.to_python(py)), quote!(<#plain as FromPython>::from_python(object)?)),
    };
    in_python(&quote! {
        impl ToPython for #name {
            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                let plain = <#plain as ::core::convert::From<Self>>::from(self.clone());
                #out
            }
        }

        impl FromPython for #name {
            fn from_python(object: Borrowed<'_, '_, PyAny>) -> ::core::result::Result<Self, Misfit> {
                let plain: #plain = #taken;
                Self::try_from(plain).map_err(Misfit::Refused)
            }
        }
    })
}

/// One way in which a value is made: a struct, or a variant.
struct Form<'a> {
    path: TokenStream,
    fields: &'a Fields,
}

fn class(name: &Ident, forms: &[Form<'_>]) -> TokenStream {
    let makers = (0_usize..).zip(forms).map(|(number, Form { path, fields })| {
        let fields = fields.iter().map(|field| &field.ident);
        quote!(#number => #path { #(#fields: given.take()?),* },)
    });
    let numbers = (0_usize..).zip(forms).map(|(number, Form { path, .. })| quote!(#path { .. } => #number,));
    let parts = forms.iter().map(|Form { path, fields }| {
        let names: Vec<_> = fields.iter().map(|field| &field.ident).collect();
        let bound: Vec<_> = (0..names.len()).map(|place| format_ident!("part_{place}")).collect();
        let places = 0_usize..;
        let arms = places.zip(&bound).map(|(place, bound)| quote!(#place => #bound.to_python(py),));
        quote!(#path { #(#names: #bound),* } => match place { #(#arms)* _ => no_such_part(place) },)
    });
    in_python(&quote! {
        static CLASS: Class = Class::new();

        impl Crossing for #name {
            fn class() -> &'static Class {
                &CLASS
            }

            fn make(form: usize, given: &mut Given<'_, '_>) -> ::core::result::Result<Self, Misfit> {
                ::core::result::Result::Ok(match form {
                    #(#makers)*
                    _ => return given.no_such_form(),
                })
            }

            fn form(&self) -> usize {
                match self { #(#numbers)* }
            }

            fn part<'py>(&self, place: usize, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                let _ = py;
                match self { #(#parts)* }
            }

            fn read(text: &str) -> ::core::result::Result<Self, crate::units::Error> {
                Self::from_json(text)
            }

            fn write(&self) -> ::core::result::Result<::std::string::String, crate::units::Error> {
                self.to_json()
            }
        }

        impl ToPython for #name {
            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                object(py, ::core::clone::Clone::clone(self))
            }
        }

        impl FromPython for #name {
            fn from_python(object: Borrowed<'_, '_, PyAny>) -> ::core::result::Result<Self, Misfit> {
                borrowed::<Self>(object).cloned()
            }
        }
    })
}

fn in_python(items: &TokenStream) -> TokenStream {
    quote! {
        #[cfg(feature = "python")]
        const _: () = {
            use crate::crossing::python::generated::*;
            #items
        };
    }
}
