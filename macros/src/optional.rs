//! Fields that may be left out: an `Option` is `None` by default, where the language can say so.

use quote::quote;
use syn::{Field, Fields, Type, Variant, parse_quote};

/// On mobile, every optional field has a default.
pub(crate) fn on_mobile(fields: &mut Fields) {
    for field in fields.iter_mut().filter(|field| is_optional(field)) {
        field.attrs.push(parse_quote!(#[cfg_attr(feature = "mobile", uniffi(default = None))]));
    }
}

/// In Python, only the last fields can have one: a required parameter never follows an optional one.
pub(crate) fn on_python(variant: &mut Variant) {
    let required = variant.fields.iter().rposition(|field| !is_optional(field)).map_or(0, |last| last + 1);
    if required == variant.fields.len() {
        return;
    }
    let parameters = variant.fields.iter().enumerate().map(|(position, field)| {
        let default = (position >= required).then(|| quote!(= None));
        let name = &field.ident;
        quote!(#name #default)
    });
    variant.attrs.push(parse_quote!(#[pyo3(constructor = (#(#parameters),*))]));
}

fn is_optional(field: &Field) -> bool {
    matches!(&field.ty, Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == "Option"))
}
