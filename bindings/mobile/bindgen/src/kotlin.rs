//! What uniffi's Kotlin does not do as a user would like it.
//!
//! Each change knows the text that it changes and fails where that is not there: an update of uniffi that writes other
//! sources is noticed here, not by users.

use anyhow::{Context as _, Result, ensure};
use std::collections::BTreeSet;

/// All changes.
pub(crate) fn improve(source: String) -> Result<String> {
    let source = refusals(&source)?;
    let source = broken_texts(&source)?;
    let source = hidden(&source)?;
    let source = statuses(&source)?;
    let source = arguments(&source)?;
    let source = companions(&source)?;
    Ok(with_json(&source))
}

fn replace(source: &str, old: &str, new: &str) -> Result<String> {
    ensure!(source.contains(old), "uniffi no longer writes `{old}`");
    Ok(source.replace(old, new))
}

/// `code` and its like are known of every refusal, not only of one whose case is known; the message is a sentence.
fn refusals(source: &str) -> Result<String> {
    const HEAD: &str = "sealed class Refusal: kotlin.Exception() {";
    let (before, rest) = source.split_once(HEAD).context("uniffi no longer writes the class `Refusal`")?;
    let (cases, after) = rest.split_once("companion object").context("the class `Refusal` has no end")?;
    let (_, first) = cases.split_once("(\n").context("the class `Refusal` has no case")?;
    let (fields, _) = first.split_once(") : Refusal()").context("a case of `Refusal` has no fields")?;
    let fields: String = fields.lines().map(|line| format!("{}\n", line.trim_end().trim_end_matches(','))).collect();
    let fields = replace(&fields, " val `", " abstract val `")?;
    let cases = replace(cases, " val `", " override val `")?;
    let message = |line: &str| match line.trim_start().starts_with("get() = \"code=") {
        true => "            get() = \"$detail ($code)\"\n".to_owned(),
        false => format!("{line}\n"),
    };
    let cases: String = cases.lines().map(message).collect();
    ensure!(cases.contains("$detail"), "uniffi no longer writes the message of a refusal");
    let own = "    /**\n     * What is wrong and what to do, in English, with the code.\n     */\n    \
               abstract override val message: kotlin.String\n";
    Ok(format!("{before}{HEAD}\n{fields}\n{own}{cases}    companion object{after}"))
}

/// Half of a surrogate pair is no text and cannot be sent. That is found while arguments are written, before the call:
/// the engine's own refusal is fetched, and the handle and the arguments given back that the call would have taken.
fn broken_texts(source: &str) -> Result<String> {
    let source = replace(
        source,
        "encode(CharBuffer.wrap(value))",
        "try {
                encode(CharBuffer.wrap(value))
            } catch (fault: java.nio.charset.CharacterCodingException) {
                throw brokenText(fault)
            }",
    )?;
    let source = replace(
        &source,
        "return block(this.uniffiCloneHandle())",
        "val taken = this.uniffiCloneHandle()
            try {
                return block(taken)
            } catch (refusal: Refusal) {
                if (isOfBrokenText(refusal)) UniffiCleanAction(taken).run()
                throw refusal
            }",
    )?;
    let source = replace(&source, "private class UniffiCleanAction", "internal class UniffiCleanAction")?;
    Ok(source + BROKEN_TEXT)
}

const BROKEN_TEXT: &str = "
// The refusal of a text that cannot be sent, marked by what was suppressed for it.
private fun brokenText(fault: java.nio.charset.CharacterCodingException): kotlin.Exception =
    try {
        refuseBrokenText()
        fault
    } catch (refusal: Refusal) {
        refusal.apply { addSuppressed(fault) }
    }

// Whether a refusal came before the call was made.
internal fun isOfBrokenText(refusal: Refusal) =
    refusal.suppressed.any { it is java.nio.charset.CharacterCodingException }
";

/// What the package itself and its tests call, and nobody else.
fn hidden(source: &str) -> Result<String> {
    ["refuseBrokenText", "panicIn", "readJson", "writeJson"].iter().try_fold(source.to_owned(), |source, name| {
        replace(&source, &format!(" fun `{name}`("), &format!(" internal fun `{name}`("))
    })
}

/// A call reports its end in a structure that JNA takes long to make, and even longer to give back: each thread keeps
/// one. What is written while arguments are sent is read before the call itself is made, and nothing calls back.
fn statuses(source: &str) -> Result<String> {
    let source = replace(
        source,
        "var status = UniffiRustCallStatus()",
        "val thread = ofThread.get()
    val status = thread.status.apply { code = UNIFFI_CALL_SUCCESS; error_buf.len = 0 }",
    )?;
    Ok(source + THREAD)
}

const THREAD: &str = "
// What a thread keeps for its calls: how one ended, and the arguments that are written and not yet taken over.
private class OfThread {
    val status = UniffiRustCallStatus()
    val written = ArrayList<RustBuffer.ByValue>()
}

private val ofThread = ThreadLocal.withInitial { OfThread() }
";

/// A call takes its arguments over. Where one cannot be written, there is no call, and those before it are freed. To
/// make room for an argument is a call too, within the first: each looks only at what was written since it began.
fn arguments(source: &str) -> Result<String> {
    let source = replace(
        source,
        "val return_value = callback(status)",
        "val before = thread.written.size
    val return_value = try {
        callback(status)
    } catch (fault: Throwable) {
        while (thread.written.size > before) RustBuffer.free(thread.written.removeAt(thread.written.lastIndex))
        throw fault
    }
    while (thread.written.size > before) thread.written.removeAt(thread.written.lastIndex)",
    )?;
    let source = replace(&source, "            RustBuffer.free(rbuf)\n            throw e", "            throw e")?;
    let full = "RustBuffer.alloc() returned null data pointer (size=${size})\")\n           }\n";
    replace(&source, full, &format!("{full}           ofThread.get().written.add(it)\n"))
}

/// `policyFromToml(text)` becomes `Policy.fromToml(text)`, and `policyCheck(policy)` becomes `policy.check()`.
fn companions(source: &str) -> Result<String> {
    const FUNCTION: &str = "    @Throws(Refusal::class) fun `";
    let types = types(source);
    let mut pieces = source.split(FUNCTION);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('`').context("a function has no name")?;
        match types.iter().rev().find(|kind| belongs(name, kind)) {
            Some(kind) => whole += &companion(name, rest, kind),
            None => whole += &format!("{FUNCTION}{piece}"),
        }
    }
    ensure!(whole.contains("Policy.Companion.`fromToml`"), "uniffi no longer writes functions with `@Throws`");
    Ok(whole)
}

/// `Money.fromJson(text)` and `money.toJson()`, for every type with data. Two functions of the library do it for all of them.
fn with_json(source: &str) -> String {
    let of = |kind: &str| {
        format!(
            "
/**
 * Reads it from JSON, in the wire format.
 */
@Throws(Refusal::class) fun {kind}.Companion.`fromJson`(`text`: kotlin.String): {kind} = FfiConverterType{kind}.ofJson(\"{kind}\", text)

/**
 * The same as JSON, in the wire format: equal values are equal texts.
 */
@Throws(Refusal::class) fun {kind}.`toJson`(): kotlin.String = FfiConverterType{kind}.toJson(\"{kind}\", this)
"
        )
    };
    let all: String = with_data(source).into_iter().map(of).collect();
    format!("{source}{JSON}{all}")
}

/// The types that JSON is made of: all with data, but for refusals, which nobody gives.
pub(crate) fn with_data(source: &str) -> BTreeSet<&str> {
    types(source).into_iter().filter(|kind| *kind != "Refusal").collect()
}

const JSON: &str = "
private fun <T> FfiConverterRustBuffer<T>.ofJson(kind: String, text: String): T =
    read(ByteBuffer.wrap(readJson(kind, text)).order(ByteOrder.BIG_ENDIAN))

private fun <T> FfiConverterRustBuffer<T>.toJson(kind: String, value: T): String {
    val bytes = ByteBuffer.allocate(Math.toIntExact(allocationSize(value).toLong())).order(ByteOrder.BIG_ENDIAN)
    write(value, bytes)
    return writeJson(kind, bytes.array().copyOf(bytes.position()))
}
";

/// The classes that have a companion, so sorted that of two which both begin a name the longer comes later.
fn types(source: &str) -> BTreeSet<&str> {
    let lines = source.lines();
    let heads =
        lines.filter_map(|line| ["data class ", "sealed class "].iter().find_map(|head| line.strip_prefix(head)));
    heads.filter_map(|rest| rest.split([' ', ':']).next()).collect()
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether a function's name is a type's and something more.
fn belongs(function: &str, kind: &str) -> bool {
    let rest = function.strip_prefix(&lower_first(kind));
    rest.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_uppercase()))
}

/// The function as one of the type, or of its companion where it does not begin with a value of the type.
fn companion(function: &str, rest: &str, kind: &str) -> String {
    let variable = lower_first(kind);
    let name = lower_first(&function[variable.len()..]);
    let head = format!("(`{variable}`: {kind}");
    let Some(rest) = rest.strip_prefix(&head) else {
        return format!("    @Throws(Refusal::class) fun {kind}.Companion.`{name}`{rest}");
    };
    let rest = rest.strip_prefix(", ").unwrap_or(rest);
    let rest = rest.replacen(&format!(".lower(`{variable}`)"), ".lower(this)", 1);
    format!("    @Throws(Refusal::class) fun {kind}.`{name}`({rest}")
}
