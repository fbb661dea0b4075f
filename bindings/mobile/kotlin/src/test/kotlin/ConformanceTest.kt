import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.JsonNodeFactory
import com.fasterxml.jackson.databind.node.ObjectNode
import java.io.File
import leadwerk.*
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Runs every case of `conformance/`, as every language does; see `conformance/README.md`. */
class ConformanceTest {
    @Test
    fun everyCase() {
        val ids = HashSet<String>()
        val counts = JsonNodeFactory.instance.objectNode()
        val failures = ArrayList<String>()
        for (name in File(repository, "conformance/cases").list().orEmpty().sorted()) {
            val cases = file("conformance/cases/$name")
            counts.put(name, cases.size())
            for (case in cases) {
                val id = case.path("id").asText()
                if (id.isEmpty() || !ids.add(id)) failures += "$name: `$id` is no id, or of another case too"
                if (case.path("why").asText().isEmpty()) failures += "$name $id: has no why"
                failures += Run("$name $id").of(case)
            }
        }
        assertTrue(failures.isEmpty(), "${failures.size} failure(s):\n\n${failures.joinToString("\n\n")}\n")
        val total = counts.sumOf { it.longValue() }
        val counted = JsonNodeFactory.instance.objectNode().put("total", total).set<ObjectNode>("files", counts)
        assertEquals(plain(file("conformance/manifest.json")), plain(counted))
        assertEquals(total, ids.size.toLong())
        assertTrue(total >= 80, "only $total cases")
        println("kotlin conformance: $total cases")
    }
}

/** A policy of `conformance/policies`, changed by a merge patch. */
private fun policy(name: String, patch: JsonNode?): String =
    file("conformance/policies/$name.json").let { if (patch == null) it else merged(it, patch) }.toString()

/** An engine of a case, and what happened so far. */
private class World(val engine: Engine, val firstPolicy: Policy, var policy: Policy) {
    val records = ArrayList<Record>()
}

/** What came of something that may be refused. */
private class Answer<T>(val value: T?, val refusal: Refusal?)

private fun <T> ask(question: () -> T): Answer<T> =
    try {
        Answer(question(), null)
    } catch (refusal: Refusal) {
        Answer(null, refusal)
    }

/** One case being run. */
private class Run(private val id: String) {
    private val failures = ArrayList<String>()

    /** Runs it; a case that cannot even be read is a failure like any other. */
    fun of(case: JsonNode): List<String> {
        try {
            case(case)
        } catch (fault: Exception) {
            fail("cannot be run: ${fault.stackTraceToString()}")
        }
        return failures
    }

    private fun fail(text: String) {
        failures += "$id: $text"
    }

    private fun check(holds: Boolean, fault: String) {
        if (!holds) fail(fault)
    }

    private fun same(place: String, expected: JsonNode?, got: JsonNode?) =
        check(equal(expected, got), "$place\n  expected ${plain(expected)}\n  got      ${plain(got)}")

    /** A key that no runner knows would be a check that nobody makes. */
    private fun keys(json: JsonNode?, known: String) {
        val names = known.split(' ')
        json?.fieldNames()?.forEach { check(it in names, "has an unknown key `$it`") }
    }

    private fun case(case: JsonNode) {
        val known = "id why policy patch steps then fingerprint values refusal faults findings stages stays ends rows"
        keys(case, "$known reckon given expect within say")
        when {
            case.has("reckon") -> reckon(case, case["reckon"].asText())
            case.has("values") -> case["values"].forEach(::value)
            case.has("stays") -> table(case)
            case.has("refusal") -> faulty(case, policy(case["policy"].asText(), case["patch"]))
            else -> engine(case, policy(case["policy"].asText(), case["patch"]))
        }
    }

    private fun engine(case: JsonNode, text: String) {
        val policy = Policy.fromJson(text)
        if (case.has("findings")) {
            return same("paths of the findings", case["findings"], texts(policy.check().map { it.path }))
        }
        val world = World(Engine(policy), policy, policy)
        world.engine.retainLog(true)
        check(case.has("steps"), "has no steps")
        case["steps"].forEachIndexed { number, step -> step("step ${number + 1}", world, step) }
        check(case.path("fingerprint").asText() == world.engine.fingerprint(), "has another fingerprint")
        waysAround(world, case["then"])
        val fold = StayFold().apply { fold(world.records) }
        case["then"]?.get("stays")?.let { same("stays", it, json(fold.stays().map(Stay::toJson))) }
        case["then"]?.get("ends")?.let { same("ends", it, json(fold.ends().map(End::toJson))) }
        case["then"]?.get("folds")?.forEach { fold(world.records, it) }
        case["then"]?.get("reports")?.let { reports(world, it) }
    }

    /** Stays, deals and a history folded by segment, one record at a time and all at once. */
    private fun fold(records: List<Record>, ask: JsonNode) {
        keys(ask, "by rule deals history refusal")
        val by = ask["by"].map { SegmentBy.fromJson(it.toString()) }
        val rule = HistoryRule.fromJson(ask["rule"].toString())
        val stays = StayFold.by(by).apply { fold(records) }
        val folded = ask { HistoryFold(rule, by).apply { fold(records) }.let { it.history() to it.deals() } }
        if (folded.value == null || ask.has("refusal")) return refused("fold", ask["refusal"], folded.refusal)
        val (history, deals) = folded.value
        same("deals", ask["deals"], json(deals.map(Deal::toJson)))
        check(deals == stays.deals(), "deals of the stays are others")
        Reckon.faults("history", ask["history"], json(history.toJson())).forEach(::fail)
        check(HistoryData.of(rule, stays.stays()) == history, "history of the stays is another")
    }

    /** Reports on all records, folded at once, and in two parts of which the second begins with known ones. */
    private fun reports(world: World, asks: JsonNode) {
        val records = world.records
        val third = records.size / 3
        val whole = folded(world, listOf(records))
        val parts = folded(world, listOf(records.take(2 * third), records.drop(third)))
        for (ask in asks) {
            keys(ask, "wish period called report says sentences refusal")
            val wish = ReportWish.fromJson(ask["wish"].toString())
            val period = Period.fromJson(ask["period"].toString())
            val place = "report ${ask["wish"]}"
            ask["called"]?.let { called ->
                val at = called["at"].longValue()
                val kind = PeriodKind.valueOf(called["kind"].textValue().uppercase())
                val one = if (called["by"].textValue() == "period") whole.period(at, kind) else whole.lastPeriod(at, kind)
                check(one == period, "$place: $called is $one")
            }
            val got = ask { whole.report(wish, period) }
            val again = ask { parts.report(wish, period) }
            val alike = got.value == again.value && got.refusal?.message == again.refusal?.message
            check(alike, "$place: folded in two parts it is another one")
            if (got.value == null || ask.has("refusal")) {
                refused(place, ask["refusal"], got.refusal)
                continue
            }
            check(ask.has("report") || ask.has("says"), "a report expects nothing")
            val several = whole.reports(listOf(wish, wish), period)
            check(several == listOf(got.value, got.value), "$place: one of several is another one")
            ask["report"]?.let { Reckon.faults(place, it, json(got.value.toJson())["report"]).forEach(::fail) }
            pages(place, whole, parts, got.value, ask["says"])
            sentences(place, whole, got.value, ask["sentences"])
        }
    }

    /** The page and the mail in every language: they say what they must, and names in them are nothing but text. */
    private fun pages(place: String, whole: ReportFold, parts: ReportFold, report: Report, says: JsonNode?) {
        keys(says, "en de")
        check(Report.fromJson(report.toJson()) == report, "$place: another one after JSON")
        for ((key, language) in listOf("en" to Language.ENGLISH, "de" to Language.GERMAN)) {
            val page = whole.page(report, language)
            val mail = whole.markdown(report, language)
            check(page.startsWith("<!DOCTYPE html>"), "$place: the page begins with ${page.take(20)}")
            check("<script" !in page && "<img" !in page, "$place: the page has a tag")
            check("<" !in mail.replace("\\<", ""), "$place: the mail has a tag")
            val same = page == parts.page(report, language) && mail == parts.markdown(report, language)
            check(same, "$place: in two parts another page or mail")
            says?.get(key)?.map { it.textValue() }?.forEach { text ->
                check(html(text) in page, "$place: the page does not say `$text`")
                check(markdown(text) in mail, "$place: the mail does not say `$text`\n$mail")
            }
        }
    }

    /** What the report says in words: the parts that are named, and nothing that its page does not say. */
    private fun sentences(place: String, fold: ReportFold, report: Report, expected: JsonNode?) {
        keys(expected, "en de")
        for ((key, language) in listOf("en" to Language.ENGLISH, "de" to Language.GERMAN)) {
            val said = fold.sentences(report, language)
            val page = fold.page(report, language)
            said.page.forEach { check(html(it) in page, "$place: the page does not say `$it`") }
            expected?.get(key)?.let { Reckon.faults("$place: sentences", it, json(said.toJson())).forEach(::fail) }
        }
    }

    private fun folded(world: World, parts: List<List<Record>>): ReportFold {
        val fold = ReportFold(world.firstPolicy)
        parts.forEach { fold.fold(it) }
        // Adopted rules are not in the log, only that they were adopted.
        if (world.policy != world.firstPolicy) fold.usePolicy(world.policy)
        return fold
    }

    /** A text as a page has it. */
    private fun html(text: String) =
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")

    /** A text as a mail has it. */
    private fun markdown(text: String) =
        text.map { if (it in "\\`*_[]<>|#~&") "\\$it" else it.toString() }.joinToString("")

    /** A function of the core and its answer. */
    private fun reckon(case: JsonNode, function: String) {
        val given = Given(case["given"])
        val answer = ask { Reckon.ask(function, given) }
        if (answer.value == null || case.has("refusal")) return refused(function, case["refusal"], answer.refusal)
        check(given.names().isEmpty(), "$function: nobody asks for ${given.names()}")
        check(case.has("expect") || case.has("say"), "expects nothing")
        val within = case["within"]?.doubleValue()
        case["expect"]?.let { Reckon.faults(function, it, answer.value.value, within).forEach(::fail) }
        case["say"]?.let { say ->
            keys(say, "en de")
            for ((key, language) in listOf("en" to Language.ENGLISH, "de" to Language.GERMAN)) {
                same("$function: said", say[key], answer.value.say?.invoke(language)?.let(::texts))
            }
        }
    }

    /** A policy that is refused. */
    private fun faulty(case: JsonNode, text: String) {
        refused("policy", case["refusal"], ask { Policy.fromJson(text) }.refusal)
        case["faults"]?.let { paths -> same("paths of the faults", paths, texts(Policy.draft(text).faults().map { it.path })) }
    }

    /** The table of stays and ends that come from elsewhere. */
    private fun table(case: JsonNode) {
        val stages = case["stages"].map { it.textValue() }
        val stays = case["stays"].map { Stay.fromJson(it.toString()) }
        val ends = case["ends"]?.map { End.fromJson(it.toString()) }.orEmpty()
        val answer = ask { StageTable.of(stages, stays, ends) }
        if (answer.value == null || case.has("refusal")) return refused("rows", case["refusal"], answer.refusal)
        same("rows", case["rows"], json(answer.value.toJson())["rows"])
    }

    private fun step(place: String, world: World, step: JsonNode) {
        keys(step, "at actor command adopt apply catch_up read restore expect choices refusal")
        val fingerprint = world.engine.fingerprint()
        val sequence = world.engine.sequence()
        val done = ask { act(place, world, step) }
        if (done.value == null || step.has("refusal")) {
            check(!step.has("expect"), "$place expects events and a refusal, or was refused: ${done.refusal}")
            refused(place, step["refusal"], done.refusal)
            val unchanged = fingerprint == world.engine.fingerprint() && sequence == world.engine.sequence()
            return check(unchanged, "$place: the refusal changed something")
        }
        val records = done.value
        step["expect"]?.let { same(place, it, json(records.map { record -> record.event.toJson() })) }
        val checked = listOf("apply", "catch_up", "read").any(step::has)
        check(checked || step.has("expect"), "$place expects nothing")
        check(checked || records.all { it.at == step["at"].longValue() }, "$place: a record is of another time")
        var number = sequence
        for (record in records) {
            number += 1
            check(record.sequence == number, "$place: a record has a number that is not the next")
            check(Record.fromJson(record.toJson()) == record, "$place: a record is another one after JSON")
        }
        world.records += records
    }

    private fun act(place: String, world: World, step: JsonNode): List<Record> = when {
        step.has("adopt") -> adopt(world, step)
        step.has("apply") || step.has("catch_up") -> follow(world, step)
        step.has("read") -> emptyList<Record>().also { Record.fromJson(step["read"].toString()) }
        step.has("restore") -> emptyList<Record>().also { Engine.restore(world.policy, bytes(step["restore"].asText())) }
        else -> execute(place, world, step)
    }

    private fun adopt(world: World, step: JsonNode): List<Record> {
        val patch = step["adopt"]
        keys(patch, "policy patch")
        // Not `fromJson`: a faulty policy is to be refused by the engine.
        val policy = patch["policy"]?.let { Policy.draft(policy(it.asText(), patch["patch"])) } ?: world.policy
        val receipt = world.engine.adopt(step["at"].longValue(), actor(step), policy)
        world.policy = policy
        return receipt.records
    }

    private fun follow(world: World, step: JsonNode): List<Record> {
        val records = (step["apply"] ?: step["catch_up"]).map { Record.fromJson(it.toString()) }
        val before = world.engine.sequence()
        if (step.has("apply")) world.engine.apply(records) else world.engine.catchUp(records)
        return records.filter { it.sequence > before }
    }

    private fun execute(place: String, world: World, step: JsonNode): List<Record> {
        val request = Request(step["at"].longValue(), actor(step), Command.fromJson(step["command"].toString()))
        val before = world.engine.fingerprint()
        val decided = ask { world.engine.decide(request) }
        check(before == world.engine.fingerprint(), "$place: to decide has changed something")
        val executed = ask { world.engine.execute(request) }
        val alike = decided.value == executed.value && decided.refusal?.message == executed.refusal?.message
        check(alike, "$place: decided ${decided.value} ${decided.refusal}, executed ${executed.value} ${executed.refusal}")
        executed.refusal?.let { throw it }
        choices(place, step["choices"], executed.value!!.choices)
        return executed.value.records
    }

    /** Receipts of who got a lead: each decides the same again, and says why in words. */
    private fun choices(place: String, expected: JsonNode?, choices: List<Choice>) {
        for (choice in choices) {
            check(Choice.fromJson(choice.toJson()) == choice, "$place: a receipt is another one after JSON")
            check(choice.replay() == choice.member, "$place: replay gives ${choice.replay()}, not ${choice.member}")
        }
        if (expected == null) return
        val wanted = expected.map { listOf(it["lead"].asText(), it["member"].asText()) }
        val given = choices.map { listOf(it.lead, it.member) }
        check(wanted == given, "$place: expected $wanted, got $given")
        for ((ask, choice) in expected.zip(choices)) {
            keys(ask, "lead member why why_not")
            ask["why"]?.let { said("$place: ${choice.lead}", it) { language -> choice.why(language) } }
            for (other in ask["why_not"] ?: emptyList()) {
                val member = other["member"].asText()
                said("$place: ${choice.lead} $member", other) { language -> choice.whyNot(member, language) }
            }
        }
    }

    private fun said(place: String, expected: JsonNode, say: (Language) -> String) {
        keys(expected, "member en de")
        for ((key, language) in listOf("en" to Language.ENGLISH, "de" to Language.GERMAN)) {
            val sentence = say(language)
            check(expected[key]?.asText() == sentence, "$place\n  expected ${expected[key]}\n  got      $sentence")
        }
    }

    private fun actor(json: JsonNode): Actor = Actor.fromJson(json["actor"].toString())

    private fun bytes(digits: String) = digits.chunked(2).map { it.toInt(16).toByte() }.toByteArray()

    private fun refused(place: String, expected: JsonNode?, refusal: Refusal?) {
        keys(expected, "code category fields en de")
        if (expected == null || refusal == null) return fail("$place: expected $expected, got $refusal")
        check(expected.has("code") && expected.has("category"), "$place: a refusal without code or category")
        val got = mapOf(
            "code" to refusal.code,
            "category" to refusal.category().name.lowercase(),
            "en" to refusal.detail,
            "de" to refusal.german,
        )
        for ((key, text) in got) {
            expected[key]?.let { check(it.asText() == text, "$place: $key\n  expected $it\n  got      $refusal") }
        }
        val case = refusal.javaClass.simpleName.lowercase()
        check(case == got["category"], "$place: the refusal of category ${got["category"]} is a $case")
        expected["fields"]?.let { check(fields(it) == fields(refusal), "$place: fields $it, got ${refusal.fields}") }
    }

    /** Fields cross as texts. */
    private fun fields(refusal: Refusal): Map<String, List<String>> = refusal.fields.associate { it.name to it.values }

    private fun fields(json: JsonNode): Map<String, List<String>> =
        json.properties().associate { (name, value) ->
            name to if (value.isArray) value.map { it.asText() } else listOf(value.asText())
        }

    /** Live, replayed, restored, and caught up from the middle: all the same, and all answer the same. */
    private fun waysAround(world: World, then: JsonNode?) {
        val live = world.engine
        val json = world.records.map(Record::toJson)
        for ((name, engine) in listOf(
            "live" to live,
            "replayed" to replayed(world),
            "restored" to Engine.restore(world.policy, live.snapshot()),
            "caught up" to caughtUp(world),
            "from JSON" to Engine.replay(world.policy, json.map { Record.fromJson(it) }),
            "from lines" to Engine.replayLines(world.policy, json.joinToString("\n")),
        )) {
            check(engine.fingerprint() == live.fingerprint(), "$name: has another fingerprint")
            check(engine.snapshot().contentEquals(live.snapshot()), "$name: has another snapshot")
            check(engine.sequence() == live.sequence(), "$name: ends elsewhere")
            // What the live engine answers wrongly, the others need not repeat.
            if (failures.isEmpty()) then(name, engine, then)
        }
        redacted(world)
    }

    private fun replayed(world: World): Engine {
        val engine = Engine(world.firstPolicy).apply { apply(world.records) }
        // Adopted rules are not in the log, only that they were adopted: questions are answered by the host's own.
        return if (world.policy == world.firstPolicy) engine else Engine.restore(world.policy, engine.snapshot())
    }

    private fun caughtUp(world: World): Engine {
        val middle = Engine.replay(world.firstPolicy, world.records.take(world.records.size / 2))
        return Engine.restore(world.policy, middle.snapshot()).apply { catchUp(world.records) }
    }

    /** The log of erased leads without what is personal folds to the same state. */
    private fun redacted(world: World) {
        val leads = world.records.associateWith { json(it.event.toJson()) }
        val erased = leads.values.filter { it["type"].asText() == "erased" }.map { it["lead"].asText() }
        if (erased.isEmpty()) return
        val records = leads.map { (record, event) ->
            if (event.path("lead").asText() in erased) record.redacted() else record
        }
        val engine = Engine.replay(world.firstPolicy, records)
        check(engine.fingerprint() == world.engine.fingerprint(), "redacted: has another fingerprint")
    }

    private fun then(name: String, engine: Engine, then: JsonNode?) {
        keys(then, "leads queues due counts history stays ends folds roster ledger waiting reports")
        if (then == null) return
        then["leads"]?.forEach { ask -> lead("$name: lead", engine, ask) }
        then["queues"]?.forEach { ask ->
            keys(ask, "actor member lines refusal")
            val lines = ask { engine.queue(actor(ask), ask["member"].asText()) }
            answered("$name: queue of ${ask["member"]}", ask, lines) { same(it, ask["lines"], json(lines.value!!.map(QueueLine::toJson))) }
        }
        then["due"]?.forEach { ask ->
            keys(ask, "actor until lines")
            val lines = engine.due(actor(ask), ask["until"].longValue())
            same("$name: due", ask["lines"], json(lines.map(DueLine::toJson)))
        }
        then["roster"]?.forEach { ask ->
            keys(ask, "actor members")
            parts("$name: roster", ask["members"], json(engine.roster(actor(ask)).map(MemberView::toJson)))
        }
        then["ledger"]?.forEach { ask ->
            keys(ask, "actor mean channels members")
            val ledger = json(engine.ledger(actor(ask)).toJson())
            for (part in listOf("channels", "members")) ask[part]?.let { parts("$name: ledger: $part", it, ledger[part]) }
            if (ask.has("mean")) same("$name: ledger: mean", ask["mean"], ledger["mean"])
        }
        then["waiting"]?.forEach { ask ->
            keys(ask, "actor lines")
            same("$name: waiting", ask["lines"], json(engine.waiting(actor(ask)).map(WaitingLine::toJson)))
        }
        // Only the live one has kept every record.
        if (name == "live") then["history"]?.forEach { ask -> history(engine, ask) }
        then["counts"]?.let { counts(name, engine, it) }
    }

    private fun lead(place: String, engine: Engine, ask: JsonNode) {
        keys(ask, "actor lead view refusal")
        val view = ask { engine.lead(actor(ask), ask["lead"].asText()) }
        answered("$place ${ask["lead"]}", ask, view) { here ->
            part(here, ask["view"], json(view.value!!.toJson()))
        }
    }

    /** A list of views, whole and in order; of each the parts that are named. */
    private fun parts(place: String, expected: JsonNode, got: JsonNode) {
        check(expected.size() == got.size(), "$place: expected ${expected.size()} lines, got $got")
        expected.zip(got).forEachIndexed { number, (wanted, given) -> part("$place ${number + 1}", wanted, given) }
    }

    /** The parts of a view that are named. */
    private fun part(place: String, expected: JsonNode, got: JsonNode) {
        expected.properties().forEach { (key, part) ->
            check(got.has(key), "$place: a view has no `$key`")
            same("$place: $key", part, got[key])
        }
    }

    private fun history(engine: Engine, ask: JsonNode) {
        keys(ask, "actor lead events refusal")
        val records = ask { engine.history(actor(ask), ask["lead"].asText()) }
        answered("history of ${ask["lead"]}", ask, records) { here ->
            same(here, ask["events"], texts(records.value!!.map { json(it.event.toJson())["type"].asText() }))
        }
    }

    private fun counts(name: String, engine: Engine, expected: JsonNode) {
        val counted = Phase.entries.associateWith { engine.count(it).toLong() }.filterValues { it > 0 }
        val json = JsonNodeFactory.instance.objectNode()
        counted.forEach { (phase, count) -> json.put(phase.name.lowercase(), count) }
        same("$name: counts", expected, json)
        check(engine.leads().toLong() == counted.values.sum(), "$name: has more or fewer leads than in all phases")
    }

    private fun <T> answered(place: String, ask: JsonNode, answer: Answer<T>, compare: (String) -> Unit) {
        if (answer.refusal == null && !ask.has("refusal")) compare(place) else refused(place, ask["refusal"], answer.refusal)
    }

    private fun value(json: JsonNode) {
        keys(json, "type given text refusal")
        val made = ask { make(json["type"].asText(), json["given"]) }
        if (made.value == null || json.has("refusal")) return refused("$json", json["refusal"], made.refusal)
        check(json["text"].asText() == made.value, "$json\n  got ${made.value}")
    }

    /** Makes a value of the units, as text. What is not printed itself is sent across in a record, and read from that. */
    private fun make(kind: String, given: JsonNode): String = when (kind) {
        "money" -> money(given).text()
        "sum" -> money(given[0]).plus(money(given[1])).text()
        "difference" -> money(given[0]).minus(money(given[1])).text()
        "probability" -> probabilityText(given.doubleValue())
        "decimal" -> decimalText(given.doubleValue())
        "lead_id" -> sent(record(lead = given.textValue()))["event"]["lead"].asText()
        "note" -> sent(record(note = given.textValue()))["event"]["note"].asText()
        "timestamp" -> sent(record().copy(at = given.longValue()))["at"].asText()
        "sequence" -> sent(record().copy(sequence = given.longValue()))["sequence"].asText()
        else -> throw IllegalArgumentException("no unit is called `$kind`")
    }

    private fun money(given: JsonNode) = Money(given["minor"].longValue(), given["currency"].asText())

    private fun record(lead: String = "L1", note: String = "x") =
        Record(1, 0, Actor.System, 1u, Origin.LIVE, Event.Noted(lead, note))

    private fun sent(record: Record): JsonNode = json(record.toJson())
}
