//! A checked newtype: crosses as its plain value, and cannot come in unchecked.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Error, Ident, ItemStruct, LitStr, Path, Result, Type};

use crate::{names, python, shape};

/// `form` is the module that knows its form in Python, where that is not the plain value.
pub(crate) fn expand(item: &ItemStruct, plain: &Type, form: Option<&Path>) -> Result<TokenStream> {
    let name = &item.ident;
    let kind = Plain::of(plain)?;
    let serde = LitStr::new(&plain.to_token_stream().to_string(), name.span());
    let python = python::of_plain(name, plain, form);
    let node = node(name, plain, kind);
    let alias = alias(item, plain);
    let shape = shape::of_plain(item, plain);
    Ok(quote! {
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(try_from = #serde, into = #serde)]
        #item
        #python
        #node
        #alias
        #shape
        #[cfg(feature = "mobile")]
        ::uniffi::custom_type!(#name, #plain, {
            try_lift: |plain| #name::try_from(plain).map_err(crate::crossing::mobile_error),
            lower: |value| <#plain as ::core::convert::From<#name>>::from(value),
        });
    })
}

/// What a newtype can be on the far side.
#[derive(Clone, Copy)]
enum Plain {
    Text,
    Whole,
    Real,
}

impl Plain {
    fn of(plain: &Type) -> Result<Self> {
        match plain.to_token_stream().to_string().as_str() {
            "String" => Ok(Self::Text),
            "i64" | "u32" => Ok(Self::Whole),
            "f64" => Ok(Self::Real),
            _ => Err(Error::new_spanned(
                plain,
                "a newtype crosses as String, i64, u32 or f64: these are alike in every language",
            )),
        }
    }
}

fn node(name: &Ident, plain: &Type, kind: Plain) -> TokenStream {
    let (written, value_type) = match kind {
        Plain::Text => ("string", quote!(String)),
        Plain::Whole | Plain::Real => ("number", quote!(Number)),
    };
    let taken = match kind {
        // Node would cut 12.5 to 12 and NaN to 0 without a word, so a whole number is read as what it is in JavaScript.
        Plain::Whole => quote! {
            let number = unsafe { <f64 as ::napi::bindgen_prelude::FromNapiValue>::from_napi_value(env, value)? };
            let plain: #plain = crate::crossing::node_whole_number(number)?;
        },
        Plain::Text | Plain::Real => quote! {
            let plain = unsafe { <#plain as ::napi::bindgen_prelude::FromNapiValue>::from_napi_value(env, value)? };
        },
    };
    quote! {
        #[cfg(feature = "node")]
        impl ::napi::bindgen_prelude::TypeName for #name {
            fn type_name() -> &'static str {
                #written
            }

            fn value_type() -> ::napi::ValueType {
                ::napi::ValueType::#value_type
            }
        }

        #[cfg(feature = "node")]
        impl ::napi::bindgen_prelude::ValidateNapiValue for #name {}

        #[cfg(feature = "node")]
        impl ::napi::bindgen_prelude::FromNapiValue for #name {
            unsafe fn from_napi_value(env: ::napi::sys::napi_env, value: ::napi::sys::napi_value) -> ::napi::Result<Self> {
                #taken
                Self::try_from(plain).map_err(crate::crossing::node_error)
            }
        }

        #[cfg(feature = "node")]
        impl ::napi::bindgen_prelude::ToNapiValue for #name {
            unsafe fn to_napi_value(env: ::napi::sys::napi_env, value: Self) -> ::napi::Result<::napi::sys::napi_value> {
                let plain = <#plain as ::core::convert::From<Self>>::from(value);
                unsafe { <#plain as ::napi::bindgen_prelude::ToNapiValue>::to_napi_value(env, plain) }
            }
        }
    }
}

/// The name in TypeScript, with its doc comment, so that a declaration can say `LeadId` and an editor knows it.
fn alias(item: &ItemStruct, plain: &Type) -> TokenStream {
    let name = &item.ident;
    let docs = names::docs(&item.attrs);
    quote! {
        #[cfg(feature = "node")]
        const _: () = {
            #(#docs)*
            #[::napi_derive::napi]
            pub type #name = #plain;
        };
    }
}
