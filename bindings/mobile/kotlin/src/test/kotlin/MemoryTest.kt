import java.io.File
import leadwerk.*
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Test

/** A million calls leave nothing behind: not those that succeed, not those that are refused on either side. */
class MemoryTest {
    private val engine = Engine(Policy.standard("EUR"))
    private val capture = Request(0, Actor.System, Command.Capture("L1", "website", proof = "p".repeat(60)))
    private val nobody = Request(0, Actor.System, Command.Qualify("nobody"))

    @Test
    fun aMillionCalls() {
        assumeTrue(STATUS.exists(), "only Linux tells how much memory a process has")
        engine.execute(capture)
        repeat(WARM_UP / CALLS) { call(it) }
        val before = resident()
        repeat(1_000_000 / CALLS) { call(it) }
        val grown = resident() - before
        // The JVM's own needs vary by 3 MB; a text of 32 bytes left behind by two calls of ten is more than 20 MB.
        assertTrue(grown < 12_000, "a million calls left $grown kB behind")
    }

    /** A text that cannot be sent is found when the call has already taken hold of its object. */
    @Test
    fun anEngineIsGivenBackAfterATextThatCouldNotBeSent() {
        assumeTrue(STATUS.exists(), "only Linux tells how much memory a process has")
        val policy = Policy.standard("EUR")
        val broken = { Engine(policy).use { engine -> refused { engine.lead(Actor.System, "\uD83D") } } }
        repeat(200) { broken() }
        val before = resident()
        repeat(2_000) { broken() }
        val grown = resident() - before
        assertTrue(grown < 24_000, "2,000 engines left $grown kB behind")
    }

    /** Neither where the engine refuses the first argument, nor where the second one cannot be sent. */
    @Test
    fun argumentsAreGivenBackAfterARefusal() {
        assumeTrue(STATUS.exists(), "only Linux tells how much memory a process has")
        val large = Money(1, "x".repeat(1_000_000))
        val refusals = {
            refused { Money(1, " ").plus(large) }
            refused { large.plus(Money(1, "\uD83D")) }
            refused { engine.lead(Actor.Manager(" "), large.currency) }
        }
        repeat(50) { refusals() }
        val before = resident()
        repeat(300) { refusals() }
        val grown = resident() - before
        // Any one of the three left behind is 300 MB.
        assertTrue(grown < 100_000, "900 refusals left $grown kB behind")
    }

    private fun call(round: Int) {
        engine.decide(capture.copy(command = Command.Capture("L2", "website")))
        refused { engine.execute(nobody) }
        refused { engine.execute(capture) }
        refused { engine.lead(Actor.System, " ") }
        engine.lead(Actor.System, "L1")
        refused { Command.fromJson("{\"type\": \"win\"") }
        Command.fromJson("""{"type": "qualify", "lead": "L$round"}""").toJson()
        engine.fingerprint()
        engine.snapshot()
        // Objects, given back by hand.
        StayFold().use { it.stays() }
    }

    private fun refused(call: () -> Unit) {
        try {
            call()
        } catch (_: Refusal) {
            return
        }
        throw AssertionError("was not refused")
    }

    /** Kilobytes. */
    private fun resident(): Long {
        System.gc()
        return STATUS.readLines().first { it.startsWith("VmRSS") }.filter(Char::isDigit).toLong()
    }

    private companion object {
        const val CALLS = 10
        const val WARM_UP = 200_000
        val STATUS = File("/proc/self/status")
    }
}
