import java.time.Instant
import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class RefusalTest {
    private val engine = Engine(Policy.standard("EUR"))

    @Test
    fun aRefusalTellsAllThatItKnows() {
        val refusal = assertThrows(Refusal.Permission::class.java) { engine.lead(Actor.System, "L9") }
        assertEquals("LEAD_NOT_FOUND", refusal.code)
        assertEquals(Category.PERMISSION, refusal.category())
        assertEquals("lead `L9` does not exist; check the id", refusal.detail)
        assertEquals("Lead `L9` gibt es nicht; prüfen Sie die Kennung", refusal.german)
        assertEquals(listOf(ErrorField("lead", listOf("L9"))), refusal.fields)
        assertEquals("lead `L9` does not exist; check the id (LEAD_NOT_FOUND)", refusal.message)
    }

    /** Half of a surrogate pair has no bytes in UTF-8, so it cannot even be sent. */
    @Test
    fun aBrokenTextIsRefusedLikeAnythingElse() {
        for (broken in listOf("\uD83D", "L\uDC00", "\uDC00\uD83D")) {
            for (call in listOf(
                { Policy.standard(broken) },
                { Policy.fromToml(broken) },
                { engine.lead(Actor.System, broken) },
                { engine.lead(Actor.Member(broken), "L1") },
                { engine.execute(Request(0, Actor.System, Command.Qualify(broken))) },
            )) {
                val refusal = assertThrows(Refusal.Input::class.java) { call() }
                assertEquals("UNREADABLE", refusal.code)
                assertTrue("surrogate" in refusal.detail, refusal.detail)
            }
        }
    }

    @Test
    fun instantsGoThereAndBack() {
        for (instant in listOf(Instant.EPOCH, Instant.ofEpochMilli(-1), Instant.parse("2026-05-04T07:30:00.250Z"))) {
            assertEquals(instant, instant.toTimestamp().toInstant())
        }
        assertEquals(-1, Instant.ofEpochSecond(0, -1).toTimestamp())
        for (instant in listOf(Instant.MIN, Instant.MAX)) {
            val refusal = assertThrows(Refusal.Input::class.java) { engine.tick(instant.toTimestamp()) }
            assertEquals("TIMESTAMP_OUT_OF_RANGE", refusal.code)
        }
    }
}
