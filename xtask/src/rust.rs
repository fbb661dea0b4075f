//! Just enough of Rust's lexical form to find names in a source and none in its comments and strings.

use std::iter::Peekable;
use std::str::Chars;

/// A name or a single sign, with its line (from 1).
#[derive(Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) text: Text,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Text {
    Name(String),
    Sign(char),
}

impl Token {
    pub(crate) fn is(&self, sign: char) -> bool {
        self.text == Text::Sign(sign)
    }

    pub(crate) fn name(&self) -> Option<&str> {
        match &self.text {
            Text::Name(name) => Some(name),
            Text::Sign(_) => None,
        }
    }
}

/// The names and signs of a source. Comments, strings, characters and white space are left out.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut lexer = Lexer { chars: source.chars().peekable(), line: 1, tokens: Vec::new() };
    while let Some(c) = lexer.next() {
        lexer.token(c);
    }
    lexer.tokens
}

struct Lexer<'a> {
    chars: Peekable<Chars<'a>>,
    line: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn next_is(&mut self, wanted: char) -> bool {
        self.chars.peek() == Some(&wanted)
    }

    fn skip_if(&mut self, wanted: char) -> bool {
        let found = self.next_is(wanted);
        if found {
            self.next();
        }
        found
    }

    fn token(&mut self, c: char) {
        match c {
            '/' if self.next_is('/') => while self.next().is_some_and(|c| c != '\n') {},
            '/' if self.skip_if('*') => self.block_comment(),
            '"' => self.string(),
            '\'' => self.character_or_lifetime(),
            c if c.is_alphabetic() || c == '_' => self.name(c),
            c if c.is_ascii_digit() => self.word(&mut String::new()),
            c if c.is_whitespace() => {}
            c => self.tokens.push(Token { line: self.line, text: Text::Sign(c) }),
        }
    }

    /// Block comments nest.
    fn block_comment(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                None => return,
                Some('/') if self.skip_if('*') => depth += 1,
                Some('*') if self.skip_if('/') => depth -= 1,
                Some(_) => {}
            }
        }
    }

    fn string(&mut self) {
        while let Some(c) = self.next() {
            match c {
                '"' => return,
                '\\' => drop(self.next()),
                _ => {}
            }
        }
    }

    /// After `r##`: up to the quote that as many `#` follow.
    fn raw_string(&mut self, hashes: usize) {
        while let Some(c) = self.next() {
            if c == '"' && (0..hashes).all(|_| self.skip_if('#')) {
                return;
            }
        }
    }

    /// `'a'` and `'\n'` are characters; `'a` before anything else is a lifetime.
    fn character_or_lifetime(&mut self) {
        if self.skip_if('\\') {
            self.next();
            while self.next().is_some_and(|c| c != '\'') {}
            return;
        }
        match self.next() {
            Some(c) if c.is_alphabetic() || c == '_' => {
                if !self.skip_if('\'') {
                    self.word(&mut String::new());
                }
            }
            _ => drop(self.skip_if('\'')),
        }
    }

    fn name(&mut self, first: char) {
        let line = self.line;
        let mut name = String::from(first);
        self.word(&mut name);
        let is_raw = matches!(name.as_str(), "r" | "br" | "cr");
        if is_raw && self.next_is('#') {
            let mut hashes = 0;
            while self.skip_if('#') {
                hashes += 1;
            }
            if self.skip_if('"') {
                return self.raw_string(hashes);
            }
            // `r#type`, a raw name
            name.clear();
            self.word(&mut name);
        } else if is_raw && self.skip_if('"') {
            return self.raw_string(0);
        } else if matches!(name.as_str(), "b" | "c") && self.skip_if('"') {
            return self.string();
        } else if name == "b" && self.skip_if('\'') {
            return self.character_or_lifetime();
        }
        self.tokens.push(Token { line, text: Text::Name(name) });
    }

    fn word(&mut self, word: &mut String) {
        while let Some(c) = self.chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
            word.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> Vec<String> {
        tokens(source).iter().filter_map(|token| token.name().map(str::to_owned)).collect()
    }

    #[test]
    fn comments_strings_and_characters_hold_no_names() {
        assert_eq!(names("a // b\n c /* d /* e */ f */ g"), ["a", "c", "g"]);
        assert_eq!(names(r#"a "b \" c" d"#), ["a", "d"]);
        assert_eq!(
            names(r###"a r"b\" c r#"d " e"# f br##"g"# h"## i b"j" k c"l" m"###),
            ["a", "c", "f", "i", "k", "m"]
        );
        assert_eq!(names(r"a 'b' '\'' c '\u{1f}' d b'e' f b'\'' g '(' h"), ["a", "c", "d", "f", "g", "h"]);
    }

    #[test]
    fn lifetimes_numbers_and_raw_names_do_not_confuse() {
        assert_eq!(names("fn f<'a>(x: &'a str) -> &'static str { 1_u8 }"), ["fn", "f", "x", "str", "str"]);
        assert_eq!(names("r#type r b"), ["type", "r", "b"]);
    }

    #[test]
    fn lines_are_counted_through_everything() {
        let source = "a /* \n\n */ \"\n\" 'x' // y\nb";
        let lines: Vec<usize> = tokens(source).iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 5]);
    }
}
