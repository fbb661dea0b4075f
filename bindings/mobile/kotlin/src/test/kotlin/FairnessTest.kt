import java.time.Instant
import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Who gets a lead: receipts, the audit, other rules, apportionment. */
class FairnessTest {
    private val at = Instant.parse("2026-05-04T09:30:00Z").toTimestamp()

    @Test
    fun aLogIsAuditedAndGivenAwayAnew() {
        val engine = Engine(Policy.standard("EUR"))
        val commands = ArrayList<Command>()
        for (member in listOf("Anna", "Ben")) {
            commands += Command.Join(member, Profile(channel = "direct", weight = 1.0, limit = 100u))
        }
        for (number in 0 until 20) {
            val lead = "L$number"
            commands += Command.Capture(lead = lead, medium = "website", proof = "form")
            commands += Command.RequestConsent(lead)
            commands += Command.ConfirmConsent(lead, "mail")
            commands += Command.Rate(lead = lead, temperature = Temperature.WARM)
            commands += Command.Assign(lead = lead)
        }
        val fold = StreamFold()
        commands.forEachIndexed { second, command ->
            val receipt = engine.execute(Request(at + 1000 * second, Actor.System, command))
            fold.fold(receipt.records)
            for (choice in receipt.choices) {
                assertEquals(choice.member, choice.replay())
                assertTrue(choice.why(Language.ENGLISH).startsWith("${choice.member} received this warm lead"))
                val other = if (choice.member == "Anna") "Ben" else "Anna"
                assertTrue(choice.whyNot(other, Language.GERMAN).startsWith("Sie haben diesen warmen Lead nicht erhalten"))
                val refusal = assertThrows(Refusal.Distribution::class.java) { choice.whyNot("Eva", Language.ENGLISH) }
                assertEquals("MEMBER_NOT_IN_RECEIPT", refusal.code)
            }
        }
        val ledger = engine.ledger(Actor.System)
        assertEquals(listOf(10u, 10u), ledger.members.map { it.received.warm })
        assertTrue(ledger.members.sumOf { it.owed.leads } == 0.0)
        assertEquals(10u, engine.roster(Actor.Member("Anna")).single().undecided)
        assertTrue(engine.waiting(Actor.System).isEmpty())
        val stream = fold.stream()
        val audit = Audit.of(fold.rows(), stream.receivers, stream.changes, 200u, 1)
        assertEquals(20u to 0u, audit.leads to audit.outside)
        assertTrue(audit.sentences(Language.ENGLISH).first().startsWith("20 leads to 2 members"))
        val comparison = Comparison.of(stream, listOf(Rule.RoundRobin, Rule.Random), 1)
        assertEquals(listOf(null, Rule.RoundRobin, Rule.Random), comparison.rows.map { it.rule })
        assertTrue("round robin" in comparison.table(Language.ENGLISH))
        val handout = Handout.of(stream, Rule.RoundRobin, 1)
        assertEquals(20, handout.given.size)
    }

    @Test
    fun wholeNumbersInProportion() {
        assertEquals(listOf(2u, 1u, 1u), Seats.of(4u, listOf(13u, 6u, 4u), Apportionment.WEBSTER).seats)
        val refusal = assertThrows(Refusal::class.java) { Seats.of(1u, emptyList(), Apportionment.ADAMS) }
        assertEquals("VOTES_MISSING", refusal.code)
    }
}
