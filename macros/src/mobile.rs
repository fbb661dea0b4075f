//! JSON on mobile: uniffi takes a function for reading, since its records have no constructors, and a method for
//! writing.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use crate::{json, names};

pub(crate) fn json(name: &Ident) -> TokenStream {
    let read = format_ident!("{}_from_json", names::snake(name));
    let [reads, writes] = json::docs(&names::words(name));
    quote! {
        #[cfg(feature = "mobile")]
        const _: () = {
            #[doc = #reads]
            #[::uniffi::export]
            fn #read(text: ::std::string::String) -> ::core::result::Result<#name, crate::crossing::Refusal> {
                ::core::result::Result::Ok(#name::from_json(&text)?)
            }

            #[::uniffi::export]
            impl #name {
                #[doc = #writes]
                #[uniffi::method(name = "to_json")]
                fn mobile_to_json(&self) -> ::core::result::Result<::std::string::String, crate::crossing::Refusal> {
                    ::core::result::Result::Ok(self.to_json()?)
                }
            }
        };
    }
}
