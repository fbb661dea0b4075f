//! An enum with data: an object with its variant's name in `type`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Fields, ItemEnum, Result, Variant};

use crate::{names, optional, shape, wire};

pub(crate) fn expand(item: &ItemEnum) -> Result<TokenStream> {
    names::all(item.variants.iter().map(check))?;
    let mut item = item.clone();
    item.variants.iter_mut().for_each(|variant| optional::on_mobile(&mut variant.fields));
    let mut python = item.clone();
    python.variants.iter_mut().for_each(optional::on_python);
    let (shape, wire) = (shape::of_tagged(&item), wire::of_tagged(&item));
    let hash = names::derives(&item.attrs, "Hash").then(|| quote!(hash,));
    let shared = quote! {
        #[cfg_attr(feature = "mobile", derive(::uniffi::Enum))]
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
    };
    // Two copies, of which one is compiled: pyo3 does not see what a `cfg_attr` on a variant says.
    Ok(quote! {
        #[cfg(feature = "python")]
        #[::pyo3::pyclass(frozen, eq, #hash from_py_object, module = "leadwerk")]
        #shared
        #python

        #[cfg(not(feature = "python"))]
        #shared
        #item

        #shape
        #wire
    })
}

fn check(variant: &Variant) -> Result<()> {
    let name = &variant.ident;
    match &variant.fields {
        // Python has no unit variants in an enum with data, and objects need names.
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
