//! JSON on mobile. A function for each type would be half of the library: each type only enters itself into one list, and
//! two functions find it there by its name.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

pub(crate) fn json(name: &Ident) -> TokenStream {
    quote! {
        #[cfg(feature = "mobile")]
        const _: () = {
            #[::linkme::distributed_slice(crate::crossing::JSON)]
            static JSON: crate::crossing::Json = crate::crossing::Json {
                kind: ::core::stringify!(#name),
                read: |text: &str| ::core::result::Result::Ok(crate::crossing::lowered(#name::from_json(text)?)),
                write: |bytes: &[u8]| ::core::result::Result::Ok(crate::crossing::lifted::<#name>(bytes)?.to_json()?),
            };
        };
    }
}
