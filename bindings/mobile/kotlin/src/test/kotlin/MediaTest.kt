import java.time.Instant
import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Media and raters from a log. */
class MediaTest {
    private val at = Instant.parse("2026-05-04T09:30:00Z").toTimestamp()

    @Test
    fun aLogTellsWhatMediaBringAndWhoRatesWell() {
        val policy = Policy.standard("EUR")
        val engine = Engine(policy)
        val (media, ratings) = MediumFold("product") to RatingFold()
        val anna = Actor.Member("Anna")
        val steps = listOf(
            Actor.System to Command.Join("Anna", Profile(channel = "direct", weight = 1.0, limit = 100u)),
            Actor.System to Command.Capture(lead = "L1", medium = "website", campaign = "spring", proof = "form"),
            Actor.System to Command.RequestConsent("L1"),
            Actor.System to Command.ConfirmConsent("L1", "mail"),
            Actor.Marketing("Mia") to Command.Rate(lead = "L1", temperature = Temperature.WARM, probability = 0.4),
            Actor.System to Command.Assign(lead = "L1"),
            anna to Command.Judge(lead = "L1", quality = LeadQuality.POOR),
            anna to Command.Accept("L1"),
            anna to Command.Lose(lead = "L1", reason = "price"),
        )
        steps.forEachIndexed { minute, (actor, command) ->
            val records = engine.execute(Request(at + 60_000 * minute, actor, command)).records
            media.fold(records)
            ratings.fold(records)
        }
        val lead = media.leads().single()
        assertEquals(listOf("spring", true, false, LeadQuality.POOR), listOf(lead.campaign, lead.qualified, lead.won, lead.judged))
        // The lead was decided on when it was assigned, in the sixth minute.
        val (before, then) = at + 60_000 * 4 to at + 60_000 * 5
        assertEquals(emptyList<MediumLead>() to media.leads(), media.decidedUntil(before) to media.decidedUntil(then))
        assertEquals(emptyList<Rating>() to ratings.ratings(), ratings.decidedUntil(before) to ratings.decidedUntil(then))
        val rows = media.rows("EUR", 30u)
        assertEquals(rows, MediumRow.merge(MediumRow.of(media.leads(), "EUR", 30u)))
        val rule = policy.returns ?: MediaRule.standard()
        assertEquals(1.0, MediaReturns.of(rows, emptyList(), MediaBy.CAMPAIGN, "EUR", rule).total.quality)
        val ranking = MediaRanking.of(rows, emptyList(), MediaBy.MEDIUM, "EUR", rule)
        assertTrue(ranking.sentences(Language.ENGLISH).single().startsWith("Medium website is not ranked: no cost is known"))
        assertEquals(0u, MediaMix.of(media.leads(), MediaBy.MEDIUM, 0.8).rows.single().observed)
        val table = RaterTable.of(ratings.ratings(), RaterOptions(policy.distribution.assumed))
        assertEquals(RaterVerdict.TOO_FEW, table.raters.single().verdict)
    }
}
