//! `#[crosses]`: which of the four forms a type has.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Fields, Item, ItemEnum, ItemStruct, Path, Result, Token, Type};

use crate::kinds::Shared;
use crate::{json, kinds, names, newtype, plain_enum, record, tagged};

/// What stands in the brackets of `#[crosses(…)]`.
enum Arguments {
    None,
    Plain(Box<Type>, Option<Path>),
    OwnJson(syn::Ident),
    Kinds(syn::Ident, Vec<Shared>),
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.is_empty() {
            return Ok(Self::None);
        }
        let word: syn::Ident = input.parse()?;
        if word == "own_json" {
            return Ok(Self::OwnJson(word));
        }
        if word == "kinds" {
            return Ok(Self::Kinds(word, shared(input)?));
        }
        if word == "plain" {
            input.parse::<Token![=]>()?;
            let plain = input.parse()?;
            return Ok(Self::Plain(Box::new(plain), python(input)?));
        }
        Err(Error::new(
            word.span(),
            "expected `plain = <type>`, `plain = <type>, python = <module>`, `own_json`, `kinds` or `kinds, field(<name>: <type>)`",
        ))
    }
}

/// `, python = <module>`: which module knows its form there.
fn python(input: ParseStream<'_>) -> Result<Option<Path>> {
    if input.parse::<Option<Token![,]>>()?.is_none() {
        return Ok(None);
    }
    let word: syn::Ident = input.parse()?;
    if word != "python" {
        return Err(Error::new(word.span(), "expected `python = <module>`"));
    }
    input.parse::<Token![=]>()?;
    input.parse().map(Some)
}

fn shared(input: ParseStream<'_>) -> Result<Vec<Shared>> {
    let mut fields = Vec::new();
    while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
        let word: syn::Ident = input.parse()?;
        if word != "field" {
            return Err(Error::new(word.span(), "expected `field(<name>: <type>)`"));
        }
        let content;
        syn::parenthesized!(content in input);
        let name = content.parse()?;
        content.parse::<Token![:]>()?;
        fields.push(Shared { name, kind: content.parse()? });
    }
    Ok(fields)
}

pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> Result<TokenStream> {
    let arguments: Arguments = syn::parse2(arguments)?;
    match syn::parse2(item)? {
        Item::Struct(item) => expand_struct(arguments, item),
        Item::Enum(item) => expand_enum(arguments, item),
        other => Err(Error::new_spanned(other, "only a struct or an enum can cross")),
    }
}

fn expand_struct(arguments: Arguments, item: ItemStruct) -> Result<TokenStream> {
    no_generics(&item.generics)?;
    names::check_type(&item.ident)?;
    match (&item.fields, arguments) {
        (Fields::Named(_), Arguments::None) => {
            let record = record::expand(&item, false)?;
            let json = json::expand(&item.ident, &item.vis);
            Ok(quote::quote!(#record #json))
        }
        (Fields::Named(_), Arguments::OwnJson(_)) => record::expand(&item, true),
        (Fields::Named(_), _) => {
            Err(Error::new(item.ident.span(), "a record crosses with `#[crosses]` or `#[crosses(own_json)]`"))
        }
        (Fields::Unnamed(fields), Arguments::Plain(plain, python)) if fields.unnamed.len() == 1 => {
            newtype::expand(&item, &plain, python.as_ref())
        }
        (Fields::Unnamed(fields), _) if fields.unnamed.len() == 1 => Err(Error::new(
            item.ident.span(),
            "a newtype says how it crosses: `#[crosses(plain = String)]`, or i64, u32, f64",
        )),
        _ => Err(Error::new(
            item.ident.span(),
            "name the fields: a tuple of several values, or of none, has no form in other languages",
        )),
    }
}

fn expand_enum(arguments: Arguments, item: ItemEnum) -> Result<TokenStream> {
    no_generics(&item.generics)?;
    names::check_type(&item.ident)?;
    let plain = item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit));
    match arguments {
        Arguments::Plain(plain, _) => Err(Error::new_spanned(plain, "only a newtype has a plain value")),
        Arguments::OwnJson(word) => Err(Error::new(word.span(), "only a record may read its own JSON")),
        Arguments::Kinds(word, _) if plain => Err(Error::new(word.span(), "an enum without data is its own kind")),
        Arguments::Kinds(_, shared) => {
            let tagged = tagged::expand(&item)?;
            let kinds = kinds::expand(&item, &shared)?;
            let json = json::expand(&item.ident, &item.vis);
            Ok(quote::quote!(#tagged #kinds #json))
        }
        Arguments::None if plain => plain_enum::expand(&item),
        Arguments::None => {
            let tagged = tagged::expand(&item)?;
            let json = json::expand(&item.ident, &item.vis);
            Ok(quote::quote!(#tagged #json))
        }
    }
}

fn no_generics(generics: &syn::Generics) -> Result<()> {
    if generics.params.is_empty() {
        return Ok(());
    }
    Err(Error::new_spanned(generics, "a type with parameters cannot cross: other languages see one type"))
}
