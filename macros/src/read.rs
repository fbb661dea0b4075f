//! How a type reads itself from what somebody wrote; and serde's `Deserialize`, which does it by the same way.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;
use syn::{Error, Field, Fields, Ident, ItemEnum, ItemStruct, Result, Type};

use crate::names;

/// A struct with named fields.
pub(crate) fn of_record(item: &ItemStruct) -> Result<TokenStream> {
    let (names, takes) = (names_of(&item.fields), takes(&item.fields)?);
    let count = names.len();
    Ok(read(
        &item.ident,
        &quote! {
            let mut found = [None; #count];
            let fields = item.record(&[#(#names),*], &mut found)?;
            Ok(Self { #takes })
        },
    ))
}

/// An enum without data.
pub(crate) fn of_names(item: &ItemEnum) -> TokenStream {
    let names = item.variants.iter().map(|variant| names::snake(&variant.ident));
    read(
        &item.ident,
        &quote! {
            let place = item.name(&[#(#names),*])?;
            Self::ALL.get(place).copied().ok_or_else(|| item.expected("another name"))
        },
    )
}

/// An enum with data.
pub(crate) fn of_tagged(item: &ItemEnum) -> Result<TokenStream> {
    let (mut forms, mut arms, mut most) = (TokenStream::new(), TokenStream::new(), 0);
    for (place, variant) in (0_usize..).zip(&item.variants) {
        let (name, tag) = (&variant.ident, names::snake(&variant.ident));
        let (names, takes) = (names_of(&variant.fields), takes(&variant.fields)?);
        most = most.max(names.len());
        forms.extend(quote!(reading::Form { tag: #tag, fields: &[#(#names),*] },));
        arms.extend(quote!(#place => Self::#name { #takes },));
    }
    Ok(read(
        &item.ident,
        &quote! {
            let mut found = [None; #most];
            let (form, fields) = item.tagged(&[#forms], &mut found)?;
            Ok(match form { #arms _ => return Err(fields.no_such_form()) })
        },
    ))
}

/// A newtype: its plain value, checked. A text is read where it stands, if it can be borrowed.
pub(crate) fn of_plain(name: &Ident, plain: &Type, borrowed: bool) -> TokenStream {
    let taken = if borrowed { quote!(item.text()?) } else { quote!(<#plain as reading::Read>::read(item)?) };
    read(name, &quote!(Self::try_from(#taken).map_err(|why| item.refused(&why))))
}

fn names_of(fields: &Fields) -> Vec<String> {
    fields.iter().filter_map(|field| field.ident.as_ref()).map(|ident| ident.unraw().to_string()).collect()
}

fn takes(fields: &Fields) -> Result<TokenStream> {
    let mut takes = TokenStream::new();
    for (place, field) in (0_usize..).zip(fields) {
        let name = &field.ident;
        let take = if has_default(field)? { quote!(take_or_default) } else { quote!(take) };
        takes.extend(quote!(#name: fields.#take(#place)?,));
    }
    Ok(takes)
}

/// Whether it says `#[serde(default)]`. What else serde can do to a field when it is read would be passed over here.
fn has_default(field: &Field) -> Result<bool> {
    let mut found = false;
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("default") && !meta.input.peek(syn::Token![=]) {
                found = true;
                return Ok(());
            }
            if meta.path.is_ident("skip_serializing_if") {
                return meta.value()?.parse::<syn::LitStr>().map(|_| ());
            }
            Err(Error::new_spanned(&meta.path, "a field that crosses knows `default` and `skip_serializing_if` only"))
        })?;
    }
    Ok(found)
}

fn read(name: &Ident, body: &TokenStream) -> TokenStream {
    quote! {
        const _: () = {
            // The types of the user's may have the names that stand in there.
            use crate::units::reading;
            use ::core::option::Option::{None, Some};
            use ::core::result::Result::{self, Err, Ok};

            impl reading::Read for #name {
                fn read(item: reading::Item<'_>) -> Result<Self, reading::Fault> {
                    #body
                }
            }

            impl<'de> ::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                    reading::from_serde(source)
                }
            }
        };
    }
}
