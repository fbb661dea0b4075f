//! An enum with data: an object with its variant's name in `type`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Fields, ItemEnum, Result, Variant};

use crate::{mobile, names, optional, python, read, shape, wire};

pub(crate) fn expand(item: &ItemEnum) -> Result<TokenStream> {
    names::all(item.variants.iter().map(check))?;
    let mut item = item.clone();
    item.variants.iter_mut().for_each(|variant| optional::on_mobile(&mut variant.fields));
    let (shape, read) = (shape::of_tagged(&item), read::of_tagged(&item)?);
    let json = mobile::json(&item.ident, false);
    let (python, wire) = (python::of_tagged(&item), wire::of_tagged(&item));
    Ok(quote! {
        #[cfg_attr(feature = "mobile", derive(::uniffi::Enum))]
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
        #[serde(tag = "type", rename_all = "snake_case")]
        #item
        #read
        #shape
        #json
        #python
        #wire
    })
}

fn check(variant: &Variant) -> Result<()> {
    let name = &variant.ident;
    match &variant.fields {
        // Some languages have no variants without data beside others, and objects need names.
        Fields::Unit => {
            return Err(Error::new(
                name.span(),
                format!("`{name}` carries no data beside variants that do: write `{name} {{}}`"),
            ));
        }
        Fields::Unnamed(_) => {
            return Err(Error::new(name.span(), format!("the data of `{name}` has no names: write `{name} {{ … }}`")));
        }
        Fields::Named(_) => {}
    }
    names::check_variant(variant)?;
    names::all(variant.fields.iter().map(names::check_field))
}
