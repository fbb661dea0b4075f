//! What a type looks like, as data: from it the declarations of the languages are written, and their readers made.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Fields, Ident, ItemEnum, ItemStruct, Type};

use crate::names;

/// A struct with named fields.
pub(crate) fn of_record(item: &ItemStruct) -> TokenStream {
    let fields = fields(&item.fields);
    shape(&item.ident, &item.attrs, &quote!(Form::Record(&[#(#fields),*])), &json(&item.ident))
}

/// An enum without data.
pub(crate) fn of_names(item: &ItemEnum) -> TokenStream {
    let names = item.variants.iter().map(|variant| {
        let (name, docs) = (names::snake(&variant.ident), names::doc_text(&variant.attrs));
        quote!(Name { name: #name, docs: #docs })
    });
    shape(&item.ident, &item.attrs, &quote!(Form::Names(&[#(#names),*])), &quote!(None))
}

/// An enum with data.
pub(crate) fn of_tagged(item: &ItemEnum) -> TokenStream {
    let variants = item.variants.iter().map(|variant| {
        let (name, docs) = (variant.ident.to_string(), names::doc_text(&variant.attrs));
        let (tag, fields) = (names::snake(&variant.ident), fields(&variant.fields));
        quote!(Variant { name: #name, tag: #tag, docs: #docs, fields: &[#(#fields),*] })
    });
    shape(&item.ident, &item.attrs, &quote!(Form::Tagged(&[#(#variants),*])), &json(&item.ident))
}

/// A newtype.
pub(crate) fn of_plain(item: &ItemStruct, plain: &Type) -> TokenStream {
    shape(&item.ident, &item.attrs, &quote!(Form::Plain(<#plain as Crosses>::kind)), &quote!(None))
}

fn fields(fields: &Fields) -> Vec<TokenStream> {
    let fields = fields.iter().filter_map(|field| Some((field.ident.as_ref()?, field)));
    fields
        .map(|(ident, field)| {
            let (name, docs, kind) = (ident.to_string(), names::doc_text(&field.attrs), &field.ty);
            quote!(Field { name: #name, docs: #docs, kind: <#kind as Crosses>::kind })
        })
        .collect()
}

/// What has data reads and writes its own JSON; from there to bytes and back without a word of the type.
fn json(name: &Ident) -> TokenStream {
    quote! {
        Some(crate::crossing::wire::Json {
            read: |text, out| #name::from_json(text).map(|value| crate::crossing::wire::Wire::put(&value, out)),
            write: |input| <#name as crate::crossing::wire::Wire>::take(input)?.to_json(),
        })
    }
}

fn shape(name: &Ident, attributes: &[Attribute], form: &TokenStream, json: &TokenStream) -> TokenStream {
    let (text, docs) = (name.to_string(), names::doc_text(attributes));
    quote! {
        #[cfg(feature = "shapes")]
        const _: () = {
            use crate::crossing::shape::*;

            use ::core::option::Option::{None, Some};

            static SHAPE: Shape = Shape {
                name: #text,
                docs: #docs,
                form: #form,
                #[cfg(feature = "node")]
                json: #json,
            };

            impl Crosses for #name {
                fn kind() -> Kind {
                    Kind::Named(&SHAPE)
                }
            }
        };
    }
}
