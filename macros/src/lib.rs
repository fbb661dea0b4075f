//! The macros of leadwerk: one definition of a type in the core, and every language gets it.
//!
//! | macro | on | gives |
//! |---|---|---|
//! | [`macro@crosses`] | struct, newtype, enum | serde, and what Python, Node and mobile need, each behind a feature of the using crate |
//! | [`macro@Canonical`] | struct, enum | the byte form that fingerprints and logs are made of |
//! | [`macro@refusals`] | the one error enum | code, category, sentences in two languages, typed fields, a table of all of it |
//!
//! What is specific to a language is written behind `#[cfg(feature = "python")]`, `"node"` or `"mobile"`, so that a build without these features holds nothing of a language and can forbid unsafe code.
//! The generated code names `crate::units` and `crate::crossing` of the using crate; the entry points below say which items.

mod canonical;
mod crosses;
mod json;
mod kinds;
mod mobile;
mod names;
mod newtype;
mod optional;
mod plain_enum;
mod python;
mod read;
mod record;
mod refusals;
mod shape;
mod tagged;
mod wire;

#[cfg(test)]
mod mistakes;

use proc_macro::TokenStream;

/// Makes a type cross every border: serde always, Python, Node and mobile behind their features.
///
/// Attributes, derives and doc comments on the type stay, and more derives may be added below `#[crosses]`.
///
/// A name that is a keyword in one of the languages, or is known to break one, does not compile. Neither does a variant name with a digit or with two capitals in a row, because the languages would write it differently.
///
/// # A record: a struct with named fields
///
/// All fields must be public. Unknown fields are refused on the way in. Adds `from_json` and `to_json`, as every form with
/// data has them; a record that checks more than its form brings its own and says `#[crosses(own_json)]`.
///
/// ```ignore
/// /// An amount.
/// #[crosses]
/// pub struct Money {
///     /// Minor units.
///     pub minor: Minor,
///     /// ISO 4217.
///     pub currency: Currency,
/// }
/// ```
///
/// # A newtype: crosses as its plain value
///
/// `plain` is `String`, `i64`, `u32` or `f64`; or `str`, which crosses as a `String` too but is read by `TryFrom<&str>`
/// and written by `AsRef<str>` where that spares an allocation; or `id`, which is a `str` that comes again and again: a
/// tuple of one `SmolStr` with a `KIND`, for which the wire has the check. The value is checked on the way in by `TryFrom<plain>`, whose error is `crate::units::Error`, and goes out by `From<Self> for plain`. Under the language features, `crate::crossing` supplies `python::generated`, `wire` and `mobile_error`.
///
/// ```ignore
/// /// Names a lead.
/// #[crosses(plain = String)]
/// #[derive(Eq, Hash)]
/// pub struct LeadId(Text);
/// ```
///
/// # A plain enum: no variant carries data
///
/// Crosses by name, in snake case. Adds `ALL`, `name`, `Display` and `FromStr`, whose error is `crate::units::Error::UnknownName { what: Text, name: Text, allowed: Words }`.
///
/// ```ignore
/// #[crosses]
/// pub enum Temperature { Cold, Warm }
/// ```
///
/// # A tagged enum: variants with named fields
///
/// Crosses as an object with the variant's name in `type`. A variant without data is written `Name {}`.
/// With `#[crosses(kinds)]` there is also a plain enum `<Name>Kind` and a function `kind`;
/// with `#[crosses(kinds, field(lead: LeadId))]` a function `lead` as well, which finds that field in whichever variant has it.
///
/// ```ignore
/// #[crosses(kinds)]
/// pub enum Command {
///     Win { lead: LeadId, value: Money },
///     Archive {},
/// }
/// ```
///
/// # What does not compile
///
/// A variant without data beside variants with data:
/// ```compile_fail
/// #[leadwerk_macros::crosses]
/// pub enum Command { Win { lead: u32 }, Archive }
/// ```
///
/// A name that a language cannot write:
/// ```compile_fail
/// #[leadwerk_macros::crosses]
/// pub struct Move { pub from: u32 }
/// ```
///
/// A newtype that does not say how it crosses:
/// ```compile_fail
/// #[leadwerk_macros::crosses]
/// pub struct LeadId(String);
/// ```
#[proc_macro_attribute]
pub fn crosses(arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(crosses::expand(arguments.into(), item.into()))
}

/// Writes a value as bytes and reads it back, field by field, an enum by the index of its variant first.
///
/// Implements `crate::units::canonical::Canonical`. A field marked `#[canonical(skip)]` is not written, and is `Default::default()` when read.
/// The order of fields and variants is the format: moving one changes every fingerprint.
///
/// ```compile_fail
/// // A union has no canonical form.
/// #[derive(leadwerk_macros::Canonical)]
/// union Bits { a: u32, b: f32 }
/// ```
#[proc_macro_derive(Canonical, attributes(canonical))]
pub fn derive_canonical(item: TokenStream) -> TokenStream {
    finish(canonical::expand(item.into()))
}

/// Makes an enum the one error type: every refusal has a code, a category, a sentence in each language, and typed fields.
///
/// Each variant has named fields or none, and says
/// `#[refusal(<category>, en = "…", de = "…")]`. A sentence may name any field of its variant; a field that does not exist is an error of `format!`.
///
/// `crate::units` supplies `Category`, `Language { English, German }`, `ErrorInfo { code, category, doc, en, de }`, `FieldValue: Serialize`, `ToField`, `Text` and `Words`.
///
/// ```ignore
/// #[refusals]
/// pub enum Error {
///     /// The id is taken.
///     #[refusal(transition,
///         en = "lead `{lead}` already exists; choose another id",
///         de = "Lead `{lead}` gibt es schon; wählen Sie eine andere Kennung")]
///     LeadExists {
///         /// The id.
///         lead: LeadId,
///     },
/// }
/// ```
#[proc_macro_attribute]
pub fn refusals(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(refusals::expand(item.into()))
}

/// A mistake of the user becomes a compile error at the place where it was made.
fn finish(expanded: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    expanded.unwrap_or_else(|mistake| mistake.to_compile_error()).into()
}
