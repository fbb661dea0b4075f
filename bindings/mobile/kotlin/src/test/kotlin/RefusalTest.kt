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

    /** The engine may be half done after a panic, so whatever asks it anything is refused from then on. */
    @Test
    fun aPanicIsARefusalAndTheEngineIsNotUsedAgain() {
        val calls = listOf(
            { panicIn(engine, 0) },
            { engine.execute(Request(0, Actor.System, Command.Capture("L1", "website"))) },
            { engine.count(Phase.OPEN) },
            { engine.leads() },
            { engine.sequence() },
            { engine.log() },
            { engine.snapshot() },
            { engine.retainLog(true) },
        )
        val faults = calls.map { call ->
            val refusal = assertThrows(Refusal.Data::class.java) { call() }
            assertEquals("INTERNAL_FAULT", refusal.code)
            refusal.fields.single().values.single()
        }
        assertEquals(listOf("asked for by a test", "what was asked was broken off half-way"), faults.distinct())
        assertEquals(0uL, Engine(Policy.standard("EUR")).leads(), "others are not touched")
    }

    @Test
    fun amountsAreReadAsPeopleWriteThem() {
        assertEquals(Money(105_450, "EUR"), Money.parse("1054.5", "EUR"))
        assertEquals(Money(1_054, "JPY"), Money.parse("1054", "JPY"))
        assertEquals("INVALID_AMOUNT", assertThrows(Refusal.Input::class.java) { Money.parse("20.000", "EUR") }.code)
    }

    /** A log is followed as far as it goes; each record is whole. */
    @Test
    fun catchingUpKeepsWhatComesBeforeTheRecordAtFault() {
        val requests = List(3) { Request(0, Actor.System, Command.Capture("L$it", "website")) }
        val records = engine.executeAll(requests).records
        assertEquals(listOf(1L, 2L, 3L), records.map { it.sequence })
        val torn = listOf(records[0], records[2])
        for (catchUp in listOf<(Engine) -> Unit>(
            { it.catchUp(torn) },
            { it.catchUpLines(torn.joinToString("") { record -> record.toJson() + "\n" }) },
        )) {
            val other = Engine(engine.policy())
            assertEquals("SEQUENCE_GAP", assertThrows(Refusal.Data::class.java) { catchUp(other) }.code)
            assertEquals(1L, other.sequence())
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
