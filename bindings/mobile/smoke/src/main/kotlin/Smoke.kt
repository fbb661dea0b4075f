import leadwerk.*

/** A small life, to see that the package runs where nothing else is; prints the state's fingerprint. */
fun main() {
    val engine = Engine(Policy.standard("EUR"))
    val mia = Actor.Marketing("Mia")
    engine.execute(Request(0, mia, Command.Capture("L1", "website")))
    engine.execute(Request(1, mia, Command.RequestConsent("L1")))
    val refusal = runCatching { engine.execute(Request(2, mia, Command.Accept("L1"))) }.exceptionOrNull()
    check(refusal is Refusal.Permission) { "expected a refusal, got $refusal" }
    println(engine.fingerprint())
}
