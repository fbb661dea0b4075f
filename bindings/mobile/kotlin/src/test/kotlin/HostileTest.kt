import java.util.concurrent.TimeUnit
import kotlin.random.Random
import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

/**
 * Thousands of bad inputs. Whatever an app gives, there comes a refusal with a code or a success; a refusal leaves the
 * engine as it was, and nothing crashes or hangs.
 */
class HostileTest {
    private val plan = YearPlan.standard().copy(leads = 30u)
    private val policy = Year(plan).policy()
    private val records = Engine(policy).executeAll(ArrayList<Request>().apply { for (request in Year(plan)) add(request) }).records
    private val snapshot = Engine.replay(policy, records).snapshot()
    private val now = records.last().at
    private val open = records.last { it.event is Event.Accepted }.event.let { it as Event.Accepted }.lead
    private val lead = records.first { it.event is Event.Captured }.event.let { it as Event.Captured }.lead

    /** What was refused with which code, over all inputs. */
    private val codes = HashMap<String, Int>()

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    fun aRefusalOrASuccess() {
        for ((name, attack) in attacks) {
            val engine = Engine.restore(policy, snapshot).apply { retainLog(true) }
            repeat(EACH) { seed -> attempt("$name, seed $seed", engine) { attack(engine, Random(seed)) } }
            engine.close()
        }
        assertTrue(codes.values.sum() > attacks.size * EACH / 2, "too little was refused: $codes")
        // Each way in has its own refusals; if one of these is missing, an attack does not attack.
        for (code in EXPECTED.split(' ')) assertTrue(code in codes, "never came to $code, only to $codes")
        println("kotlin hostile: ${attacks.size * EACH} inputs, refused with ${codes.toSortedMap()}")
    }

    private fun attempt(name: String, engine: Engine, attack: () -> Unit) {
        val before = engine.fingerprint() to engine.sequence()
        try {
            attack()
        } catch (refusal: Refusal) {
            assertTrue(Regex("[A-Z]+(_[A-Z]+)+|UNREADABLE").matches(refusal.code), "$name: $refusal")
            assertTrue(refusal.detail.isNotBlank() && refusal.german.isNotBlank(), "$name: $refusal")
            assertTrue(refusal.message.length < 5_000, "$name: a sentence of ${refusal.message.length} characters")
            assertEquals(before, engine.fingerprint() to engine.sequence(), "$name: the refusal changed something")
            codes.merge(refusal.code, 1, Int::plus)
        } catch (fault: Exception) {
            throw AssertionError("$name: no refusal, but $fault", fault)
        }
    }

    private val attacks: Map<String, (Engine, Random) -> Unit> = mapOf(
        "command" to { engine, random -> engine.execute(Request(now + random.nextLong(1_000), actor(random), command(random))) },
        "time" to { engine, random -> engine.execute(Request(random.whole(), Actor.System, Command.Qualify(lead))) },
        "batch" to { engine, random -> engine.executeAll(List(3) { Request(now, actor(random), command(random)) }) },
        "question" to { engine, random ->
            when (random.nextInt(4)) {
                0 -> engine.lead(actor(random), random.text(lead))
                1 -> engine.queue(actor(random), random.text("Anna"))
                2 -> engine.due(actor(random), random.whole())
                else -> engine.history(actor(random), random.text(lead))
            }
        },
        "tick" to { engine, random -> engine.decide(Request(random.whole(), actor(random), Command.Tick)) },
        "tail" to { engine, random -> engine.apply(tail(random)) },
        "request from JSON" to { engine, random ->
            engine.decide(Request.fromJson(random.damaged(Request(now, actor(Random(1)), Command.Qualify(lead)).toJson())))
        },
        "record from JSON" to { engine, random -> engine.apply(listOf(Record.fromJson(random.damaged(records.random(random).toJson())))) },
        "policy from JSON" to { engine, random -> engine.decideAdoption(now, actor(random), Policy.draft(random.damaged(policy.toJson()))) },
        "policy from TOML" to { _, random -> Engine(Policy.fromToml(random.damaged(policy.toToml()))) },
        "policy made by hand" to { engine, random ->
            val media = listOf(random.text("website"), random.text("website"))
            engine.adopt(now, Actor.Manager("boss"), policy.copy(version = random.text("2"), media = media))
        },
        "snapshot" to { _, random -> Engine.restore(policy, random.damaged(snapshot)) },
        "lines" to { _, random -> Engine.replayLines(policy, random.damaged(records.take(9).joinToString("\n") { it.toJson() })) },
        "mapping" to { _, random -> Mapping.fromToml(random.damaged("currency = \"EUR\"\nmedium = \"website\"\nstages = []\n")) },
        "stays" to { _, random ->
            StageTable.of(listOf("F", random.text()), listOf(Stay(lead, "F", random.whole(), random.whole(), Exit.WON)), emptyList())
        },
        "year" to { _, random -> Year(YearPlan(random.whole(), random.nextInt().toUInt(), random.whole(), random.text())) },
        "values" to { _, random ->
            when (random.nextInt(3)) {
                0 -> probabilityText(random.real())
                1 -> decimalText(random.real())
                else -> Money(random.whole(), "EUR").plus(Money(random.whole(), random.text())).text()
            }
        },
    )

    private fun actor(random: Random): Actor = when (random.nextInt(5)) {
        0 -> Actor.System
        1 -> Actor.Manager(random.text("boss"))
        2 -> Actor.Member(random.text("Anna"))
        3 -> Actor.Contact(random.text(lead))
        else -> Actor.Marketing(random.text("Mia"))
    }

    private fun command(random: Random): Command {
        val id = random.text(lead)
        return when (random.nextInt(8)) {
            0 -> Command.Capture(random.text("new"), random.text("website"), campaign = random.text("c"), predecessor = id)
            1 -> Command.Capture("new${random.nextInt()}", "website", value = Money(random.whole(), random.text("EUR")))
            2 -> Command.Rate(id, probability = random.real())
            3 -> Command.RecordFact(id, random.text("benefit"), FactValue.Number(random.real()))
            4 -> Command.Win(id, Money(random.whole(), random.text("EUR")), random.text("note"))
            5 -> Command.Advance(random.text(open), random.text("Z"))
            6 -> Command.Defer(random.text(open), random.whole(), random.text("competition"))
            else -> Command.Assign(id, random.text("Anna"), random.text("reason"))
        }
    }

    /** Records that do not follow: gaps, the wrong order, other numbers, other times, other leads. */
    private fun tail(random: Random): List<Record> {
        val next = records.last().sequence + 1
        val strange = records.shuffled(random).take(3).mapIndexed { number, record -> record.copy(sequence = next + number, at = now) }
        return when (random.nextInt(5)) {
            0 -> strange.map { it.copy(sequence = it.sequence + 1 + random.nextLong(9)) }
            1 -> strange.map { it.copy(sequence = random.whole()) }
            2 -> strange.map { it.copy(at = random.whole()) }
            3 -> strange.map { it.copy(version = random.nextInt().toUInt()) }
            else -> strange
        }
    }

    private companion object {
        const val EACH = 200
        const val EXPECTED = "UNREADABLE INVALID_ID AMOUNT_OUT_OF_RANGE AMOUNT_NEGATIVE UNKNOWN_CURRENCY NUMBER_OUT_OF_RANGE " +
            "PROBABILITY_OUT_OF_RANGE TIMESTAMP_OUT_OF_RANGE TIME_REVERSED INVALID_SEQUENCE SEQUENCE_GAP SEQUENCE_TAKEN " +
            "RECORD_TOO_NEW RECORD_IMPOSSIBLE SNAPSHOT_CORRUPTED POLICY_FAULTY LEAD_NOT_FOUND NOT_ALLOWED UNKNOWN_STAGE"
    }
}

/** A good text most of the time, so that what stands behind it is reached as well. */
private fun Random.text(good: String): String = if (nextInt(4) > 0) good else text()

private fun Random.text(): String = when (nextInt(12)) {
    0 -> ""
    1 -> " "
    2 -> "L1 "
    3 -> "a\u0000b"
    4 -> "\n"
    5 -> "x".repeat(65)
    6 -> "x".repeat(1_000_000)
    7 -> "\uD83D"
    8 -> "half \uDC00 a pair"
    9 -> "🦀".repeat(64)
    10 -> "\u202Eabc\uFEFF"
    else -> String(CharArray(nextInt(80)) { nextInt(0x1_0000).toChar() })
}

private fun Random.whole(): Long = when (nextInt(8)) {
    0 -> Long.MIN_VALUE
    1 -> Long.MAX_VALUE
    2 -> -nextLong(99)
    3 -> nextLong(99)
    4 -> (1L shl 53) - 1
    5 -> 1L shl 53
    6 -> -(1L shl 53)
    else -> nextLong()
}

private fun Random.real(): Double = when (nextInt(9)) {
    0 -> Double.NaN
    1 -> Double.POSITIVE_INFINITY
    2 -> Double.NEGATIVE_INFINITY
    3 -> -0.0
    4 -> Double.MAX_VALUE
    5 -> Double.MIN_VALUE
    6 -> 1.0000001
    7 -> -1e-7
    else -> Double.fromBits(nextLong())
}

private fun Random.damaged(text: String): String {
    val place = nextInt(text.length)
    return when (nextInt(9)) {
        0 -> text.take(place)
        1 -> text.drop(place)
        2 -> text.removeRange(place, minOf(text.length, place + 1 + nextInt(9)))
        3 -> text.replaceFirst(Regex("\"[a-z_]+\""), "\"strange\"")
        4 -> text.replaceFirst(Regex("[0-9]+"), listOf("12.5", "-1", "9007199254740992", "1e400", "null", "true", "[1]").random(this))
        5 -> "[".repeat(100_000) + text
        6 -> text.replaceFirst(":", ":" + "{\"a\":".repeat(50_000))
        7 -> text.substring(0, place) + "\uD800" + text.substring(place)
        else -> text.take(place) + text()
    }
}

private fun Random.damaged(bytes: ByteArray): ByteArray = when (nextInt(4)) {
    0 -> bytes.copyOf(nextInt(bytes.size))
    1 -> bytes.clone().also { it[nextInt(it.size)] = nextInt().toByte() }
    2 -> nextBytes(nextInt(4_096))
    else -> bytes + nextBytes(1 + nextInt(99))
}
