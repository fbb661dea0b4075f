import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** Threads that call one engine take turns: each call is right or refused, and nothing is lost or doubled. */
class ThreadsTest {
    @Test
    fun fourThreadsOnOneEngine() {
        val policy = Policy.standard("EUR")
        val engine = Engine(policy).apply { retainLog(true) }
        val threads = Executors.newFixedThreadPool(4)
        val codes = try {
            val work = (0..3).map { thread -> Callable { codes(engine, thread) } }
            threads.invokeAll(work, 60, TimeUnit.SECONDS).flatMap { it.get() }
        } finally {
            threads.shutdownNow()
        }
        // Each of the shared leads was captured by one thread and refused to three.
        assertEquals(List(3 * EACH) { "LEAD_EXISTS" }, codes)
        assertEquals(5uL * EACH.toUInt(), engine.leads())
        val log = engine.log()
        assertEquals((1L..5L * EACH).toList(), log.map { it.sequence })
        assertEquals(engine.fingerprint(), Engine.replay(policy, log).fingerprint())
    }

    /** Captures leads of the thread's own and leads that all threads want, asks in between, and returns what was refused. */
    private fun codes(engine: Engine, thread: Int): List<String> {
        val codes = ArrayList<String>()
        for (number in 0 until EACH) {
            for (lead in listOf("own-$thread-$number", "shared-$number")) {
                try {
                    engine.execute(Request(0, Actor.System, Command.Capture(lead, "website")))
                } catch (refusal: Refusal) {
                    codes += refusal.code
                }
            }
            assertEquals("own-$thread-$number", engine.lead(Actor.System, "own-$thread-$number").lead)
        }
        return codes
    }

    private companion object {
        const val EACH = 500
    }
}
