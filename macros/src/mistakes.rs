//! What does not compile, and what its author reads.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Result;

/// All messages of one expansion, or none if it went well.
fn told(expanded: Result<TokenStream>) -> Vec<String> {
    let mistakes = expanded.err().into_iter().flatten();
    mistakes.map(|mistake| mistake.to_string()).collect()
}

fn crossing(arguments: TokenStream, item: TokenStream) -> String {
    told(crate::crosses::expand(arguments, item)).join("\n")
}

/// Every word is in the message.
fn assert_told(told: &str, words: &[&str]) {
    for word in words {
        assert!(told.contains(word), "`{word}` is missing in: {told}");
    }
}

#[test]
fn a_variant_without_data_beside_others_is_named() {
    let told = crossing(
        quote!(),
        quote!(
            pub enum Command {
                Win { lead: u32 },
                Archive,
                Close(u32),
            }
        ),
    );
    assert_told(&told, &["write `Archive {}`", "the data of `Close` has no names"]);
}

#[test]
fn every_name_that_troubles_a_language_is_named() {
    let told = crossing(
        quote!(),
        quote!(
            pub struct Move {
                pub from: u32,
                pub r#in: u32,
                pub fine: u32,
                pub message: u32,
            }
        ),
    );
    assert_eq!(told.lines().count(), 3, "{told}");
    assert_told(&told, &["`from`", "`in`", "`message`", "rename"]);
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub enum Command {
                    Move { lambda: u32 },
                }
            ),
        ),
        &["`lambda`"],
    );
}

#[test]
fn a_type_that_hides_another_is_named() {
    for name in ["Date", "Error", "Map", "Result"] {
        let name = quote::format_ident!("{name}");
        assert_told(&crossing(quote!(), quote!(struct #name { pub minor: i64 })), &["hides one", "rename"]);
        assert_told(&crossing(quote!(), quote!(enum #name { Cold, Warm })), &["hides one", "rename"]);
    }
}

#[test]
fn variants_that_languages_split_differently_are_named() {
    for name in ["Median50", "ABTest", "None"] {
        let name = quote::format_ident!("{name}");
        assert_told(&crossing(quote!(), quote!(pub enum Plain { #name })), &[&format!("`{name}`")]);
        assert_told(&crossing(quote!(), quote!(pub enum Tagged { #name {} })), &[&format!("`{name}`")]);
    }
}

#[test]
fn a_newtype_may_name_its_form_in_python_and_no_more() {
    let newtype = quote!(
        pub struct Instant(i64);
    );
    assert_eq!(crossing(quote!(plain = i64, python = crate::time), newtype.clone()), "");
    assert_told(&crossing(quote!(plain = i64, ruby = crate::time), newtype), &["expected `python = <module>`"]);
}

#[test]
fn what_has_no_form_elsewhere_is_refused() {
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub struct Id(String);
            ),
        ),
        &["plain = String"],
    );
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub struct Pair(String, String);
            ),
        ),
        &["name the fields"],
    );
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub struct Empty;
            ),
        ),
        &["name the fields"],
    );
    assert_told(
        &crossing(
            quote!(plain = u128),
            quote!(
                pub struct Id(u128);
            ),
        ),
        &["String, str, id, i64, u32 or f64"],
    );
    assert_told(
        &crossing(
            quote!(plain = String),
            quote!(
                pub struct Record {
                    pub id: u32,
                }
            ),
        ),
        &["`#[crosses]` or `#[crosses(own_json)]`"],
    );
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub struct Record {
                    id: u32,
                }
            ),
        ),
        &["public"],
    );
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub struct Many<T> {
                    pub id: T,
                }
            ),
        ),
        &["parameters"],
    );
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub enum Never {}
            ),
        ),
        &["without variants"],
    );
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub enum Numbered {
                    First = 1,
                }
            ),
        ),
        &["by name"],
    );
    assert_told(
        &crossing(
            quote!(kinds),
            quote!(
                pub enum Plain {
                    First,
                }
            ),
        ),
        &["its own kind"],
    );
    assert_told(
        &crossing(
            quote!(kind),
            quote!(
                pub enum Plain {
                    First,
                }
            ),
        ),
        &["`kinds`"],
    );
    assert_told(
        &crossing(
            quote!(),
            quote!(
                pub fn act() {}
            ),
        ),
        &["struct or an enum"],
    );
}

#[test]
fn a_refusal_without_a_part_is_told_which() {
    let refused = |item| told(crate::refusals::expand(item)).join("\n");
    assert_told(
        &refused(quote!(
            pub enum Error {
                #[refusal(input, en = "a")]
                Empty,
            }
        )),
        &["`Empty`", "German"],
    );
    assert_told(
        &refused(quote!(
            pub enum Error {
                #[refusal(input, de = "a")]
                Empty,
            }
        )),
        &["`Empty`", "English"],
    );
    assert_told(
        &refused(quote!(
            pub enum Error {
                #[refusal(en = "a", de = "b")]
                Empty,
            }
        )),
        &["`Empty`", "category"],
    );
    assert_told(
        &refused(quote!(
            pub enum Error {
                #[refusal(input, fr = "a")]
                Empty,
            }
        )),
        &["expected `en"],
    );
    assert_told(
        &refused(quote!(
            pub enum Error {
                Empty,
            }
        )),
        &["`Empty` needs"],
    );
    assert_told(
        &refused(quote!(
            pub enum Error {
                #[refusal(input, en = "a", de = "b")]
                Pair(u32),
            }
        )),
        &["name the fields"],
    );
    assert_told(
        &refused(quote!(
            pub enum Error {}
        )),
        &["at least one"],
    );
}

#[test]
fn a_form_without_bytes_is_refused() {
    let derived = |item| told(crate::canonical::expand(item)).join("\n");
    assert_told(&derived(quote!(union Bits { a: u32, b: f32 })), &["union"]);
    assert_told(
        &derived(quote!(
            enum Never {}
        )),
        &["without variants"],
    );
    assert_told(
        &derived(quote!(
            struct Cached {
                #[canonical(jump)]
                cache: u32,
            }
        )),
        &["expected `skip`"],
    );
}

#[test]
fn what_is_right_has_no_mistakes() {
    assert_eq!(
        crossing(
            quote!(),
            quote!(
                pub struct Move {
                    pub source: u32,
                    pub target: Option<u32>,
                }
            )
        ),
        ""
    );
    assert_eq!(
        crossing(
            quote!(plain = String),
            quote!(
                pub struct Id(String);
            )
        ),
        ""
    );
    assert_eq!(
        crossing(
            quote!(),
            quote!(
                pub enum Plain {
                    First,
                    SecondOne,
                }
            )
        ),
        ""
    );
    assert_eq!(
        crossing(
            quote!(kinds),
            quote!(
                pub enum Tagged {
                    First {},
                    SecondOne { lead: u32 },
                }
            )
        ),
        ""
    );
}
