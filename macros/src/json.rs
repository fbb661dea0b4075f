//! Reading from JSON and writing to it, with our errors.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Visibility};

use crate::names;

/// The two functions; a type that checks more than its form brings its own, and says so with `own_json`.
pub(crate) fn expand(name: &Ident, visibility: &Visibility) -> TokenStream {
    let what = names::words(name);
    let [reads, writes] = docs(&what);
    quote! {
        impl #name {
            #[doc = #reads]
            ///
            /// # Errors
            /// `UNREADABLE` with line and column when it is no JSON, misses something, or has something that does not
            /// exist or may not be.
            #visibility fn from_json(text: &str) -> ::core::result::Result<Self, crate::units::Error> {
                crate::units::json::read(#what, text)
            }

            #[doc = #writes]
            ///
            /// # Errors
            /// None in practice: every value can be written.
            #visibility fn to_json(&self) -> ::core::result::Result<::std::string::String, crate::units::Error> {
                crate::units::json::write(#what, self)
            }
        }
    }
}

/// What reading and writing say of themselves, in every language.
pub(crate) fn docs(what: &str) -> [String; 2] {
    [
        format!("Reads a {what} from JSON, in the wire format."),
        format!("The {what} as JSON, in the wire format: equal values are equal texts."),
    ]
}
