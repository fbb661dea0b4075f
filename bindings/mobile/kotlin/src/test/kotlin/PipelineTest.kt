import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** From the log to the forecast: what is learned from stages, and what follows from it. */
class PipelineTest {
    @Test
    fun fromTheLogToTheForecast() {
        val year = Year(YearPlan.standard().copy(leads = 200u))
        val engine = Engine(year.policy())
        val log = engine.executeAll(buildList { for (request in year) add(request) }).records
        val known = log.take(log.size * 7 / 10)
        val at = known.last().at
        val rule = HistoryRule.standard(engine.policy().pipeline.stages.map { it.id })
        val by = listOf(SegmentBy.Medium, SegmentBy.Channel)
        val fold = HistoryFold(rule, by)
        known.chunked(100).forEach(fold::fold)
        val history = fold.history()
        val deals = fold.deals()
        val stays = StayFold.by(by).apply { fold(known) }
        assertEquals(HistoryData.of(rule, stays.stays()), history)
        assertEquals(stays.deals(), deals)
        assertTrue(deals.size > 3, "${deals.size} deals")

        val model = StageModel(history, ModelRule.standard().copy(draws = 20u), at)
        val chances = model.chances(deals)
        assertEquals(deals.map { it.lead }, chances.map { it.lead })
        assertTrue(chances.all { it.won in it.low..it.high })
        model.won(deals).zip(chances).forEach { (won, chance) -> assertEquals(won, chance.won, 1e-6) }
        assertTrue(chances.first().sentence(Language.GERMAN).startsWith("Stufe ${deals.first().stage} gewinnt gewöhnlich "))

        val table = model.table(null)
        assertEquals(rule.stages.dropLast(1), table.rows.map { it.stage })
        assertEquals(table.rows.map { it.published }.sorted(), table.rows.map { it.published })
        assertTrue(table.sentences(Language.ENGLISH).first().startsWith("A lead at ${rule.stages.first()} is won with "))
        val segment = deals.firstNotNullOf { it.segment }
        assertEquals(segment, model.table(segment).segment)

        val currency = engine.policy().currency
        val forecast = model.forecast(deals, ForecastRule(until = at + 90L * 86_400_000, currency = currency, draws = 5u))
        assertEquals(deals.count { it.value != null }.toUInt() to 5u, forecast.deals to forecast.draws)
        assertTrue(forecast.mean.minor <= forecast.value.minor && forecast.sentences(Language.ENGLISH).isNotEmpty())
        val weighted = model.weighted(deals, currency)
        assertEquals(deals.size.toUInt() to forecast.value, weighted.total.deals to weighted.total.value)

        stays.fold(log.drop(known.size))
        val scored = Calibration.of(model.freeze(deals), stays.ends())
        assertTrue(scored.forecasts == deals.size.toUInt() && scored.decided > 0u)
        assertEquals(history, HistoryData.fromJson(history.toJson()))
    }

    @Test
    fun whatTheModelRefuses() {
        val rule = HistoryRule.standard(listOf("offer", "order"))
        val refusal = assertThrows(Refusal::class.java) { HistoryFold(rule.copy(stages = listOf("offer")), emptyList()) }
        assertEquals("FIGURE_OUT_OF_RANGE", refusal.code)
        StageModel(HistoryData.of(rule, emptyList()), ModelRule.standard(), 0).use { model ->
            val unknown = assertThrows(Refusal::class.java) { model.table("") }
            assertEquals("INVALID_ID", unknown.code)
        }
    }
}
