//! What a type looks like, as data: from it the declarations of the languages are written, and their readers made.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Fields, Ident, ItemEnum, ItemStruct, Type};

use crate::names;

/// A struct with named fields.
pub(crate) fn of_record(item: &ItemStruct, own_json: bool) -> TokenStream {
    let fields = fields(&item.fields);
    let form = quote!(Form::Record(&[#(#fields),*]));
    shape(&item.ident, &item.attrs, &form, &[python(&item.ident, "class_of"), json(&item.ident, own_json)])
}

/// An enum without data.
pub(crate) fn of_names(item: &ItemEnum) -> TokenStream {
    let names = item.variants.iter().map(|variant| {
        let (name, docs) = (names::snake(&variant.ident), docs(&variant.attrs));
        quote!(Name { name: #name, #docs })
    });
    let form = quote!(Form::Names(&[#(#names),*]));
    shape(&item.ident, &item.attrs, &form, &[python(&item.ident, "enum_of"), no_json()])
}

/// An enum with data.
pub(crate) fn of_tagged(item: &ItemEnum) -> TokenStream {
    let variants = item.variants.iter().map(|variant| {
        let (name, docs) = (variant.ident.to_string(), docs(&variant.attrs));
        let (tag, fields) = (names::snake(&variant.ident), fields(&variant.fields));
        quote!(Variant { name: #name, tag: #tag, #docs, fields: &[#(#fields),*] })
    });
    let form = quote!(Form::Tagged(&[#(#variants),*]));
    shape(&item.ident, &item.attrs, &form, &[python(&item.ident, "class_of"), json(&item.ident, false)])
}

/// A newtype.
pub(crate) fn of_plain(item: &ItemStruct, plain: &Type) -> TokenStream {
    let form = quote!(Form::Plain(<#plain as Crosses>::kind));
    shape(&item.ident, &item.attrs, &form, &[no_python(), no_json()])
}

fn fields(fields: &Fields) -> Vec<TokenStream> {
    let fields = fields.iter().filter_map(|field| Some((field.ident.as_ref()?, field)));
    fields
        .map(|(ident, field)| {
            let (name, docs, kind) = (ident.to_string(), docs(&field.attrs), &field.ty);
            quote!(Field { name: #name, #docs, kind: <#kind as Crosses>::kind })
        })
        .collect()
}

/// What is said of it: for declarations only.
fn docs(attributes: &[Attribute]) -> TokenStream {
    let text = names::doc_text(attributes);
    quote!(#[cfg(feature = "declarations")] docs: #text)
}

/// What makes its class in Python.
fn python(name: &Ident, maker: &str) -> TokenStream {
    let maker = format_ident!("{maker}");
    quote!(#[cfg(feature = "python")] python: Some(crate::crossing::python::generated::#maker::<#name>))
}

fn no_python() -> TokenStream {
    quote!(#[cfg(feature = "python")] python: None)
}

/// What has data reads and writes its own JSON; from there to bytes and back without a word of the type.
fn json(name: &Ident, own: bool) -> TokenStream {
    let what = names::words(name);
    let (reading, writing) = if own {
        (
            quote!(crate::crossing::Reading::Own {
                read: |text, out| #name::from_json(text).map(|value| crate::crossing::wire::Wire::put(&value, out))
            }),
            quote!(|input, out| {
                let text = <#name as crate::crossing::wire::Wire>::take(input)?.to_json()?;
                out.extend_from_slice(text.as_bytes());
                Ok(())
            }),
        )
    } else {
        (
            quote!(crate::crossing::Reading::Form { what: #what, read: crate::crossing::wire::read_form::<#name> }),
            quote!(crate::crossing::wire::write_form::<#name>),
        )
    };
    quote!(#[cfg(feature = "node")] json: Some(crate::crossing::wire::Json { reading: #reading, writing: #writing }))
}

fn no_json() -> TokenStream {
    quote!(#[cfg(feature = "node")] json: None)
}

fn shape(name: &Ident, attributes: &[Attribute], form: &TokenStream, of_languages: &[TokenStream]) -> TokenStream {
    let (text, docs) = (name.to_string(), docs(attributes));
    quote! {
        #[cfg(feature = "shapes")]
        const _: () = {
            use crate::crossing::shape::*;

            // A type of the user's may have these names as its variants.
            use ::core::option::Option::{None, Some};

            static SHAPE: Shape = Shape { name: #text, #docs, form: #form, #(#of_languages),* };

            impl Crosses for #name {
                fn kind() -> Kind {
                    Kind::Named(&SHAPE)
                }
            }
        };
    }
}
