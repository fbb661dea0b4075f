//! A struct with named fields: a class in Python, an object in JavaScript, a record on mobile.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Field, ItemStruct, Result, Visibility};

use crate::{mobile, names, optional, python, read, shape, wire};

/// `own_json`: it brings functions of its own for JSON.
pub(crate) fn expand(item: &ItemStruct, own_json: bool) -> Result<TokenStream> {
    names::all(item.fields.iter().map(check_visible))?;
    names::all(item.fields.iter().map(names::check_field))?;
    let mut item = item.clone();
    optional::on_mobile(&mut item.fields);
    let (shape, read) = (shape::of_record(&item, own_json), read::of_record(&item)?);
    let json = mobile::json(&item.ident, own_json);
    let (python, wire) = (python::of_record(&item), wire::of_record(&item));
    Ok(quote! {
        #[cfg_attr(feature = "mobile", derive(::uniffi::Record))]
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
        #item
        #read
        #shape
        #json
        #python
        #wire
    })
}

/// A private field would be missing in one language and settable in another.
fn check_visible(field: &Field) -> Result<()> {
    if matches!(field.vis, Visibility::Public(_)) {
        return Ok(());
    }
    Err(Error::new_spanned(
        field,
        "every field of a record crosses, so it is public; what must hold belongs into a newtype",
    ))
}
