//! JSON on mobile: uniffi takes a function for reading, since its records have no constructors, and a method for
//! writing.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use crate::names;

pub(crate) fn json(name: &Ident) -> TokenStream {
    let snake = names::snake(name);
    let read = format_ident!("{snake}_from_json");
    let what = snake.replace('_', " ");
    let reads = format!("Reads a {what} from JSON, in the wire format.");
    let writes = format!("The {what} as JSON, in the wire format: equal values are equal texts.");
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
