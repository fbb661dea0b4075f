//! `#[crosses(kinds)]`: the variants of a tagged enum as a plain enum, to speak of them without their data.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, ItemEnum, Result, Variant};

use crate::{names, plain_enum};

/// A field that variants share, and its type: gives a function that finds it in whichever variant has it.
pub(crate) struct Shared {
    pub(crate) name: syn::Ident,
    pub(crate) kind: syn::Type,
}

pub(crate) fn expand(item: &ItemEnum, shared: &[Shared]) -> Result<TokenStream> {
    let name = &item.ident;
    let visibility = &item.vis;
    let kind = format_ident!("{name}Kind");
    let variants: Vec<_> = item.variants.iter().map(|variant| &variant.ident).collect();
    let documented = item.variants.iter().map(documented);
    let says = format!("The kinds of [`{name}`], without their data.");
    let plain: ItemEnum = syn::parse2(quote! {
        #[doc = #says]
        #visibility enum #kind { #(#documented),* }
    })?;
    let plain = plain_enum::expand(&plain)?;
    let finders = shared.iter().map(|field| finder(item, field)).collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        #plain

        impl #name {
            /// Which kind this is.
            #[must_use]
            #visibility const fn kind(&self) -> #kind {
                match self {
                    #(Self::#variants { .. } => #kind::#variants,)*
                }
            }

            #(#finders)*
        }
    })
}

/// A function that finds a shared field in whichever variant has it.
fn finder(item: &ItemEnum, Shared { name, kind }: &Shared) -> Result<TokenStream> {
    let visibility = &item.vis;
    let (with, without): (Vec<_>, Vec<_>) =
        item.variants.iter().partition(|variant| variant.fields.iter().any(|field| field.ident.as_ref() == Some(name)));
    if with.is_empty() {
        return Err(Error::new(name.span(), format!("no variant has a field `{name}`")));
    }
    let with = with.iter().map(|variant| &variant.ident);
    let rest = (!without.is_empty()).then(|| quote!(_ => ::core::option::Option::None,));
    let says = format!("Its `{name}`, where it has one.");
    Ok(quote! {
        #[doc = #says]
        #[must_use]
        #visibility const fn #name(&self) -> ::core::option::Option<&#kind> {
            match self {
                #(Self::#with { #name, .. })|* => ::core::option::Option::Some(#name),
                #rest
            }
        }
    })
}

/// The variant without its data, with what its author says about it.
fn documented(variant: &Variant) -> TokenStream {
    let docs = names::docs(&variant.attrs);
    let name = &variant.ident;
    quote!(#(#docs)* #name)
}
