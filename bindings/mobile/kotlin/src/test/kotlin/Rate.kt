import leadwerk.*

/** How many requests of a simulated year are executed in a second, one by one and many at once. */
object Rate {
    private val year = Year(YearPlan.standard().copy(leads = 2_000u))
    private val requests = ArrayList<Request>().apply { for (request in year) add(request) }

    @JvmStatic
    fun main(arguments: Array<String>) {
        // The first rounds warm the JVM up.
        repeat(3) { oneByOne() }
        println("kotlin execute: ${oneByOne()} per second")
        repeat(3) { manyAtOnce() }
        println("kotlin execute all: ${manyAtOnce()} per second")
    }

    private fun oneByOne() = rate { engine ->
        for (request in requests) {
            try {
                engine.execute(request)
            } catch (_: Refusal) {
                // People err, in the simulated year too.
            }
        }
    }

    private fun manyAtOnce() = rate { engine -> requests.chunked(1_000).forEach { engine.executeAll(it) } }

    private fun rate(work: (Engine) -> Unit): Long = Engine(year.policy()).use { engine ->
        val begin = System.nanoTime()
        work(engine)
        val seconds = (System.nanoTime() - begin) / 1e9
        check(engine.fingerprint() == year.fingerprint()) { "the engine has not lived the year" }
        (requests.size / seconds).toLong()
    }
}
