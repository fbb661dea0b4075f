//! What uniffi's Swift does not do as a user would like it.

use anyhow::{Result, ensure};
use std::collections::BTreeSet;

/// `Money.fromJson(text)` and `money.toJson()`, for every type with data.
pub(crate) fn improve(source: String, with_data: &BTreeSet<&str>) -> Result<String> {
    for used in ["func createReader(", "func createWriter(", "protocol FfiConverter "] {
        ensure!(source.contains(used), "uniffi no longer writes `{used}`");
    }
    let mut whole = source + JSON;
    for kind in with_data {
        ensure!(whole.contains(&format!("FfiConverterType{kind}")), "uniffi no longer converts `{kind}`");
        whole += &format!(
            "
public extension {kind} {{
    /// Reads it from JSON, in the wire format.
    static func fromJson(_ text: String) throws -> {kind} {{
        try ofJson(FfiConverterType{kind}.self, \"{kind}\", text)
    }}

    /// The same as JSON, in the wire format: equal values are equal texts.
    func toJson() throws -> String {{
        try asJson(FfiConverterType{kind}.self, \"{kind}\", self)
    }}
}}
"
        );
    }
    Ok(whole)
}

const JSON: &str = "
private func ofJson<C: FfiConverter>(_ converter: C.Type, _ kind: String, _ text: String) throws -> C.SwiftType {
    var reader = createReader(data: try readJson(kind: kind, text: text))
    return try C.read(from: &reader)
}

private func asJson<C: FfiConverter>(_ converter: C.Type, _ kind: String, _ value: C.SwiftType) throws -> String {
    var bytes = createWriter()
    C.write(value, into: &bytes)
    return try writeJson(kind: kind, bytes: Data(bytes))
}
";
