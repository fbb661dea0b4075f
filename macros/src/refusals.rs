//! `#[refusals]`: the one error enum, with its codes, categories and sentences.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Error, Fields, Ident, ItemEnum, LitStr, Result, Variant, parse_quote};

use crate::names;

/// What a variant says about itself.
struct Refusal {
    name: Ident,
    fields: Vec<Ident>,
    code: String,
    category: Ident,
    doc: String,
    en: LitStr,
    de: LitStr,
}

pub(crate) fn expand(item: TokenStream) -> Result<TokenStream> {
    let mut item: ItemEnum = syn::parse2(item)?;
    let refusals = item.variants.iter_mut().map(read).collect::<Result<Vec<_>>>()?;
    if refusals.is_empty() {
        return Err(Error::new(item.ident.span(), "an error enum has at least one variant"));
    }
    let name = &item.ident;
    let facts = facts(name, &refusals);
    let speech = speech(name, &refusals);
    let fields = fields(name, &refusals);
    let serialize = serialize(name);
    Ok(quote! {
        #[derive(Clone, Debug, PartialEq, Eq)]
        #item
        #facts
        #speech
        #fields
        #serialize
    })
}

/// Takes the `#[refusal(…)]` off a variant.
fn read(variant: &mut Variant) -> Result<Refusal> {
    let position = variant.attrs.iter().position(|attribute| attribute.path().is_ident("refusal"));
    let Some(position) = position else {
        return Err(Error::new(
            variant.ident.span(),
            format!("`{}` needs `#[refusal(<category>, en = \"…\", de = \"…\")]`", variant.ident),
        ));
    };
    let attribute = variant.attrs.remove(position);
    document_fields(variant);
    let (category, en, de) = read_attribute(&variant.ident, &attribute)?;
    Ok(Refusal {
        name: variant.ident.clone(),
        fields: field_names(variant)?,
        code: names::screaming(&variant.ident),
        category,
        doc: names::doc_text(&variant.attrs).replace('\n', " "),
        en,
        de,
    })
}

fn read_attribute(variant: &Ident, attribute: &Attribute) -> Result<(Ident, LitStr, LitStr)> {
    let (mut category, mut en, mut de) = (None, None, None);
    attribute.parse_nested_meta(|meta| {
        if meta.path.is_ident("en") {
            en = Some(meta.value()?.parse()?);
        } else if meta.path.is_ident("de") {
            de = Some(meta.value()?.parse()?);
        } else if category.is_none() {
            category = Some(pascal(meta.path.require_ident()?));
        } else {
            return Err(meta.error("expected `en = \"…\"` or `de = \"…\"`"));
        }
        Ok(())
    })?;
    let missing = |what: &str| Error::new_spanned(attribute, format!("`{variant}` has no {what}"));
    Ok((
        category.ok_or_else(|| {
            missing("category: write one of policy, input, transition, permission, distribution, data first")
        })?,
        en.ok_or_else(|| missing("English sentence: `en = \"…\"`"))?,
        de.ok_or_else(|| missing("German sentence: `de = \"…\"`"))?,
    ))
}

/// `transition` as `Transition`, with the place of the former for the compiler to point at.
fn pascal(word: &Ident) -> Ident {
    let mut name = String::new();
    for part in word.to_string().split('_') {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.extend(letters);
    }
    Ident::new(&name, word.span())
}

fn field_names(variant: &Variant) -> Result<Vec<Ident>> {
    match &variant.fields {
        Fields::Unnamed(fields) => {
            Err(Error::new_spanned(fields, "name the fields: a sentence speaks of them by name"))
        }
        fields => Ok(fields.iter().filter_map(|field| field.ident.clone()).collect()),
    }
}

/// A field that says nothing about itself is explained by the sentence.
fn document_fields(variant: &mut Variant) {
    for field in &mut variant.fields {
        if names::docs(&field.attrs).next().is_none() {
            field.attrs.push(parse_quote!(#[doc = "As in the sentence."]));
        }
    }
}

/// Code, category and the table of all.
fn facts(name: &Ident, refusals: &[Refusal]) -> TokenStream {
    let names: Vec<_> = refusals.iter().map(|refusal| &refusal.name).collect();
    let codes: Vec<_> = refusals.iter().map(|refusal| &refusal.code).collect();
    let categories: Vec<_> = refusals.iter().map(|refusal| &refusal.category).collect();
    let docs = refusals.iter().map(|refusal| &refusal.doc);
    let english = refusals.iter().map(|refusal| &refusal.en);
    let german = refusals.iter().map(|refusal| &refusal.de);
    quote! {
        impl #name {
            /// Every error, in the order of the definition.
            pub const TABLE: &'static [crate::units::ErrorInfo] = &[
                #(crate::units::ErrorInfo { code: #codes, category: crate::units::Category::#categories, doc: #docs, en: #english, de: #german },)*
            ];

            /// The stable code, to be handled by programs.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    #(Self::#names { .. } => #codes,)*
                }
            }

            /// What kind of mistake it is.
            #[must_use]
            pub const fn category(&self) -> crate::units::Category {
                match self {
                    #(Self::#names { .. } => crate::units::Category::#categories,)*
                }
            }
        }
    }
}

/// The sentences, for people.
fn speech(name: &Ident, refusals: &[Refusal]) -> TokenStream {
    let english = refusals.iter().map(|refusal| sentence(refusal, &refusal.en));
    let german = refusals.iter().map(|refusal| sentence(refusal, &refusal.de));
    quote! {
        impl #name {
            /// What is wrong and what to do, in a sentence.
            #[must_use]
            pub fn sentence(&self, language: crate::units::Language) -> ::std::string::String {
                match language {
                    crate::units::Language::English => ::std::string::ToString::to_string(self),
                    crate::units::Language::German => match self { #(#german)* },
                }
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let sentence = match self { #(#english)* };
                formatter.pad(&sentence)
            }
        }

        impl ::std::error::Error for #name {}
    }
}

fn sentence(refusal: &Refusal, text: &LitStr) -> TokenStream {
    let Refusal { name, fields, .. } = refusal;
    quote! {
        Self::#name { #(#fields),* } => {
            // A sentence need not name every field.
            #(let _ = #fields;)*
            ::std::format!(#text)
        }
    }
}

/// The typed fields, for programs.
fn fields(name: &Ident, refusals: &[Refusal]) -> TokenStream {
    let arms = refusals.iter().map(|Refusal { name, fields, .. }| {
        let bound: Vec<_> = (0..fields.len()).map(|position| format_ident!("field_{position}")).collect();
        let written = fields.iter().map(ToString::to_string);
        quote! {
            Self::#name { #(#fields: #bound),* } => ::std::vec![#((#written, crate::units::ToField::to_field(#bound))),*],
        }
    });
    quote! {
        impl #name {
            /// What the error is about, by name.
            #[must_use]
            pub fn fields(&self) -> ::std::vec::Vec<(&'static str, crate::units::FieldValue)> {
                match self { #(#arms)* }
            }
        }
    }
}

fn serialize(name: &Ident) -> TokenStream {
    quote! {
        const _: () = {
            /// The fields as a map, in the order of the definition.
            struct Fields<'a>(&'a #name);

            impl ::serde::Serialize for Fields<'_> {
                fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                    serializer.collect_map(self.0.fields())
                }
            }

            impl ::serde::Serialize for #name {
                fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                    use ::serde::ser::SerializeMap as _;
                    let mut map = serializer.serialize_map(::core::option::Option::Some(4))?;
                    map.serialize_entry("code", self.code())?;
                    map.serialize_entry("category", &self.category())?;
                    map.serialize_entry("sentence", &::std::string::ToString::to_string(self))?;
                    map.serialize_entry("fields", &Fields(self))?;
                    map.end()
                }
            }
        };
    }
}
