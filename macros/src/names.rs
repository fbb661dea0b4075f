//! Names that every language can write, and that every language writes alike.

use syn::ext::IdentExt as _;
use syn::{Attribute, Error, Expr, ExprLit, Field, Ident, Lit, Meta, Result, Variant};

/// Reserved in Python, JavaScript, TypeScript, Kotlin or Swift, or known to break what is generated there: an error field `message` collides in Kotlin, `type` is the tag of an object, `code` and `detail` belong to errors.
const TROUBLE: &str = "and arguments as assert associatedtype async await break case catch class code const constructor \
    continue debugger def default defer deinit del delete detail do elif else enum eval except export \
    extends extension fallthrough false fileprivate finally for from fun func function global guard if \
    implements import in init inout instanceof interface internal is lambda let message namespace new \
    nil none nonlocal not null object operator or override package pass precedencegroup private \
    protected protocol prototype public raise repeat rethrows return self static struct subscript super \
    switch this throw throws true try type typealias typeof undefined val var void when where while with \
    yield";

/// Variant names that are values or types of a language.
const TROUBLE_VARIANTS: &str = "Any Error False None Nothing Null Object Protocol Self True Type Undefined Unit";

/// Type names that hide a type that every program of some language uses, or that no module of it can hold.
const TROUBLE_TYPES: &str = "Any Array Bool Boolean Buffer Date Double Error Exception False Float Function Int Integer List \
    Long Map None Nothing Null Number Object Optional Promise Protocol Proxy Result Self Set String Symbol True \
    Type Undefined Unit Void";

fn lists(words: &str, name: &str) -> bool {
    words.split_whitespace().any(|word| word == name)
}

/// Refuses a field that a language cannot name.
pub(crate) fn check_field(field: &Field) -> Result<()> {
    let Some(ident) = &field.ident else {
        return Ok(());
    };
    let name = ident.unraw().to_string();
    if lists(TROUBLE, &name.to_lowercase()) {
        return Err(Error::new(
            ident.span(),
            format!(
                "a field named `{name}` is a keyword or breaks what is generated in another language; rename it, for example to `source`, `target`, `reason`, `kind` or `{name}_value`"
            ),
        ));
    }
    Ok(())
}

/// Refuses a type that would stand in the way of another in some language.
pub(crate) fn check_type(ident: &Ident) -> Result<()> {
    let name = ident.unraw().to_string();
    if lists(TROUBLE_TYPES, &name) {
        return Err(Error::new(
            ident.span(),
            format!("a type named `{name}` hides one that every program of some language uses; rename it"),
        ));
    }
    Ok(())
}

/// Refuses a variant that the languages would write differently, or not at all.
pub(crate) fn check_variant(variant: &Variant) -> Result<()> {
    let name = variant.ident.unraw().to_string();
    if lists(TROUBLE_VARIANTS, &name) {
        return Err(Error::new(
            variant.ident.span(),
            format!("a variant named `{name}` is a value or a type of another language; rename it"),
        ));
    }
    if name.chars().any(|letter| letter.is_ascii_digit() || letter == '_') {
        return Err(Error::new(
            variant.ident.span(),
            format!("the languages split `{name}` differently; use a name without digits and underscores"),
        ));
    }
    if name.chars().zip(name.chars().skip(1)).any(|(first, second)| first.is_uppercase() && second.is_uppercase()) {
        return Err(Error::new(
            variant.ident.span(),
            format!("the languages split `{name}` differently; write one capital for each word"),
        ));
    }
    Ok(())
}

/// Every mistake is reported, not only the first.
pub(crate) fn all(checks: impl IntoIterator<Item = Result<()>>) -> Result<()> {
    let mistakes = checks.into_iter().filter_map(Result::err);
    mistakes
        .reduce(|mut first, next| {
            first.combine(next);
            first
        })
        .map_or(Ok(()), Err)
}

/// The name of a variant as serde writes it with `rename_all = "snake_case"`.
pub(crate) fn snake(ident: &Ident) -> String {
    let mut name = String::new();
    for (position, letter) in ident.unraw().to_string().chars().enumerate() {
        if position > 0 && letter.is_uppercase() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// `LeadView` as `lead view`, to be spoken of.
pub(crate) fn words(ident: &Ident) -> String {
    snake(ident).replace('_', " ")
}

/// `LeadExists` as `LEAD_EXISTS`.
pub(crate) fn screaming(ident: &Ident) -> String {
    snake(ident).to_uppercase()
}

/// The doc comments alone, for a generated item that says the same.
pub(crate) fn docs(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("doc"))
}

/// The doc comment as one text; a paragraph ends with an empty line, as in the source.
pub(crate) fn doc_text(attributes: &[Attribute]) -> String {
    let lines = docs(attributes).filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
