import java.time.Instant
import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

/** From a log to what leads teach, and what a lead answers now. */
class ScoresTest {
    private val at = Instant.parse("2026-05-04T09:30:00Z").toTimestamp()

    private fun time(minute: Int) = at + 60_000L * minute

    private fun authority(value: Boolean) = Command.RecordFact("L1", "authority", FactValue.Flag(value))

    private fun answered(value: Boolean) =
        listOf(Answer("authority", FactValue.Flag(value)), Answer("buyer", FactValue.Choice("late")))

    @Test
    fun aLogTellsWhatWasKnownOfALeadWhatWasSaidOfItAndWhatCame() {
        val policy = Policy.standard("EUR")
        val rule = requireNotNull(policy.scoring)
        val (engine, fold) = Engine(policy) to ScoreFold(rule)
        val anna = Actor.Member("Anna")
        val steps = listOf(
            Actor.System to Command.Join("Anna", Profile(channel = "direct", weight = 1.0, limit = 100u)),
            Actor.System to Command.Capture(lead = "L1", medium = "website", proof = "form"),
            Actor.System to Command.RequestConsent("L1"),
            Actor.System to Command.ConfirmConsent("L1", "mail"),
            Actor.System to authority(true),
            Actor.Marketing("Mia") to Command.Rate(lead = "L1", probability = 0.4, buyer = BuyerStage.LATE, model = "v1"),
            Actor.System to Command.Assign(lead = "L1"),
            anna to Command.Accept("L1"),
            Actor.System to authority(false),
            anna to Command.Lose(lead = "L1", reason = "price"),
        )
        steps.forEachIndexed { minute, (actor, command) ->
            fold.fold(engine.execute(Request(time(minute), actor, command)).records)
            if (minute == 5) assertEquals(answered(true), engine.answers("L1", time(5)).answers)
        }
        // What was found out later is an answer now, and was none when the lead was handed over.
        val now = engine.answers("L1", time(9))
        assertEquals(answered(false) to time(9), now.answers to now.at)
        ScoreModel(ScoreModelData.experts(policy, "day-0")).use { model ->
            assertEquals(rule.questions.size, model.score(now).answers.size)
        }

        val ended = EndedLead(answers = answered(true), at = time(6), ended = time(9), won = false)
        assertEquals(listOf(ended), fold.ended())
        assertEquals(emptyList<EndedLead>() to listOf(ended), fold.decidedUntil(time(5)) to fold.decidedUntil(time(6)))
        assertEquals(1, ScoreHistoryData.of(rule, fold.ended()).rows.size)
        val outcomes = fold.outcomes("v1", time(6))
        assertEquals(listOf(DriftOutcome(at = time(6), said = 0.4, won = false)), outcomes)
        assertEquals(emptyList<DriftOutcome>(), fold.outcomes("v1", time(5)) + fold.outcomes("v2", time(6)))
        assertNull(Drift.of(DriftRule.standard(), outcomes).alarm)

        assertEquals("LEAD_NOT_FOUND", assertThrows(Refusal::class.java) { engine.answers("L9", time(9)) }.code)
        val nothing = assertThrows(Refusal::class.java) { ScoreFold(rule.copy(questions = emptyList())) }
        assertEquals("QUESTIONS_MISSING", nothing.code)
    }
}
