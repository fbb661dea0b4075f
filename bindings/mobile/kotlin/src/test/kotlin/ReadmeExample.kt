// README begins
import java.time.OffsetDateTime
import leadwerk.*

fun main() {
    val engine = Engine(Policy.standard("EUR"))
    var at = OffsetDateTime.parse("2026-05-04T09:30:00+02:00").toInstant().toTimestamp()
    val eva = Actor.Manager(person = "Eva")
    val mia = Actor.Marketing(person = "Mia")
    val anna = Actor.Member(member = "Anna")

    for ((actor, command) in listOf(
        eva to Command.Join(member = "Anna", profile = Profile(channel = "direct", weight = 1.0)),
        mia to Command.Capture(lead = "L1", medium = "trade_fair"),
        mia to Command.RequestConsent(lead = "L1"),
        Actor.Contact(lead = "L1") to Command.ConfirmConsent(lead = "L1", proof = "mail-4711"),
        mia to Command.Rate(lead = "L1", temperature = Temperature.HOT),
        anna to Command.Accept(lead = "L1"),
    )) {
        at += 60_000
        val receipt = engine.execute(Request(at, actor, command))
        print(receipt.toLines()) // append these to your log
        receipt.choices.forEach { println(it.why(Language.ENGLISH)) } // Anna received this hot lead because …
    }

    // What is next for Anna? The first contact, within four working hours, because the lead is hot.
    println(engine.queue(anna, "Anna").first().next?.at?.toInstant()) // 2026-05-04T11:36:00Z

    // A win without the facts is refused, and the refusal says what is missing.
    try {
        engine.execute(Request(at, Actor.System, Command.Win(lead = "L1")))
    } catch (refusal: Refusal) {
        println(refusal.message) // … missing: `contacted`, `fact benefit` (GATE_NOT_MET)
    }
}
// README ends
