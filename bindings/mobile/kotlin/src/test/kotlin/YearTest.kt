import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A simulated year, lived through every way that the package offers. */
class YearTest {
    private val plan = YearPlan.standard().copy(leads = 200u)

    @Test
    fun oneByOneAllAtOnceAndFromTheLogAreTheSame() {
        val year = Year(plan)
        assertEquals(plan, year.plan())
        val engine = Engine(year.policy())
        val log = StringBuilder()
        val requests = ArrayList<Request>()
        var refused = 0
        for (request in year) {
            requests += request
            try {
                log.append(engine.execute(request).toLines())
            } catch (_: Refusal) {
                refused += 1
            }
        }
        assertTrue(engine.leads() >= 200u && refused > 0, "${engine.leads()} leads, $refused refused")
        assertEquals(year.fingerprint(), engine.fingerprint())

        val other = Engine(year.policy())
        val batches = requests.chunked(100).map(other::executeAll)
        assertEquals(engine.fingerprint(), other.fingerprint())
        assertEquals(refused, batches.sumOf { it.refused.size })
        assertEquals(log.toString(), batches.joinToString("") { it.toLines() })

        assertEquals(engine.fingerprint(), Engine.replayLines(year.policy(), log.toString()).fingerprint())
        val table = StayFold().apply { fold(batches.flatMap { it.records }) }.table(engine.policy().pipeline.stages.map { it.id })
        assertEquals(engine.count(Phase.WON).toLong(), table.rows.last().won)
    }

    @Test
    fun anImportGivesItsRecordsAndListsWhatItCannotUse() {
        val mapping = Mapping.fromToml(
            """
            currency = "EUR"
            medium = "website"
            default_member = "desk"
            columns = { lead = "case", time = "when", what = "activity" }
            stages = [{ id = "offer", name = "Offer sent" }, { id = "order", name = "Order" }]
            activities = [
                { name = "Offer", meaning = { type = "stage", stage = "offer" } },
                { name = "Signed", meaning = { type = "won" } },
            ]
            """,
        )
        assertEquals(mapping, Mapping.fromToml(mapping.toToml()))
        assertEquals(mapping, Mapping.fromJson(mapping.toJson()))
        assertEquals(emptyList<Fault>(), mapping.faults())
        assertEquals(listOf("stages"), mapping.copy(stages = mapping.stages.take(1)).faults().map { it.path }.take(1))
        val engine = Engine(mapping.policy())
        val rows = listOf("Offer" to "2026-05-04T09:30:00+02:00", "Coffee" to "2026-05-05T09:30:00Z", "Signed" to "2026-05-06T10:00:00Z")
            .mapIndexed { line, (what, time) -> HistoryRow(line + 2L, "L1", time, what) }
        val imported = engine.importHistory(mapping, rows, 1_800_000_000_000)
        assertEquals(listOf("captured", "accepted", "won"), imported.records.map { json(it.toJson())["event"]["type"].asText() })
        assertEquals(listOf("UNKNOWN_ACTIVITY"), imported.report.listed.map { it.errorCode })
        assertEquals(engine.fingerprint(), Engine.replay(mapping.policy(), imported.records).fingerprint())
    }
}
