//! The form of an e-mail address.
//!
//! What mail systems accept of RFC 5321 and RFC 6531: before the `@` words of letters, digits and `` !#$%&'*+/=?^_`{|}~- ``
//! with single points between them, up to 64 bytes; behind it a domain of at least two labels, 1 to 63 bytes of letters,
//! digits and inner hyphens, the last of them no number; 254 bytes in all. Letters of any script are allowed. Words in
//! quotes, comments and addresses of machines in brackets are in the standard and in nobody's address book: they are
//! not taken for well formed. A letter whose mark stands for itself is the same letter (RFC 6532, 3.1).

use super::letters::{composed, is_mark};

const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;
const LONGEST_LABEL: usize = 63;

/// Its two halves.
pub(super) struct Address {
    local: String,
    domain: String,
}

/// Takes an address apart; nothing where it cannot be one.
pub(super) fn parse(text: &str) -> Option<Address> {
    let text = composed(text);
    let (local, domain) = text.rsplit_once('@')?;
    let fits = text.len() <= LONGEST && local.len() <= LONGEST_LOCAL;
    let labels: Vec<_> = domain.split('.').collect();
    let top = labels.last()?;
    let named = labels.len() >= 2 && top.chars().count() >= 2 && !top.bytes().all(|byte| byte.is_ascii_digit());
    let well_formed = fits && named && local.split('.').all(is_word) && labels.into_iter().all(is_label);
    well_formed.then(|| Address { local: local.to_owned(), domain: domain.to_owned() })
}

fn is_word(word: &str) -> bool {
    let allowed = |sign: char| is_letter(sign) || "!#$%&'*+/=?^_`{|}~-".contains(sign);
    !word.is_empty() && !word.starts_with(is_mark) && word.chars().all(allowed)
}

fn is_label(label: &str) -> bool {
    let allowed = |sign: char| is_letter(sign) || sign == '-';
    let hyphen = label.starts_with('-') || label.ends_with('-');
    !label.is_empty()
        && label.len() <= LONGEST_LABEL
        && !hyphen
        && !label.starts_with(is_mark)
        && label.chars().all(allowed)
}

fn is_letter(sign: char) -> bool {
    sign.is_alphanumeric() || is_mark(sign)
}

impl Address {
    /// The domain and each one above it: of `x.mailinator.com`, that, `mailinator.com` and `com`; in small letters.
    pub(super) fn domains(&self) -> Vec<String> {
        let domain = self.domain.to_lowercase();
        let mut rest = Some(domain.as_str());
        let mut domains = Vec::new();
        while let Some(domain) = rest {
            domains.push(domain.to_owned());
            rest = domain.split_once('.').map(|(_, above)| above);
        }
        domains
    }

    /// The mailbox it leads to: in small letters, without the tag that many systems allow behind a `+`.
    pub(super) fn mailbox(&self) -> String {
        let local = match self.local.split_once('+') {
            Some((local, _)) if !local.is_empty() => local,
            _ => self.local.as_str(),
        };
        format!("{local}@{}", self.domain).to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_have_them() {
        for good in [
            "a@b.de",
            "jürgen.müller@müller-söhne.de",
            "o'brien+news@mail.example.co.uk",
            "x_1@xn--bcher-kva.example",
            "用户@例子.公司",
            &format!("{}@b.de", "a".repeat(64)),
        ] {
            assert!(parse(good).is_some(), "{good}");
        }
    }

    #[test]
    fn what_is_no_address() {
        for bad in [
            "",
            "@",
            "a",
            "a@",
            "@b.de",
            "a@b",
            "a@b.1",
            "a@b.c",
            "a b@c.de",
            "a@b@c.de",
            ".a@b.de",
            "a.@b.de",
            "a..b@c.de",
            "a@-b.de",
            "a@b-.de",
            "a@b..de",
            "a@.de",
            "a@b.de.",
            "\"a b\"@c.de",
            "a@[127.0.0.1]",
            "a@b,de",
            "a(x)@b.de",
            "<a@b.de>",
            "a@b.de\n",
            "mailto:a@b.de",
        ] {
            assert!(parse(bad).is_none(), "{bad:?}");
        }
        for (local, label) in [(65, 1), (1, 64)] {
            assert!(parse(&format!("{}@{}.de", "a".repeat(local), "b".repeat(label))).is_none());
        }
        let long = format!("a@{}de", format!("{}.", "b".repeat(62)).repeat(4));
        assert_eq!((long.len(), parse(&long).is_some()), (256, false));
    }

    #[test]
    fn a_letter_and_its_mark_are_one_letter() {
        let apart = parse("ju\u{308}rgen@mu\u{308}ller.example").unwrap();
        assert_eq!(apart.mailbox(), parse("Jürgen@MÜLLER.example").unwrap().mailbox());
        assert!(parse("\u{308}u@b.de").is_none() && parse("u@\u{308}b.de").is_none());
    }

    #[test]
    fn domains_above_and_the_mailbox() {
        let address = parse("Max+Shop@X.Mailinator.com").unwrap();
        assert_eq!(address.domains(), ["x.mailinator.com", "mailinator.com", "com"]);
        assert_eq!(address.mailbox(), "max@x.mailinator.com");
        assert_eq!(parse("+1@b.de").unwrap().mailbox(), "+1@b.de");
    }
}
