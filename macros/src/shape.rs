//! What a type looks like, as data: from it the declarations of the languages are written, and their readers made.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Fields, Ident, ItemEnum, ItemStruct, Type};

use crate::names;

/// A struct with named fields.
pub(crate) fn of_record(item: &ItemStruct) -> TokenStream {
    let fields = fields(&item.fields);
    shape(&item.ident, &item.attrs, &quote!(Form::Record(&[#(#fields),*])), Some("class_of"))
}

/// An enum without data.
pub(crate) fn of_names(item: &ItemEnum) -> TokenStream {
    let names = item.variants.iter().map(|variant| {
        let (name, docs) = (names::snake(&variant.ident), names::doc_text(&variant.attrs));
        quote!(Name { name: #name, docs: #docs })
    });
    shape(&item.ident, &item.attrs, &quote!(Form::Names(&[#(#names),*])), Some("enum_of"))
}

/// An enum with data.
pub(crate) fn of_tagged(item: &ItemEnum) -> TokenStream {
    let variants = item.variants.iter().map(|variant| {
        let (name, docs) = (variant.ident.to_string(), names::doc_text(&variant.attrs));
        let (tag, fields) = (names::snake(&variant.ident), fields(&variant.fields));
        quote!(Variant { name: #name, tag: #tag, docs: #docs, fields: &[#(#fields),*] })
    });
    shape(&item.ident, &item.attrs, &quote!(Form::Tagged(&[#(#variants),*])), Some("class_of"))
}

/// A newtype.
pub(crate) fn of_plain(item: &ItemStruct, plain: &Type) -> TokenStream {
    shape(&item.ident, &item.attrs, &quote!(Form::Plain(<#plain as Crosses>::kind)), None)
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

/// `python` is what makes its class there, if it has one.
fn shape(name: &Ident, attributes: &[Attribute], form: &TokenStream, python: Option<&str>) -> TokenStream {
    let (text, docs) = (name.to_string(), names::doc_text(attributes));
    let python = python.map(|maker| format_ident!("{maker}")).map_or_else(
        || quote!(::core::option::Option::None),
        |maker| quote!(::core::option::Option::Some(crate::crossing::python::generated::#maker::<#name>)),
    );
    quote! {
        #[cfg(feature = "shapes")]
        const _: () = {
            use crate::crossing::shape::*;

            static SHAPE: Shape = Shape {
                name: #text,
                docs: #docs,
                form: #form,
                #[cfg(feature = "python")]
                python: #python,
            };

            impl Crosses for #name {
                fn kind() -> Kind {
                    Kind::Named(&SHAPE)
                }
            }
        };
    }
}
