//! Just enough JSON to see which keys an object has, without a dependency.

/// The keys of the one object that `text` is. Its values are only followed, not checked.
pub(crate) fn keys(text: &str) -> Result<Vec<String>, String> {
    let mut keys = Vec::new();
    let mut open = Vec::new();
    let mut last = None;
    let mut chars = text.trim().chars();
    if !text.trim_start().starts_with('{') {
        return Err("it does not begin with `{`".to_owned());
    }
    while let Some(c) = chars.next() {
        match c {
            '{' => open.push('}'),
            '[' => open.push(']'),
            '}' | ']' if open.pop() != Some(c) => return Err(format!("a `{c}` closes nothing")),
            '}' | ']' if open.is_empty() => {
                return match chars.next() {
                    None => Ok(keys),
                    Some(c) => Err(format!("a `{c}` follows its end")),
                };
            }
            '"' => last = Some(string(&mut chars)?),
            ':' if open.len() == 1 => keys.extend(last.take()),
            _ => {}
        }
    }
    Err("it does not end".to_owned())
}

/// The rest of a string, its escapes left as they are.
fn string(chars: &mut std::str::Chars) -> Result<String, String> {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            '"' => return Ok(text),
            '\\' => {
                text.push(c);
                text.extend(chars.next());
            }
            _ => text.push(c),
        }
    }
    Err("a string does not end".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_of_the_object_itself_count() {
        let text = r#"{"a": 1, "b": {"c": [{"d": "e"}]}, "f": "\"g\": }", "h": []}"#;
        assert_eq!(keys(text).unwrap(), ["a", "b", "f", "h"]);
        assert_eq!(keys(" {}\n").unwrap(), [""; 0]);
    }

    #[test]
    fn what_is_not_one_object_is_refused() {
        for text in ["", "[]", "x {}", "{", r#"{"a": 1"#, r#"{"a"#, r#"{"a": [}"#, "{}{}", "{} done"] {
            assert!(keys(text).is_err(), "{text}");
        }
    }
}
