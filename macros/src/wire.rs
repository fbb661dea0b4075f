//! A value as bytes: fields in the order of their definition, an enum by the place of its variant.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Fields, Ident, ItemEnum, ItemStruct, Type};

/// A struct with named fields.
pub(crate) fn of_record(item: &ItemStruct) -> TokenStream {
    let fields: Vec<_> = named(&item.fields).collect();
    let put = quote!(#(Wire::put(&self.#fields, out);)*);
    wire(&item.ident, &put, &quote!(Ok(Self { #(#fields: Wire::take(input)?),* })))
}

/// An enum without data.
pub(crate) fn of_names(item: &ItemEnum) -> TokenStream {
    let name = &item.ident;
    let text = name.to_string();
    let take = quote! {
        let place = input.byte()?;
        match Self::ALL.get(usize::from(place)) {
            Some(value) => Ok(*value),
            None => input.no_variant(#text),
        }
    };
    wire(name, &quote!(out.push(*self as u8);), &take)
}

/// An enum with data.
pub(crate) fn of_tagged(item: &ItemEnum) -> TokenStream {
    let text = item.ident.to_string();
    let (mut put, mut take) = (TokenStream::new(), TokenStream::new());
    for (place, variant) in (0_u8..).zip(&item.variants) {
        let name = &variant.ident;
        let fields: Vec<_> = named(&variant.fields).collect();
        // Names of their own, since a field may be called `out`.
        let bound: Vec<_> = (0..fields.len()).map(|number| format_ident!("field_{number}")).collect();
        put.extend(quote! {
            Self::#name { #(#fields: #bound),* } => {
                out.push(#place);
                #(Wire::put(#bound, out);)*
            }
        });
        take.extend(quote!(#place => Ok(Self::#name { #(#fields: Wire::take(input)?),* }),));
    }
    let take = quote!(match input.byte()? { #take _ => input.no_variant(#text) });
    wire(&item.ident, &quote!(match self { #put }), &take)
}

/// A newtype: its plain value, checked on the way in. A text is written where it stands and read there, if it can be
/// borrowed; an id is looked up among those that came before.
pub(crate) fn of_plain(item: &ItemStruct, plain: &Type, given: &str) -> TokenStream {
    let checked = |take: TokenStream| quote!(Self::try_from(#take).map_err(wire::Refused::from));
    let take = match given {
        "str" => checked(quote!(input.text()?)),
        "id" => quote!(input.id(Self::KIND).map(Self)),
        _ => checked(quote!(<#plain as Wire>::take(input)?)),
    };
    let put = match given {
        "str" | "id" => quote!(wire::put_text(::core::convert::AsRef::<str>::as_ref(self), out);),
        _ => quote!(<#plain as Wire>::put(&<#plain as ::core::convert::From<Self>>::from(self.clone()), out);),
    };
    wire(&item.ident, &put, &take)
}

fn named(fields: &Fields) -> impl Iterator<Item = &Ident> {
    fields.iter().filter_map(|field| field.ident.as_ref())
}

fn wire(name: &Ident, put: &TokenStream, take: &TokenStream) -> TokenStream {
    quote! {
        #[cfg(feature = "node")]
        const _: () = {
            use crate::crossing::wire::{self, Reader, Wire};
            use ::core::option::Option::{None, Some};
            use ::core::result::Result::{self, Ok};

            impl Wire for #name {
                fn put(&self, out: &mut ::std::vec::Vec<u8>) {
                    #put
                }

                fn take(input: &mut Reader<'_>) -> Result<Self, wire::Refused> {
                    #take
                }
            }
        };
    }
}
