//! An enum without data: crosses by name.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, ItemEnum, Result};

use crate::{names, python, read, shape, wire};

pub(crate) fn expand(item: &ItemEnum) -> Result<TokenStream> {
    check(item)?;
    let names = names_of(item);
    let (read, shape) = (read::of_names(item), shape::of_names(item));
    let (python, wire) = (python::of_names(item), wire::of_names(item));
    Ok(quote! {
        #[cfg_attr(feature = "mobile", derive(::uniffi::Enum))]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize)]
        #[serde(rename_all = "snake_case")]
        #item
        #names
        #read
        #shape
        #python
        #wire
    })
}

fn check(item: &ItemEnum) -> Result<()> {
    if item.variants.is_empty() {
        return Err(Error::new(item.ident.span(), "an enum without variants has no value that could cross"));
    }
    if let Some((_, number)) = item.variants.iter().find_map(|variant| variant.discriminant.as_ref()) {
        return Err(Error::new_spanned(number, "a plain enum crosses by name; a number would be lost"));
    }
    names::all(item.variants.iter().map(names::check_variant))
}

/// The names, as a list, out and in.
fn names_of(item: &ItemEnum) -> TokenStream {
    let name = &item.ident;
    let what = name.to_string();
    let variants: Vec<_> = item.variants.iter().map(|variant| &variant.ident).collect();
    let written: Vec<_> = variants.iter().map(|ident| names::snake(ident)).collect();
    quote! {
        impl #name {
            /// Every value, in the order of the definition.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The name, as it is written everywhere.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    #(Self::#variants => #written,)*
                }
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.name())
            }
        }

        impl ::core::str::FromStr for #name {
            type Err = crate::units::Error;

            fn from_str(name: &str) -> ::core::result::Result<Self, Self::Err> {
                match name {
                    #(#written => ::core::result::Result::Ok(Self::#variants),)*
                    _ => ::core::result::Result::Err(crate::units::Error::UnknownName {
                        what: crate::units::Text::from(#what),
                        name: crate::units::Text::from(name),
                        allowed: <crate::units::Words as ::core::iter::FromIterator<_>>::from_iter([#(#written),*]),
                    }),
                }
            }
        }
    }
}
