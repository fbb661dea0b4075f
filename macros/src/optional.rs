//! Fields that may be left out: an `Option` is `None` by default, where the language can say so.

use syn::{Field, Fields, Type, parse_quote};

/// On mobile, every optional field has a default.
pub(crate) fn on_mobile(fields: &mut Fields) {
    for field in fields.iter_mut().filter(|field| is_optional(field)) {
        field.attrs.push(parse_quote!(#[cfg_attr(feature = "mobile", uniffi(default = None))]));
    }
}

fn is_optional(field: &Field) -> bool {
    matches!(&field.ty, Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == "Option"))
}
