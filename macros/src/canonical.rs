//! `#[derive(Canonical)]`: the byte form of a value, in the order of its definition.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Field, Fields, Ident, Member, Result};

pub(crate) fn expand(item: TokenStream) -> Result<TokenStream> {
    let item: DeriveInput = syn::parse2(item)?;
    let name = &item.ident;
    let (put, take) = match &item.data {
        Data::Struct(data) => of_struct(&data.fields)?,
        Data::Enum(data) => {
            let variants: Vec<_> = data.variants.iter().map(|variant| (&variant.ident, &variant.fields)).collect();
            of_enum(name, &variants)?
        }
        Data::Union(_) => {
            return Err(Error::new(name.span(), "a union has no canonical form: which of its fields counts?"));
        }
    };
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #generics crate::units::canonical::Canonical for #name #arguments #bounds {
            fn put<S: crate::units::canonical::Sink + ?Sized>(&self, sink: &mut S) {
                // A value without fields writes nothing.
                let _ = &sink;
                #put
            }

            fn take(source: &mut crate::units::canonical::Source<'_>) -> ::core::result::Result<Self, crate::units::canonical::Corrupt> {
                let _ = &source;
                #take
            }
        }
    })
}

fn of_struct(fields: &Fields) -> Result<(TokenStream, TokenStream)> {
    let (patterns, puts) = put_fields(fields)?;
    let takes = take_fields(fields)?;
    Ok((
        quote! { let Self { #(#patterns,)* .. } = self; #(#puts)* },
        quote! { ::core::result::Result::Ok(Self { #(#takes,)* }) },
    ))
}

fn of_enum(name: &Ident, variants: &[(&Ident, &Fields)]) -> Result<(TokenStream, TokenStream)> {
    if variants.is_empty() {
        return Err(Error::new(name.span(), "an enum without variants has no value to write"));
    }
    let mut put = TokenStream::new();
    let mut take = TokenStream::new();
    for (index, (variant, fields)) in (0_u32..).zip(variants) {
        let (patterns, puts) = put_fields(fields)?;
        let takes = take_fields(fields)?;
        put.extend(quote! {
            Self::#variant { #(#patterns,)* .. } => {
                <u32 as crate::units::canonical::Canonical>::put(&#index, sink);
                #(#puts)*
            }
        });
        take.extend(quote! { #index => ::core::result::Result::Ok(Self::#variant { #(#takes,)* }), });
    }
    let corrupt = name.to_string();
    let take = quote! {
        match <u32 as crate::units::canonical::Canonical>::take(source)? {
            #take
            _ => ::core::result::Result::Err(crate::units::canonical::Corrupt::new(#corrupt)),
        }
    };
    Ok((quote! { match self { #put } }, take))
}

/// How the written fields are bound, and how each is put. The bindings have names of their own, since a field may be called `sink`.
fn put_fields(fields: &Fields) -> Result<(Vec<TokenStream>, Vec<TokenStream>)> {
    let mut patterns = Vec::new();
    let mut puts = Vec::new();
    for (position, (member, field)) in members(fields).into_iter().enumerate() {
        if skipped(field)? {
            continue;
        }
        let bound = format_ident!("field_{position}");
        patterns.push(quote!(#member: #bound));
        puts.push(quote!(crate::units::canonical::Canonical::put(#bound, sink);));
    }
    Ok((patterns, puts))
}

fn take_fields(fields: &Fields) -> Result<Vec<TokenStream>> {
    members(fields)
        .into_iter()
        .map(|(member, field)| {
            Ok(match skipped(field)? {
                true => quote!(#member: ::core::default::Default::default()),
                false => quote!(#member: crate::units::canonical::Canonical::take(source)?),
            })
        })
        .collect()
}

/// Named or not, a field has a member name: `Self { 0: … }` is Rust.
fn members(fields: &Fields) -> Vec<(Member, &Field)> {
    fields.members().zip(fields).collect()
}

fn skipped(field: &Field) -> Result<bool> {
    let mut skipped = false;
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("canonical")) {
        attribute.parse_nested_meta(|meta| {
            skipped = meta.path.is_ident("skip");
            if skipped { Ok(()) } else { Err(meta.error("expected `skip`")) }
        })?;
    }
    Ok(skipped)
}
