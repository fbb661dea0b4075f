//! JSON on mobile. Functions of each type would be half of the library: each type only enters itself into one list, and two
//! functions find it there by its name.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use crate::names;

/// `own`: the type brings functions of its own for JSON.
pub(crate) fn json(name: &Ident, own: bool) -> TokenStream {
    if own {
        return entry(
            name,
            &quote!(crate::crossing::Reading::Own {
                read: |text: &str, bytes: &mut ::std::vec::Vec<u8>| {
                    <#name as ::uniffi::Lower<crate::UniFfiTag>>::write(#name::from_json(text)?, bytes);
                    ::core::result::Result::Ok(())
                }
            }),
            &quote!(|mut bytes: &[u8], out: &mut ::std::vec::Vec<u8>| {
                let value = <#name as ::uniffi::Lift<crate::UniFfiTag>>::try_read(&mut bytes)?;
                let text = value.to_json().map_err(crate::crossing::mobile_error)?;
                out.extend_from_slice(text.as_bytes());
                ::core::result::Result::Ok(())
            }),
        );
    }
    let what = names::words(name);
    entry(
        name,
        &quote!(crate::crossing::Reading::Form { what: #what, read: crate::crossing::read_form::<#name> }),
        &quote!(crate::crossing::write_form::<#name>),
    )
}

fn entry(name: &Ident, read: &TokenStream, write: &TokenStream) -> TokenStream {
    quote! {
        #[cfg(feature = "mobile")]
        const _: () = {
            #[::linkme::distributed_slice(crate::crossing::JSON)]
            static JSON: crate::crossing::Json =
                crate::crossing::Json { kind: ::core::stringify!(#name), read: #read, write: #write };
        };
    }
}
