import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What the two READMEs show is what is compiled here, and it does what it says. */
class ReadmeTest {
    @Test
    fun everyBlockIsTheExample() {
        val example = File("src/test/kotlin/ReadmeExample.kt").readText()
            .substringAfter("// README begins").substringBefore("// README ends")
        for ((path, least) in listOf("README.md" to 1, "bindings/mobile/README.md" to 1)) {
            val blocks = File(repository, path).readText().split("```kotlin").drop(1).map { it.substringBefore("```") }
            assertTrue(blocks.size >= least, "$path shows no Kotlin")
            blocks.forEach { assertEquals(words(example), words(it), path) }
        }
    }

    private fun words(text: String) = text.trim().split(Regex("\\s+")).joinToString(" ")

    @Test
    fun theExampleDoesWhatItSays() {
        val lines = printed { main() }
        val (why, log) = lines.dropLast(2).partition { it.startsWith("Anna received this hot lead because") }
        val types = log.map { json(it)["event"]["type"].asText() }
        val life =
            "member_joined captured consent_requested consent_confirmed rated readied distributed offered accepted"
        assertEquals(life, types.joinToString(" "))
        assertEquals(1, why.size, "one decision, and its reason")
        assertEquals("2026-05-04T11:36:00Z", lines[lines.size - 2])
        assertTrue(lines.last().endsWith("missing: `contacted`, `fact benefit` (GATE_NOT_MET)"), lines.last())
    }

    private fun printed(program: () -> Unit): List<String> {
        val (out, bytes) = System.out to ByteArrayOutputStream()
        System.setOut(PrintStream(bytes, true, Charsets.UTF_8))
        try {
            program()
        } finally {
            System.setOut(out)
        }
        return bytes.toString(Charsets.UTF_8).trim().lines()
    }
}
