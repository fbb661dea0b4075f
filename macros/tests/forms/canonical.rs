//! `#[derive(Canonical)]`: the bytes, derived by hand, and back.

use crate::units::canonical::{Canonical, Corrupt, Source};
use leadwerk_macros::Canonical;

#[derive(Canonical, Debug, PartialEq)]
struct Pair(u32, u32);

#[derive(Canonical, Debug, PartialEq)]
struct Nothing;

/// With names as generated code has them, and one field that is not written.
#[derive(Canonical, Debug, PartialEq)]
struct Named {
    sink: u32,
    #[canonical(skip)]
    cache: Option<String>,
    source: Pair,
}

#[derive(Canonical, Debug, PartialEq)]
struct Wrapped<T: Canonical>(T);

#[derive(Canonical, Debug, PartialEq)]
enum Choice {
    Unit,
    Tuple(u32, #[canonical(skip)] u32),
    Named { sink: u32, source: Nothing },
}

fn there_and_back<T: Canonical + PartialEq + std::fmt::Debug>(value: &T, written: &[u32]) {
    let written: Vec<u8> = written.iter().flat_map(|number| number.to_le_bytes()).collect();
    let mut bytes = Vec::new();
    value.put(&mut bytes);
    assert_eq!(bytes, written);
    let mut source = Source(&bytes);
    assert_eq!(T::take(&mut source).as_ref(), Ok(value));
    assert!(source.0.is_empty());
}

#[test]
fn structs_are_their_fields_in_order() {
    there_and_back(&Pair(1, 2), &[1, 2]);
    there_and_back(&Nothing, &[]);
    there_and_back(&Named { sink: 1, cache: None, source: Pair(2, 3) }, &[1, 2, 3]);
    there_and_back(&Wrapped(Pair(4, 5)), &[4, 5]);
}

#[test]
fn enums_begin_with_the_index_of_their_variant() {
    there_and_back(&Choice::Unit, &[0]);
    there_and_back(&Choice::Tuple(7, 0), &[1, 7]);
    there_and_back(&Choice::Named { sink: 8, source: Nothing }, &[2, 8]);
}

#[test]
fn what_is_skipped_comes_back_as_its_default() {
    let mut bytes = Vec::new();
    Choice::Tuple(7, 9).put(&mut bytes);
    assert_eq!(Choice::take(&mut Source(&bytes)), Ok(Choice::Tuple(7, 0)));
}

#[test]
fn bytes_of_no_variant_are_corrupt() {
    assert_eq!(Choice::take(&mut Source(&3_u32.to_le_bytes())), Err(Corrupt("Choice")));
    assert_eq!(Choice::take(&mut Source(&[1])), Err(Corrupt("u32")));
}
