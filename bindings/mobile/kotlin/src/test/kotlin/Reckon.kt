import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ArrayNode
import com.fasterxml.jackson.databind.node.JsonNodeFactory
import com.fasterxml.jackson.databind.node.NullNode
import com.fasterxml.jackson.databind.node.ObjectNode
import kotlin.math.abs
import kotlin.math.max
import leadwerk.*

private val nodes = JsonNodeFactory.instance

/** The arguments of a case; what is taken is no longer among them. */
class Given(given: JsonNode) {
    private val left: ObjectNode = given.deepCopy()

    fun names(): List<String> = left.fieldNames().asSequence().toList()

    fun take(name: String): JsonNode = requireNotNull(left.remove(name)) { "`given` has no `$name`" }

    fun optional(name: String): String? = left.remove(name)?.textValue()

    fun <T> one(read: (String) -> T, name: String): T = read(take(name).toString())

    fun <T> list(read: (String) -> T, name: String): List<T> = take(name).map { read(it.toString()) }

    fun text(name: String): String = take(name).textValue()

    fun time(name: String): Long = take(name).longValue()

    fun number(name: String): Double = take(name).doubleValue()

    fun stages(): List<String> = take("stages").map { it.textValue() }

    fun stays(): List<Stay> = list(Stay::fromJson, "stays")

    fun deals(): List<Deal> = list(Deal::fromJson, "deals")

    fun spells(): List<Spell> = list(Spell::fromJson, "spells")

    /** A history: as data, or of stays by a rule. */
    fun history(): HistoryData =
        if (left.has("data")) one(HistoryData::fromJson, "data") else HistoryData.of(one(HistoryRule::fromJson, "rule"), stays())

    fun rows(): List<MediumRow> = list(MediumRow::fromJson, "rows")

    fun costs(): List<MediumCost> = list(MediumCost::fromJson, "costs")

    fun by(): MediaBy = MediaBy.valueOf(text("by").uppercase())

    fun mediaRule(): MediaRule = one(MediaRule::fromJson, "rule")

    fun model(): StageModel = StageModel(history(), one(ModelRule::fromJson, "model"), time("at"))

    fun ended(name: String): List<EndedLead> = list(EndedLead::fromJson, name)

    /** The standard policy with these questions, and the facts that they ask for. */
    fun policy(): Policy {
        val policy = Policy.standard("EUR")
        val asked = listOf(
            FactRule("authority", "authority", FactKind.Flag),
            FactRule("employees", "employees", FactKind.Number(-1e6, 1e6)),
        )
        val facts = policy.facts.filter { fact -> asked.none { it.id == fact.id } }
        return policy.copy(facts = facts + asked, scoring = one(ScoringRule::fromJson, "rule"))
    }

    fun scored(): ScoreModel {
        val (policy, version) = policy() to text("version")
        if (!left.has("leads")) return ScoreModel(ScoreModelData.experts(policy, version))
        val history = ScoreHistoryData.of(requireNotNull(policy.scoring), ended("leads"))
        return ScoreModel(ScoreModelData.fit(policy, version, history, time("at")))
    }

    fun texts(name: String): List<String> = take(name).map { it.textValue() }

    fun check(): ContactCheck =
        ContactCheck(one(QualityRule::fromJson, "rule"), list(PostcodeRow::fromJson, "postcodes"), texts("disposable"))

    /** An index of these leads, without those that are removed again. */
    fun index(): DuplicateIndex = DuplicateIndex(one(DuplicateRule::fromJson, "rule"), text("salt")).also { index ->
        index.add(list(DuplicateKeys::fromJson, "leads"))
        texts("removed").forEach { require(index.remove(it)) { "$it was not there" } }
    }

    fun folded(): ScoreFold = ScoreFold(one(ScoringRule::fromJson, "rule")).also { it.fold(list(Record::fromJson, "records")) }

    /** The programme of a case, or the standard one. */
    fun programme(): ProgrammeRule = if (left.has("rule")) one(ProgrammeRule::fromJson, "rule") else ProgrammeRule.standard()

    fun worked(): List<WorkedLead> = list(WorkedLead::fromJson, "leads")

    fun delay(): DelayLaw = one(DelayLaw::fromJson, "delay")

    fun hours(name: String): UInt = take(name).intValue().toUInt()

    fun partners(): PartnerTable = PartnerTable.of(worked(), delay(), programme(), time("until"))

    fun maintained(): MaintenanceFold =
        MaintenanceFold(texts("wanted"), take("within_days").intValue().toUInt()).also { it.fold(list(Record::fromJson, "records")) }

    fun partnerFold(): PartnerFold = PartnerFold().also { it.fold(list(Record::fromJson, "records")) }
}

/** What a function answers, and what its answer says, where it has sentences. */
class Reckoning(val value: JsonNode, val say: ((Language) -> List<String>)? = null)

/** Functions from their names, for the cases that reckon; see `conformance/README.md`. */
object Reckon {
    private val functions: Map<String, (Given) -> Reckoning> = mapOf(
        "StageModel.won" to { g -> Reckoning(numbers(g.model().won(g.deals()))) },
        "StageModel.chances" to { g ->
            val chances = g.model().chances(g.deals())
            Reckoning(json(chances.map(DealChance::toJson))) { language -> chances.map { it.sentence(language) } }
        },
        "StageModel.table" to { g -> g.model().table(g.optional("segment")).let { Reckoning(json(it.toJson()), it::sentences) } },
        "StageModel.weighted" to { g -> Reckoning(json(g.model().weighted(g.deals(), g.text("currency")).toJson())) },
        "StageModel.worth" to { g ->
            val worth = g.model().worth(g.deals(), g.one(EffortRule::fromJson, "effort"))
            Reckoning(json(worth.map(DealWorth::toJson))) { language -> worth.map { it.sentence(language) } }
        },
        "StageModel.forecast" to { g ->
            g.model().forecast(g.deals(), g.one(ForecastRule::fromJson, "forecast")).let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "StageModel.freeze" to { g -> Reckoning(json(g.model().freeze(g.deals()).map(FrozenForecast::toJson))) },
        "HistoryData.of" to { g -> Reckoning(json(g.history().toJson())) },
        "HistoryData.merge" to { g ->
            val (one, other) = listOf("one", "other").map { Given(g.take(it)).history() }
            Reckoning(json(one.merge(other).toJson()))
        },
        "Calibration.of" to { g ->
            Reckoning(json(Calibration.of(g.list(FrozenForecast::fromJson, "forecasts"), g.list(End::fromJson, "ends")).toJson()))
        },
        "Backtest.of" to { g ->
            Reckoning(json(Backtest.of(g.one(BacktestRule::fromJson, "rule"), g.stays(), g.list(End::fromJson, "ends")).toJson()))
        },
        "OdooModel.probability" to { g ->
            val model = OdooModel.of(g.stages(), g.list(OdooLead::fromJson, "leads"))
            Reckoning(nodes.numberNode(model.probability(g.one(OdooLead::fromJson, "lead"))))
        },
        "Forecast.of" to { g ->
            Forecast.of(g.list(Odds::fromJson, "deals"), g.one(ForecastOptions::fromJson, "options"))
                .let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "FunnelPlan.of" to { g ->
            FunnelPlan.of(
                g.list(FunnelStep::fromJson, "steps"),
                g.one(OrderValues::fromJson, "values"),
                g.list(SalesUnit::fromJson, "units"),
                g.one(FunnelOptions::fromJson, "options"),
            ).let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "MediumRow.of" to { g ->
            val leads = g.list(MediumLead::fromJson, "leads")
            Reckoning(json(MediumRow.of(leads, g.text("currency"), g.number("period_days").toUInt()).map(MediumRow::toJson)))
        },
        "MediumRow.merge" to { g -> Reckoning(json(MediumRow.merge(g.rows()).map(MediumRow::toJson))) },
        "MediaReturns.of" to { g ->
            Reckoning(json(MediaReturns.of(g.rows(), g.costs(), g.by(), g.text("currency"), g.mediaRule()).toJson()))
        },
        "MediaRanking.of" to { g ->
            MediaRanking.of(g.rows(), g.costs(), g.by(), g.text("currency"), g.mediaRule())
                .let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "MediaMix.of" to { g ->
            MediaMix.of(g.list(MediumLead::fromJson, "leads"), g.by(), g.number("interval"))
                .let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "RaterTable.of" to { g ->
            RaterTable.of(g.list(Rating::fromJson, "ratings"), g.one(RaterOptions::fromJson, "options"))
                .let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "Stay.known_at" to { g ->
            val known = g.one(Stay::fromJson, "stay").knownAt(g.time("at"))
            Reckoning(if (known == null) nodes.nullNode() else json(known.toJson()))
        },
        "Spell.at_stage" to { g -> Reckoning(json(Spell.atStage(g.text("stage"), g.stays(), g.time("until")).map(Spell::toJson))) },
        "Spell.to_end" to { g ->
            Reckoning(json(Spell.toEnd(g.stays(), g.list(End::fromJson, "ends"), g.time("until")).map(Spell::toJson)))
        },
        "Incidence.of" to { g -> Reckoning(json(Incidence.of(g.spells()).toJson())) },
        "Incidence.at" to { g -> Reckoning(json(Incidence.of(g.spells()).at(g.number("time")).toJson())) },
        "RestrictedMean.of" to { g -> Reckoning(json(RestrictedMean.of(g.spells(), g.number("until")).toJson())) },
        "SpellColumns.incidence" to { g -> Reckoning(json(g.one(SpellColumns::fromJson, "columns").incidence().toJson())) },
        "SpellColumns.restricted_mean" to { g ->
            Reckoning(json(g.one(SpellColumns::fromJson, "columns").restrictedMean(g.number("until")).toJson()))
        },
        "ScoreModel.score" to { g ->
            g.scored().score(g.one(LeadAnswers::fromJson, "lead")).let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "ScoreModel.scores" to { g ->
            Reckoning(json(g.scored().scores(g.list(LeadAnswers::fromJson, "asked")).map(Score::toJson)))
        },
        "ScoreModel.learn" to { g ->
            val model = g.scored()
            g.ended("learned").forEach(model::learn)
            Reckoning(json(model.score(g.one(LeadAnswers::fromJson, "lead")).toJson()))
        },
        "ScoreModel.score_columns" to { g ->
            Reckoning(json(g.scored().scoreColumns(g.list(AnswerColumn::fromJson, "columns")).toJson()))
        },
        "ScoreModel.table" to { g -> Reckoning(json(g.scored().table().toJson())) },
        "ScoreModel.data" to { g -> Reckoning(json(g.scored().data().toJson())) },
        "ScoreHistoryData.of" to { g ->
            Reckoning(json(ScoreHistoryData.of(g.one(ScoringRule::fromJson, "rule"), g.ended("leads")).toJson()))
        },
        "ScoreHistoryData.merge" to { g ->
            val rule = g.one(ScoringRule::fromJson, "rule")
            val (one, other) = listOf("one", "other").map { ScoreHistoryData.of(rule, g.ended(it)) }
            Reckoning(json(one.merge(other).toJson()))
        },
        "Drift.of" to { g ->
            val drift = Drift.of(g.one(DriftRule::fromJson, "rule"), g.list(DriftOutcome::fromJson, "outcomes"))
            Reckoning(json(drift.toJson())) { listOf(drift.sentence(it)) }
        },
        "QualificationRule.for_capacity" to { g ->
            val rule = Policy.standard("EUR").qualification
            val chances = g.take("probabilities").map { it.doubleValue() }
            Reckoning(json(rule.forCapacity(chances, g.number("hot").toUInt(), g.number("warm").toUInt()).toJson()))
        },
        "ScoreFold.decided_until" to { g -> Reckoning(json(g.folded().decidedUntil(g.time("until")).map(EndedLead::toJson))) },
        "ScoreFold.outcomes" to { g ->
            Reckoning(json(g.folded().outcomes(g.text("model"), g.time("until")).map(DriftOutcome::toJson)))
        },
        "QualityRule.standard" to { _ -> Reckoning(json(QualityRule.standard().toJson())) },
        "ContactCheck.check" to { g ->
            g.check().check(g.one(ContactData::fromJson, "contact")).let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "ContactCheck.check_all" to { g ->
            Reckoning(json(g.check().checkAll(g.list(ContactData::fromJson, "contacts")).map(DataReport::toJson)))
        },
        "DuplicateRule.standard" to { _ -> Reckoning(json(DuplicateRule.standard().toJson())) },
        "DuplicateKeys.of" to { g ->
            val keys = DuplicateKeys.of(g.list(ContactRow::fromJson, "contacts"), g.one(QualityRule::fromJson, "rule"))
            Reckoning(json(keys.map(DuplicateKeys::toJson)))
        },
        "DuplicateIndex.candidates" to { g ->
            val found = g.index().candidates(g.list(DuplicateKeys::fromJson, "rows"))
            Reckoning(json(found.map(DuplicateCandidate::toJson))) { language -> found.map { it.sentence(language) } }
        },
        "DuplicateIndex.leads" to { g -> Reckoning(nodes.numberNode(g.index().leads())) },
        "MaintenanceRule.standard" to { _ -> Reckoning(json(MaintenanceRule.standard().toJson())) },
        "Maintenance.of" to { g ->
            Maintenance.of(g.list(MaintenanceRow::fromJson, "rows"), g.one(MaintenanceRule::fromJson, "rule"))
                .let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "MaintenanceFold.rows" to { g -> Reckoning(json(g.maintained().rows(g.time("until")).map(MaintenanceRow::toJson))) },
        "PartnerFold.worked" to { g -> Reckoning(json(g.partnerFold().worked().map(WorkedLead::toJson))) },
        "PartnerFold.unrated" to { g -> Reckoning(nodes.numberNode(g.partnerFold().unrated().toLong())) },
        "PartnerFold.responses" to { g -> Reckoning(json(g.partnerFold().responses().map(ResponseRow::toJson))) },
        "PartnerFold.points" to { g ->
            Reckoning(json(g.partnerFold().points(g.one(ProgrammeRule::fromJson, "rule")).map(PointsEntry::toJson)))
        },
        "DelayLaw.of" to { g -> Reckoning(json(DelayLaw.of(g.worked(), g.hours("horizon_days"), g.time("until")).toJson())) },
        "DelayLaw.share" to { g -> Reckoning(nodes.numberNode(g.delay().share(g.number("age")))) },
        "WinTally.of" to { g -> Reckoning(json(WinTally.of(g.worked(), g.delay(), g.time("until")).toJson())) },
        "WinTally.merge" to { g ->
            Reckoning(json(g.one(WinTally::fromJson, "one").merge(g.one(WinTally::fromJson, "other")).toJson()))
        },
        "WinScore.below" to { g -> Reckoning(nodes.numberNode(g.one(WinScore::fromJson, "figure").below(g.number("score")))) },
        "WinScore.above" to { g -> Reckoning(nodes.numberNode(g.one(WinScore::fromJson, "figure").above(g.number("score")))) },
        "PartnerTable.of" to { g -> g.partners().let { Reckoning(json(it.toJson()), it::sentences) } },
        "PartnerTable.review" to { g ->
            val found = g.partners().review(g.number("share"))
            Reckoning(nodes.arrayNode().apply { found.forEach { add(it) } })
        },
        "Alarm.needed" to { g -> Reckoning(nodes.numberNode(Alarm.needed(g.number("rate"), g.number("false_alarms")))) },
        "WorkedLead.recalibrated" to { g -> Reckoning(json(WorkedLead.recalibrated(g.worked(), g.delay()).map(WorkedLead::toJson))) },
        "PointsAccount.of" to { g ->
            val entries = g.list(PointsEntry::fromJson, "entries")
            val accounts = PointsAccount.of(g.worked(), entries, g.delay(), g.programme(), g.time("until"))
            Reckoning(json(accounts.map(PointsAccount::toJson))) { language -> accounts.map { it.sentence(language) } }
        },
        "TierProposal.of" to { g ->
            TierProposal.of(g.one(TierCase::fromJson, "figures"), g.programme(), g.time("now"))
                .let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "ResponseTimes.of" to { g ->
            val rows = g.list(ResponseRow::fromJson, "rows")
            ResponseTimes.of(rows, g.hours("within_hours"), g.hours("limit_hours"), g.time("until"))
                .let { Reckoning(json(it.toJson()), it::sentences) }
        },
        "Reminder.of" to { g ->
            val reminders = Reminder.of(g.list(MemberFigures::fromJson, "members"), g.programme())
            Reckoning(json(reminders.map(Reminder::toJson))) { language -> reminders.map { it.sentence(language) } }
        },
    )

    fun ask(function: String, given: Given): Reckoning =
        requireNotNull(functions[function]) { "no function is called `$function`" }(given)

    /**
     * Where an answer is not as expected: of objects the parts that are named, of lists all; numbers within a billionth,
     * or `within` where it is given.
     */
    fun faults(place: String, expected: JsonNode, got: JsonNode?, within: Double? = null): List<String> {
        val given = got ?: nodes.nullNode()
        val same = when {
            expected is ObjectNode && given is ObjectNode ->
                return expected.properties().flatMap { (name, part) -> faults("$place.$name", part, given[name], within) }
            expected is ArrayNode && given is ArrayNode && expected.size() == given.size() ->
                return expected.zip(given).flatMapIndexed { number, (one, other) -> faults("$place[$number]", one, other, within) }
            expected.isNumber && given.isNumber -> {
                val (wanted, number) = listOf(expected, given).map { it.doubleValue() }
                abs(wanted - number) <= (within ?: max(1e-9 * abs(wanted), 1e-12))
            }
            else -> expected == given || expected is NullNode && given is NullNode
        }
        return if (same) emptyList() else listOf("$place: expected $expected, got $given")
    }

    private fun numbers(numbers: List<Double>): JsonNode = nodes.arrayNode().apply { numbers.forEach { add(it) } }
}
