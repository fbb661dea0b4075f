import java.io.File
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/**
 * Every public declaration says what it is, so that an editor can.
 *
 * uniffi writes no comment for the names of plain values (`typealias LeadId`); nothing else is left out.
 */
class DocsTest {
    private val declaration = Regex(
        """(public |open |override |abstract |data |sealed |enum )*(class \w+|interface \w+|object \w+ :|fun (\w+\.)*`|val `|constructor\(`).*|[A-Z_]+[,;]""",
    )
    private val own = Regex("""Ffi|[Uu]niffi|internal |private |class (RustBuffer|InternalException|NoHandle|Foreign|By)|interface (Cleanable|Disposable)""")

    @Test
    fun everyDeclarationHasItsComment() {
        val lines = File("target/bindgen/kotlin/leadwerk/leadwerk.kt").readLines().map { it.trim() }
            .filter { it.isNotEmpty() && !it.startsWith("@Suppress") }.map { it.removePrefix("@Throws(Refusal::class)").trim() }
        val ours = lines.indices.filter { declaration.matches(lines[it]) && !own.containsMatchIn(lines[it]) }
        val bare = ours.filter { !lines[it - 1].endsWith("*/") }.map { "$it: ${lines[it]}" }
        assertEquals(emptyList<String>(), bare)
        assertTrue(ours.size > 1_000, "found only ${ours.size} declarations")
    }
}
