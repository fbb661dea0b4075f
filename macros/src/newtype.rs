//! A checked newtype: crosses as its plain value, and cannot come in unchecked.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Error, ItemStruct, LitStr, Path, Result, Type, parse_quote};

use crate::{python, read, shape, wire};

/// `form` is the module that knows its form in Python, where that is not the plain value.
pub(crate) fn expand(item: &ItemStruct, plain: &Type, form: Option<&Path>) -> Result<TokenStream> {
    let name = &item.ident;
    check(plain)?;
    let given = plain.to_token_stream().to_string();
    let borrowed = matches!(given.as_str(), "str" | "id");
    let plain = &if borrowed { parse_quote!(String) } else { plain.clone() };
    let serde = LitStr::new(&plain.to_token_stream().to_string(), name.span());
    let python = python::of_plain(name, plain, form);
    let (read, shape) = (read::of_plain(name, plain, borrowed), shape::of_plain(item, plain));
    let wire = wire::of_plain(item, plain, &given);
    Ok(quote! {
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
        #[serde(into = #serde)]
        #item
        #python
        #read
        #shape
        #wire
        #[cfg(feature = "mobile")]
        ::uniffi::custom_type!(#name, #plain, {
            try_lift: |plain| #name::try_from(plain).map_err(crate::crossing::mobile_error),
            lower: |value| <#plain as ::core::convert::From<#name>>::from(value),
        });
    })
}

/// Only what is alike in every language.
fn check(plain: &Type) -> Result<()> {
    match plain.to_token_stream().to_string().as_str() {
        "String" | "str" | "id" | "i64" | "u32" | "f64" => Ok(()),
        _ => Err(Error::new_spanned(
            plain,
            "a newtype crosses as String, str, id, i64, u32 or f64: these are alike in every language",
        )),
    }
}
