//! Every error and refusal of the engine, each with its code, category and sentences.

use super::{
    AccountId, FactId, LeadId, MemberId, ModelId, PurposeId, QuestionId, ReasonId, StageId, Text, Timestamp, Words,
};
use leadwerk_macros::refusals;

/// Why something was refused. Nothing has changed where one of these comes back, save by following a log, which stands at
/// the last good record.
///
/// `code` is stable: it never changes its meaning. Sentences are for people and may get better.
#[refusals]
#[non_exhaustive]
// A table: what it says on one line, what it holds on the next.
#[rustfmt::skip]
pub enum Error {
    // ---- input: a value is malformed or out of range ----
    /// An id is empty, too long, has control characters or blanks at an end.
    #[refusal(input, en = "the {kind} id `{value}` is not valid; use 1 to 64 characters without control characters or blanks at the ends", de = "die Kennung `{value}` ({kind}) ist ungültig; erlaubt sind 1 bis 64 Zeichen ohne Steuerzeichen und ohne Leerzeichen am Rand")]
    InvalidId { kind: Text, value: Text },
    /// A note is empty.
    #[refusal(input, en = "the note is empty; leave it out or write something", de = "die Notiz ist leer; lassen Sie sie weg oder schreiben Sie etwas")]
    NoteEmpty {},
    /// A note is too long.
    #[refusal(input, en = "the note has {length} characters; shorten it to {longest}", de = "die Notiz hat {length} Zeichen; kürzen Sie sie auf {longest}")]
    NoteTooLong { length: i64, longest: i64 },
    /// An amount is beyond ±(2⁵³−1) minor units.
    #[refusal(input, en = "the amount `{value}` is out of range; use at most 9007199254740991 minor units", de = "der Betrag `{value}` ist zu groß; erlaubt sind höchstens 9007199254740991 kleinste Einheiten")]
    AmountOutOfRange { value: i64 },
    /// An order value is negative.
    #[refusal(input, en = "the value `{value}` is negative; give an order value of 0 or more", de = "der Wert `{value}` ist negativ; geben Sie einen Auftragswert ab 0 an")]
    AmountNegative { value: i64 },
    /// ISO 4217 does not list the currency.
    #[refusal(input, en = "the currency `{value}` is unknown; use an ISO 4217 code such as `EUR`", de = "die Währung `{value}` ist unbekannt; verwenden Sie einen Code nach ISO 4217 wie `EUR`")]
    UnknownCurrency { value: Text },
    /// Two currencies meet that must be one.
    #[refusal(input, en = "the amount is in `{given}`; give it in `{expected}`", de = "der Betrag ist in `{given}`; geben Sie ihn in `{expected}` an")]
    CurrencyMismatch { expected: Text, given: Text },
    /// A text is no amount of the currency.
    #[refusal(input, en = "`{value}` is no amount in {currency}; write digits, with a point and at most {digits} digits behind it", de = "`{value}` ist kein Betrag in {currency}; schreiben Sie Ziffern, mit Punkt und höchstens {digits} Nachkommastellen")]
    InvalidAmount { value: Text, currency: Text, digits: i64 },
    /// A probability is not between 0 and 1.
    #[refusal(input, en = "the probability `{value}` is not between 0 and 1", de = "die Wahrscheinlichkeit `{value}` liegt nicht zwischen 0 und 1")]
    ProbabilityOutOfRange { value: Text },
    /// A number is not finite or too large.
    #[refusal(input, en = "the number `{value}` is out of range; use at most ±1000000000", de = "die Zahl `{value}` liegt außerhalb des Bereichs; erlaubt ist höchstens ±1000000000")]
    NumberOutOfRange { value: Text },
    /// A balance or a share is not in fixed point: none is rounded.
    #[refusal(input, en = "the number `{value}` is not a whole multiple of 2^-40 between -8192 and 8192; give it as the engine gave it, without rounding", de = "die Zahl `{value}` ist kein ganzes Vielfaches von 2^-40 zwischen -8192 und 8192; geben Sie sie so an, wie die Engine sie ausgab, ohne zu runden")]
    NotFixedPoint { value: Text },
    /// A number has more than six digits behind the point.
    #[refusal(input, en = "the number `{value}` has more than six digits behind the point; round it first", de = "die Zahl `{value}` hat mehr als sechs Nachkommastellen; runden Sie sie vorher")]
    NumberTooFine { value: Text },
    /// A weight is not between 0 and 1,000, or finer than a thousandth.
    #[refusal(input, en = "the weight `{value}` is out of range; use 0 to 1000 with at most three digits behind the point", de = "das Gewicht `{value}` liegt außerhalb des Bereichs; erlaubt ist 0 bis 1000 mit höchstens drei Nachkommastellen")]
    WeightOutOfRange { value: Text },
    /// An instant is outside the calendar.
    #[refusal(input, en = "the time `{value}` is outside the years -9999 to 9999; give milliseconds since 1970", de = "die Zeit `{value}` liegt außerhalb der Jahre -9999 bis 9999; geben Sie Millisekunden seit 1970 an")]
    TimestampOutOfRange { value: i64 },
    /// A text is no instant.
    #[refusal(input, en = "`{value}` is no instant; write it as `2026-05-04T09:30:00+02:00`", de = "`{value}` ist kein Zeitpunkt; schreiben Sie ihn wie `2026-05-04T09:30:00+02:00`")]
    InvalidTime { value: Text },
    /// A time comes without a zone, so it is no instant.
    #[refusal(input, en = "the time `{value}` has no zone, so it is no instant; add its zone or UTC", de = "die Zeit `{value}` hat keine Zeitzone und ist so kein Zeitpunkt; ergänzen Sie ihre Zone oder UTC")]
    NaiveTime { value: Text },
    /// A text is no span of time.
    #[refusal(input, en = "`{value}` is no span; write it as `8 working hours`, `3 working days`, `24 hours` or `90 days`, up to 36500", de = "`{value}` ist keine Zeitspanne; schreiben Sie sie wie `8 working hours`, `3 working days`, `24 hours` oder `90 days`, höchstens 36500")]
    InvalidSpan { value: Text },
    /// A text is no time of day.
    #[refusal(input, en = "`{value}` is no time of day; write it as `08:30`, from `00:00` to `24:00`", de = "`{value}` ist keine Uhrzeit; schreiben Sie sie wie `08:30`, von `00:00` bis `24:00`")]
    InvalidClock { value: Text },
    /// A text is no date.
    #[refusal(input, en = "`{value}` is no date; write it as `2026-12-25`", de = "`{value}` ist kein Datum; schreiben Sie es wie `2026-12-25`")]
    InvalidDate { value: Text },
    /// The IANA time zone data do not hold the zone.
    #[refusal(input, en = "the time zone `{value}` is unknown; use an IANA name such as `Europe/Berlin`", de = "die Zeitzone `{value}` ist unbekannt; verwenden Sie einen IANA-Namen wie `Europe/Berlin`")]
    UnknownTimeZone { value: Text },
    /// A name is none of those that exist.
    #[refusal(input, en = "`{name}` is no {what}; allowed: {allowed}", de = "`{name}` ist kein {what}; erlaubt: {allowed}")]
    UnknownName { what: Text, name: Text, allowed: Words },
    /// A place in the log is below 0 or beyond 2⁵³−1.
    #[refusal(input, en = "the sequence `{value}` is out of range; use 0 to 9007199254740991", de = "die Folgenummer `{value}` liegt außerhalb des Bereichs; erlaubt ist 0 bis 9007199254740991")]
    InvalidSequence { value: i64 },
    /// JSON or TOML could not be read.
    #[refusal(input, en = "the {what} could not be read: {fault}", de = "{what} war nicht lesbar: {fault}")]
    Unreadable { what: Text, fault: Text },
    /// The medium is not in the policy.
    #[refusal(input, en = "the medium `{medium}` is not in the policy; allowed: {allowed}", de = "das Medium `{medium}` steht nicht in den Regeln; erlaubt: {allowed}")]
    UnknownMedium { medium: Text, allowed: Words },
    /// The fact is not declared in the policy.
    #[refusal(input, en = "the fact `{fact}` is not declared in the policy; allowed: {allowed}", de = "der Fakt `{fact}` ist in den Regeln nicht vereinbart; erlaubt: {allowed}")]
    UnknownFact { fact: FactId, allowed: Words },
    /// The fact has another kind of value.
    #[refusal(input, en = "the fact `{fact}` takes {expected}, not {given}", de = "der Fakt `{fact}` verlangt {expected}, nicht {given}")]
    WrongFactKind { fact: FactId, expected: Text, given: Text },
    /// The number is outside the limits of the fact.
    #[refusal(input, en = "`{fact}` is {value}; give a number from {least} to {most}", de = "`{fact}` ist {value}; geben Sie eine Zahl von {least} bis {most} an")]
    FactOutOfRange { fact: FactId, value: Text, least: Text, most: Text },
    /// The choice is not one the policy allows for this fact.
    #[refusal(input, en = "`{choice}` is no answer to `{fact}`; allowed: {allowed}", de = "`{choice}` ist keine Antwort auf `{fact}`; erlaubt: {allowed}")]
    UnknownChoice { fact: FactId, choice: Text, allowed: Words },
    /// The stage is not in the policy.
    #[refusal(input, en = "the stage `{stage}` is not in the policy; allowed: {allowed}", de = "die Stufe `{stage}` steht nicht in den Regeln; erlaubt: {allowed}")]
    UnknownStage { stage: StageId, allowed: Words },
    /// The reason is not in the policy's list.
    #[refusal(input, en = "the reason `{reason}` is not in the policy's list for {what}; allowed: {allowed}", de = "der Grund `{reason}` steht nicht in der Liste für {what}; erlaubt: {allowed}")]
    UnknownReason { what: Text, reason: ReasonId, allowed: Words },
    /// The role is not in the policy's list of roles at the customer.
    #[refusal(input, en = "the role `{role}` is not in the policy; allowed: {allowed}", de = "die Rolle `{role}` steht nicht in den Regeln; erlaubt: {allowed}")]
    UnknownRole { role: Text, allowed: Words },
    /// A rating says nothing.
    #[refusal(input, en = "the rating is empty; give a temperature, a probability or both", de = "die Bewertung ist leer; geben Sie eine Temperatur, eine Wahrscheinlichkeit oder beides an")]
    EmptyRating {},
    /// A model is named, but not what it says.
    #[refusal(input, en = "the rating names the model `{model}` but no probability; give the probability that it says", de = "die Bewertung nennt das Modell `{model}`, aber keine Wahrscheinlichkeit; geben Sie die Wahrscheinlichkeit an, die es nennt")]
    ModelWithoutProbability { model: ModelId },
    /// The date must lie ahead.
    #[refusal(input, en = "`{given}` is not after `{now}`; give a later time", de = "`{given}` liegt nicht nach `{now}`; geben Sie einen späteren Zeitpunkt an")]
    NotInFuture { given: Timestamp, now: Timestamp },
    /// A simulated year has no lead, or too many.
    #[refusal(input, en = "the simulated year has `{given}` leads; plan 1 to {most}", de = "das simulierte Jahr hat `{given}` Leads; planen Sie 1 bis {most}")]
    LeadsOutOfRange { given: i64, most: i64 },
    /// A seed is negative or beyond 2⁵³−1.
    #[refusal(input, en = "the seed `{value}` is out of range; use a whole number from 0 to 9007199254740991", de = "der Startwert `{value}` liegt außerhalb des Bereichs; erlaubt ist eine ganze Zahl von 0 bis 9007199254740991")]
    SeedOutOfRange { value: i64 },
    /// A row of a stream or a log comes before the one ahead of it.
    #[refusal(input, en = "row {row} is of {given}, before {last} in the row ahead of it; sort the rows by time", de = "Zeile {row} ist vom {given}, vor {last} in der Zeile davor; sortieren Sie die Zeilen nach der Zeit")]
    RowsUnordered { row: i64, last: Timestamp, given: Timestamp },
    /// A row names somebody who is not among the receivers.
    #[refusal(input, en = "member `{member}` is not among the receivers; allowed: {allowed}", de = "Mitglied `{member}` ist nicht unter den Empfängern; erlaubt: {allowed}")]
    UnknownReceiver { member: MemberId, allowed: Words },
    /// A member is listed twice among the receivers.
    #[refusal(input, en = "member `{member}` is listed twice among the receivers; name it once", de = "Mitglied `{member}` steht zweimal unter den Empfängern; nennen Sie es einmal")]
    DuplicateReceiver { member: MemberId },
    /// A row gives a member another channel than it has.
    #[refusal(input, en = "member `{member}` is of channel `{expected}`, not `{given}`; give it one channel", de = "Mitglied `{member}` gehört zum Kanal `{expected}`, nicht `{given}`; geben Sie ihm einen Kanal")]
    ChannelContradicted { member: MemberId, expected: Text, given: Text },
    /// Chance is asked too rarely or too often.
    #[refusal(input, en = "`{given}` repetitions are out of range; use {least} to {most}", de = "`{given}` Wiederholungen liegen außerhalb des Bereichs; erlaubt sind {least} bis {most}")]
    RepetitionsOutOfRange { given: i64, least: i64, most: i64 },
    /// A spell ends before it begins.
    #[refusal(input, en = "row {row} ends at {left}, before it begins at {entered}; correct or exchange the two", de = "Zeile {row} endet bei {left}, vor ihrem Beginn bei {entered}; berichtigen oder vertauschen Sie beides")]
    SpellReversed { row: i64, entered: Text, left: Text },
    /// An age is below 0.
    #[refusal(input, en = "the age `{value}` ({what}) is negative; give 0 or more", de = "das Alter `{value}` ({what}) ist negativ; geben Sie 0 oder mehr an")]
    AgeNegative { what: Text, value: Text },
    /// A curve is to be reckoned from no row, or from none that was ever under observation.
    #[refusal(input, en = "none of {given} row(s) was under observation for any time; give at least one that was", de = "keine von {given} Zeile(n) war je unter Beobachtung; geben Sie mindestens eine an, die es war")]
    SpellsMissing { given: i64 },
    /// The last day of a period is before its first.
    #[refusal(input, en = "the period ends on {last}, before it begins on {first}; exchange the two", de = "der Zeitraum endet am {last}, vor seinem Beginn am {first}; vertauschen Sie beides")]
    PeriodReversed { first: Text, last: Text },
    /// Columns of one table differ in length.
    #[refusal(input, en = "the column `{column}` has {given} value(s); give {expected}, as many as there are rows", de = "die Spalte `{column}` hat {given} Wert(e); geben Sie {expected} an, so viele wie es Zeilen gibt")]
    ColumnsUnequal { column: Text, expected: i64, given: i64 },
    /// Seats are to be apportioned, and nobody has a vote.
    #[refusal(input, en = "{seats} seat(s) cannot be apportioned where nobody has a vote; give at least one", de = "{seats} Sitz(e) lassen sich nicht verteilen, wenn niemand eine Stimme hat; geben Sie mindestens eine an")]
    VotesMissing { seats: i64 },
    /// A figure of a reckoning is beyond its limits.
    #[refusal(input, en = "`{what}` is {value}; give a number from {least} to {most}", de = "`{what}` ist {value}; geben Sie eine Zahl von {least} bis {most} an")]
    FigureOutOfRange { what: Text, value: Text, least: Text, most: Text },
    /// A deal is listed twice, and would count twice.
    #[refusal(input, en = "lead `{lead}` is listed twice among the deals; name it once", de = "Lead `{lead}` steht zweimal unter den Geschäften; nennen Sie ihn einmal")]
    DuplicateDeal { lead: LeadId },
    /// A stage is named twice where each has one place.
    #[refusal(input, en = "stage `{stage}` is named twice; name it once", de = "die Stufe `{stage}` ist zweimal genannt; nennen Sie sie einmal")]
    DuplicateStage { stage: StageId },
    /// Ages do not begin with 0, or do not rise.
    #[refusal(input, en = "the ages {ages} do not rise from 0; begin with 0 and put them in order", de = "die Alter {ages} steigen nicht ab 0; beginnen Sie mit 0 und ordnen Sie sie")]
    AgesUnordered { ages: Text },
    /// A clean-up ends before it begins.
    #[refusal(input, en = "the clean-up that begins at {begins} ends at {ends}; correct or exchange the two", de = "das Aufräumen, das {begins} beginnt, endet {ends}; berichtigen oder vertauschen Sie beides")]
    CleanUpReversed { begins: Timestamp, ends: Timestamp },
    /// What experts expect is not complete, or falls.
    #[refusal(input, en = "experts must speak of each of {stages} once and expect no less of a later stage; complete what they say, or leave it out", de = "Fachleute müssen zu jeder von {stages} einmal etwas sagen und dürfen von einer späteren Stufe nicht weniger erwarten; ergänzen Sie ihre Angaben, oder lassen Sie sie weg")]
    ExpertsIncomplete { stages: Words },
    /// Nothing is asked.
    #[refusal(input, en = "there are no questions to score by; give at least one", de = "es gibt keine Fragen, nach denen bewertet wird; geben Sie mindestens eine an")]
    QuestionsMissing {},
    /// A question is listed twice.
    #[refusal(input, en = "question `{question}` is listed twice; name it once", de = "die Frage `{question}` steht zweimal da; nennen Sie sie einmal")]
    DuplicateQuestion { question: QuestionId },
    /// A question has an answer twice, or is answered twice.
    #[refusal(input, en = "question `{question}` has the answer `{answer}` twice; name it once", de = "die Frage `{question}` hat die Antwort `{answer}` zweimal; nennen Sie sie einmal")]
    DuplicateAnswer { question: QuestionId, answer: Text },
    /// The bands of a question do not rise, or there are none.
    #[refusal(input, en = "the bands of question `{question}` do not rise; give at least one, and put them in order", de = "die Bereiche der Frage `{question}` steigen nicht; geben Sie mindestens einen an, und ordnen Sie sie")]
    BandsUnordered { question: QuestionId },
    /// A question that nobody asks is answered.
    #[refusal(input, en = "there is no question `{question}`; allowed: {allowed}", de = "es gibt keine Frage `{question}`; möglich: {allowed}")]
    UnknownQuestion { question: QuestionId, allowed: Words },
    /// An answer is of another kind than its question.
    #[refusal(input, en = "question `{question}` is answered with {given}; give {needed}", de = "die Frage `{question}` ist mit {given} beantwortet; nötig: {needed}")]
    WrongAnswerKind { question: QuestionId, given: Text, needed: Text },
    /// There are no leads to find cuts for.
    #[refusal(input, en = "there are no probabilities to find cuts for; give those of recent leads", de = "es gibt keine Wahrscheinlichkeiten, für die Grenzen zu finden wären; geben Sie die von jüngeren Leads")]
    NothingToCut {},
    /// Columns of answers are not equally long.
    #[refusal(input, en = "the column of question `{question}` has {given} rows, another has {needed}; give as many in each", de = "die Spalte der Frage `{question}` hat {given} Zeilen, eine andere {needed}; geben Sie überall gleich viele an")]
    AnswersUnequal { question: QuestionId, given: i64, needed: i64 },
    /// An order of media names a medium twice, or a product has two orders.
    #[refusal(input, en = "the order of media for the product `{product}` names a medium twice, or there are two orders for it; leave one", de = "die Rangfolge der Medien für das Produkt `{product}` nennt ein Medium doppelt, oder es gibt zwei davon; lassen Sie eine stehen")]
    OrderContradicted { product: Text },
    /// Two cost rows of the same medium, campaign, product and period give different shares of margin.
    #[refusal(input, en = "two cost rows of medium `{medium}` in period {period} give different margins; give one share, or tell them apart by campaign or product", de = "zwei Kostenzeilen des Mediums `{medium}` in Periode {period} nennen verschiedene Margen; geben Sie einen Anteil an, oder unterscheiden Sie sie nach Kampagne oder Produkt")]
    MarginContradicted { medium: Text, period: i64 },
    /// A rater rated the same lead twice.
    #[refusal(input, en = "`{rater}` rated lead `{lead}` twice; keep the rating that counts", de = "`{rater}` hat Lead `{lead}` zweimal bewertet; behalten Sie die Bewertung, die zählt")]
    RatedTwice { rater: Text, lead: LeadId },
    /// A lead was won by one rating of it, and not by another.
    #[refusal(input, en = "lead `{lead}` was won by one rating and not won by another; give it one end", de = "Lead `{lead}` ist nach einer Bewertung gewonnen und nach einer anderen nicht; geben Sie ihm ein Ende")]
    OutcomeContradicted { lead: LeadId },

    // ---- policy: the tenant's rules are faulty ----
    /// The policy has faults; each is listed with its path and what is allowed.
    #[refusal(policy, en = "the policy has {count} fault(s): {faults}", de = "die Regeln haben {count} Fehler: {faults}")]
    PolicyFaulty { count: i64, faults: String },
    /// The log has adopted another policy than the engine decides by.
    #[refusal(policy, en = "the log has adopted policy `{adopted}`, this engine decides by `{given}`; give it the adopted one with `use_policy`", de = "das Protokoll folgt den Regeln `{adopted}`, diese Engine entscheidet nach `{given}`; geben Sie ihr die geltenden mit `use_policy`")]
    PolicyOutdated { adopted: Text, given: Text },
    /// Leads stand where the new policy has no stage.
    #[refusal(policy, en = "{leads} open lead(s) stand at stage `{stage}`, which the new policy does not have; keep the stage or move them first", de = "{leads} offene(r) Lead(s) stehen auf Stufe `{stage}`, die es in den neuen Regeln nicht gibt; behalten Sie die Stufe oder verschieben Sie sie vorher")]
    StageInUse { stage: StageId, leads: i64 },

    // ---- transition: the lead's state does not allow it ----
    /// The id is taken.
    #[refusal(transition, en = "lead `{lead}` already exists; choose another id", de = "Lead `{lead}` gibt es schon; wählen Sie eine andere Kennung")]
    LeadExists { lead: LeadId },
    /// The lead has ended.
    #[refusal(transition, en = "lead `{lead}` has ended (`{phase}`); capture a new lead that names it as predecessor", de = "Lead `{lead}` ist beendet (`{phase}`); erfassen Sie einen neuen Lead, der ihn als Vorgänger nennt")]
    LeadEnded { lead: LeadId, phase: Text },
    /// The command does not fit the phase.
    #[refusal(transition, en = "`{command}` is not possible while lead `{lead}` is `{phase}`; possible while: {allowed}", de = "`{command}` geht nicht, solange Lead `{lead}` im Zustand `{phase}` ist; möglich im Zustand: {allowed}")]
    WrongPhase { lead: LeadId, command: Text, phase: Text, allowed: Words },
    /// The lead's expiry date has come.
    #[refusal(transition, en = "lead `{lead}` expired at {expired}; that is final, capture a new lead that names it as predecessor", de = "Lead `{lead}` ist am {expired} verfallen; das ist endgültig, erfassen Sie einen neuen Lead, der ihn als Vorgänger nennt")]
    LeadExpired { lead: LeadId, expired: Timestamp },
    /// The time to accept is over.
    #[refusal(transition, en = "the offer of lead `{lead}` lapsed at {lapsed}; it goes to another member", de = "das Angebot von Lead `{lead}` ist am {lapsed} verfallen; er geht an ein anderes Mitglied")]
    OfferLapsed { lead: LeadId, lapsed: Timestamp },
    /// The gate's criteria do not hold.
    #[refusal(transition, en = "the gate of stage `{stage}` is not met; missing: {missing}", de = "das Tor zu Stufe `{stage}` ist nicht erfüllt; es fehlt: {missing}")]
    GateNotMet { stage: StageId, missing: Words },
    /// The stage does not lie ahead.
    #[refusal(transition, en = "stage `{stage}` does not lie ahead of `{current}`; allowed: {allowed}", de = "Stufe `{stage}` liegt nicht vor `{current}`; erlaubt: {allowed}")]
    StageNotAhead { stage: StageId, current: StageId, allowed: Words },
    /// The stage does not lie behind.
    #[refusal(transition, en = "stage `{stage}` does not lie behind `{current}`; allowed: {allowed}", de = "Stufe `{stage}` liegt nicht hinter `{current}`; erlaubt: {allowed}")]
    StageNotBehind { stage: StageId, current: StageId, allowed: Words },
    /// The policy forbids to skip a stage.
    #[refusal(transition, en = "from stage `{current}` only `{next}` can be entered; go one stage at a time", de = "von Stufe `{current}` geht es nur nach `{next}`; gehen Sie Stufe für Stufe")]
    StageSkipped { current: StageId, next: StageId },
    /// The last stage is entered by winning.
    #[refusal(transition, en = "stage `{stage}` is entered by winning; use `win`", de = "Stufe `{stage}` wird durch den Gewinn erreicht; verwenden Sie `win`")]
    StageIsWon { stage: StageId },
    /// The policy asks for consent first.
    #[refusal(transition, en = "lead `{lead}` may not go on to `{step}`: its consent is `{state}`, the policy asks for `{needed}`; request or record it first", de = "mit Lead `{lead}` geht `{step}` nicht: seine Einwilligung ist `{state}`, die Regeln verlangen `{needed}`; fordern Sie sie zuerst an oder halten Sie sie fest")]
    ConsentMissing { lead: LeadId, step: Text, state: Text, needed: Text },
    /// The policy asks for consent to a purpose first.
    #[refusal(transition, en = "lead `{lead}` may not go on to `{step}`: its consent to `{purpose}` is `{state}`, the policy asks for `{needed}`; request or record it first", de = "mit Lead `{lead}` geht `{step}` nicht: seine Einwilligung in `{purpose}` ist `{state}`, die Regeln verlangen `{needed}`; fordern Sie sie zuerst an oder halten Sie sie fest")]
    PurposeMissing { lead: LeadId, step: Text, purpose: PurposeId, state: Text, needed: Text },
    /// The purpose is not declared in the policy.
    #[refusal(input, en = "the purpose `{purpose}` is not declared in the policy; allowed: {allowed}", de = "der Zweck `{purpose}` ist in den Regeln nicht vereinbart; erlaubt: {allowed}")]
    UnknownPurpose { purpose: PurposeId, allowed: Words },
    /// A consent is confirmed only after it was requested.
    #[refusal(transition, en = "no consent of lead `{lead}` is waiting to be confirmed; request it first", de = "für Lead `{lead}` wartet keine Einwilligung auf Bestätigung; fordern Sie sie zuerst an")]
    ConsentNotRequested { lead: LeadId },
    /// The consent stands already.
    #[refusal(transition, en = "the consent of lead `{lead}` is already {state}; nothing to do", de = "die Einwilligung von Lead `{lead}` steht schon auf `{state}`; nichts zu tun")]
    ConsentUnchanged { lead: LeadId, state: Text },
    /// The confirmation came too late.
    #[refusal(transition, en = "the time to confirm the consent of lead `{lead}` ended at {lapsed}; tick, and request it anew where the lead still lives", de = "die Frist zur Bestätigung der Einwilligung von Lead `{lead}` endete am {lapsed}; lassen Sie die Zeit vergehen (`tick`) und fordern Sie sie neu an, wenn der Lead noch lebt")]
    ConsentTooLate { lead: LeadId, lapsed: Timestamp },
    /// The first contact was not made in time, and the policy takes the lead back.
    #[refusal(transition, en = "the first contact with lead `{lead}` was due at {due}; it is taken back and goes to another member", de = "der Erstkontakt mit Lead `{lead}` war am {due} fällig; er wird zurückgenommen und geht an ein anderes Mitglied")]
    ContactMissed { lead: LeadId, due: Timestamp },
    /// The plan of escalation allows no further deferral.
    #[refusal(transition, en = "lead `{lead}` was already deferred {count} time(s) and the escalation plan refuses another; win, lose or demote it", de = "Lead `{lead}` wurde schon {count}-mal vertröstet und der Eskalationsplan lässt keine weitere Vertröstung zu; gewinnen, verlieren oder zurückstufen")]
    DeferralRefused { lead: LeadId, count: i64 },
    /// The resume date lies too far ahead.
    #[refusal(transition, en = "a deferral until {until} is too long; the policy allows at most until {latest}", de = "eine Vertröstung bis {until} ist zu lang; die Regeln erlauben höchstens bis {latest}")]
    DeferralTooLong { until: Timestamp, latest: Timestamp },
    /// The lead would expire before it wakes up.
    #[refusal(transition, en = "lead `{lead}` expires at {expires}, before it would wake up; choose an earlier date or lose it with a resume date", de = "Lead `{lead}` verfällt am {expires}, bevor er wieder vorgelegt würde; wählen Sie ein früheres Datum oder verlieren Sie ihn mit Wiedervorlage")]
    DeferralPastExpiry { lead: LeadId, expires: Timestamp },
    /// The lead was demoted as often as the policy allows.
    #[refusal(transition, en = "lead `{lead}` was already demoted {count} time(s), as often as the policy allows; lose or reject it", de = "Lead `{lead}` wurde schon {count}-mal zurückgestuft, so oft wie die Regeln erlauben; verlieren oder verwerfen Sie ihn")]
    TooManyDemotions { lead: LeadId, count: i64 },
    /// The predecessor has not ended.
    #[refusal(transition, en = "the predecessor `{lead}` has not ended; go on with it instead", de = "der Vorgänger `{lead}` ist nicht beendet; arbeiten Sie dort weiter")]
    PredecessorNotEnded { lead: LeadId },
    /// A registered deal is protected.
    #[refusal(transition, en = "lead `{lead}` is a registered deal, protected until {until}; wait until then or ask its member", de = "Lead `{lead}` ist ein registriertes Geschäft und bis {until} geschützt; warten Sie so lange oder fragen Sie das Mitglied")]
    DealProtected { lead: LeadId, until: Timestamp },
    /// Another member has registered a deal with this account.
    #[refusal(transition, en = "the account `{account}` is registered by another member until {until}; talk to the channel manager", de = "der Kunde `{account}` ist bis {until} von einem anderen Mitglied registriert; sprechen Sie mit der Partnerbetreuung")]
    AccountProtected { account: AccountId, until: Timestamp },
    /// What is named is not there.
    #[refusal(transition, en = "lead `{lead}` has no {what} `{name}`; record it first", de = "Lead `{lead}` hat kein {what} `{name}`; halten Sie es zuerst fest")]
    NothingThere { lead: LeadId, what: Text, name: Text },
    /// A lead cannot be its own duplicate.
    #[refusal(transition, en = "lead `{lead}` cannot be a duplicate of itself; name the other lead", de = "Lead `{lead}` kann nicht sein eigenes Duplikat sein; nennen Sie den anderen Lead")]
    DuplicateOfItself { lead: LeadId },
    /// The personal data are erased.
    #[refusal(transition, en = "lead `{lead}` is erased; nothing can be added to it", de = "Lead `{lead}` ist gelöscht; ihm kann nichts hinzugefügt werden")]
    LeadErased { lead: LeadId },

    // ---- permission: the actor may not ask for it, or does not see it ----
    /// The lead does not exist, or not for this actor.
    #[refusal(permission, en = "lead `{lead}` does not exist; check the id", de = "Lead `{lead}` gibt es nicht; prüfen Sie die Kennung")]
    LeadNotFound { lead: LeadId },
    /// The actor's role may not do this.
    #[refusal(permission, en = "{role} may not `{command}`; allowed: {allowed}", de = "{role} darf `{command}` nicht; erlaubt: {allowed}")]
    NotAllowed { role: Text, command: Text, allowed: Words },
    /// A member acts for itself only.
    #[refusal(permission, en = "member `{member}` can act for itself only; name it, or ask a manager", de = "Mitglied `{member}` kann nur für sich selbst handeln; nennen Sie es oder fragen Sie die Leitung")]
    NotYourself { member: MemberId },

    // ---- distribution: nobody, or not this one, can take the lead ----
    /// The member has declined this lead or let it lapse.
    #[refusal(distribution, en = "member `{member}` has declined lead `{lead}` or let it lapse; choose another member", de = "Mitglied `{member}` hat Lead `{lead}` abgelehnt oder verfallen lassen; wählen Sie ein anderes")]
    MemberExcluded { lead: LeadId, member: MemberId },
    /// There is nobody to receive leads.
    #[refusal(distribution, en = "there is nobody to receive leads; name at least one receiver", de = "es gibt niemanden, der Leads empfangen könnte; nennen Sie mindestens einen Empfänger")]
    ReceiversMissing {},

    /// Nobody has joined yet, so nobody can be chosen.
    #[refusal(distribution, en = "no member has joined, so lead `{lead}` can be given to nobody; let members join, or name one", de = "noch kein Mitglied ist beigetreten, daher kann Lead `{lead}` niemandem gegeben werden; lassen Sie Mitglieder beitreten, oder nennen Sie eines")]
    RosterEmpty { lead: LeadId },
    /// Nobody can take the lead, and it waits already.
    #[refusal(distribution, en = "nobody can take lead `{lead}`, it waits; what keeps them from it: {barred}", de = "niemand kann Lead `{lead}` übernehmen, er wartet; was dem entgegensteht: {barred}")]
    NobodyEligible { lead: LeadId, barred: Words },
    /// The member cannot take the lead.
    #[refusal(distribution, en = "member `{member}` cannot take lead `{lead}`: {filter}; choose another member or remove the obstacle", de = "Mitglied `{member}` kann Lead `{lead}` nicht übernehmen: {filter}; wählen Sie ein anderes oder beheben Sie das Hindernis")]
    MemberNotEligible { lead: LeadId, member: MemberId, filter: Text },
    /// A hand-over by hand needs a member and a reason.
    #[refusal(distribution, en = "handing lead `{lead}` over by hand needs `member` and `reason`; leave both out to let the ledger decide", de = "Lead `{lead}` von Hand zu übergeben verlangt `member` und `reason`; lassen Sie beide weg, damit das Guthabenbuch entscheidet")]
    HandOverIncomplete { lead: LeadId },
    /// The member is not in the roster.
    #[refusal(distribution, en = "member `{member}` is not in the roster; let it join first", de = "Mitglied `{member}` steht nicht in der Liste der Mitglieder; lassen Sie es zuerst beitreten")]
    UnknownMember { member: MemberId },
    /// The member was not there when the lead was given.
    #[refusal(distribution, en = "member `{member}` is not in the receipt of lead `{lead}`: it was not there when the lead was given; ask about a member that was", de = "Mitglied `{member}` steht nicht im Beleg zu Lead `{lead}`: Es war nicht dabei, als der Lead vergeben wurde; fragen Sie nach einem, das dabei war")]
    MemberNotInReceipt { lead: LeadId, member: MemberId },
    /// The member has joined already.
    #[refusal(distribution, en = "member `{member}` has joined already; change it instead", de = "Mitglied `{member}` ist schon beigetreten; ändern Sie es stattdessen")]
    MemberExists { member: MemberId },
    /// The channel is not in the policy.
    #[refusal(distribution, en = "the channel `{channel}` is not in the policy; allowed: {allowed}", de = "der Kanal `{channel}` steht nicht in den Regeln; erlaubt: {allowed}")]
    UnknownChannel { channel: Text, allowed: Words },
    /// A time ends before it begins.
    #[refusal(distribution, en = "the {what} of member `{member}` ends at {until}, not after it begins at {since}; check the times", de = "{what} von Mitglied `{member}` endet am {until}, nicht nach dem Beginn am {since}; prüfen Sie die Zeiten")]
    SpanReversed { member: MemberId, what: Text, since: Timestamp, until: Timestamp },
    /// The policy has no partner programme.
    #[refusal(distribution, en = "the policy has no partner programme; give it one (`programme`) and adopt that first", de = "die Regeln haben kein Partnerprogramm; nehmen Sie zuerst eines in sie auf (`programme`)")]
    ProgrammeMissing {},
    /// The tier is not in the policy.
    #[refusal(distribution, en = "the tier `{tier}` is not in the policy; allowed: {allowed}", de = "die Partnerstufe `{tier}` steht nicht in den Regeln; erlaubt: {allowed}")]
    UnknownTier { tier: Text, allowed: Words },
    /// The member is as it is to become.
    #[refusal(distribution, en = "member `{member}` is {state} already; nothing to do", de = "Mitglied `{member}` steht schon auf `{state}`; nichts zu tun")]
    MemberUnchanged { member: MemberId, state: Text },
    /// No member has the lead by the ledger.
    #[refusal(distribution, en = "lead `{lead}` is not booked in the ledger; only a lead that a member was given and still has can be revalued", de = "Lead `{lead}` ist nicht im Guthabenbuch gebucht; nur ein Lead, den ein Mitglied erhalten hat und noch hat, kann neu bewertet werden")]
    NotBooked { lead: LeadId },
    /// A receipt holds what cannot have been weighed.
    #[refusal(data, en = "the receipt of lead `{lead}` cannot be replayed: {fault}; take it as the engine gave it", de = "der Beleg zu Lead `{lead}` lässt sich nicht nachrechnen: {fault}; verwenden Sie ihn so, wie die Engine ihn ausgab")]
    ReceiptFaulty { lead: LeadId, fault: Text },

    // ---- data: a log, a snapshot or a history is not what it should be ----
    /// A record's number is not the next.
    #[refusal(data, en = "record {given} does not follow {last}; send the records from {expected} on", de = "Eintrag {given} folgt nicht auf {last}; senden Sie die Einträge ab {expected}")]
    SequenceGap { last: i64, expected: i64, given: i64 },
    /// A record's number is taken: another process was faster.
    #[refusal(data, en = "record {given} is already in the log, which ends at {last}; catch up and decide again", de = "Eintrag {given} steht schon im Protokoll, das bei {last} endet; holen Sie auf und entscheiden Sie neu")]
    SequenceTaken { last: i64, given: i64 },
    /// Time runs backwards.
    #[refusal(data, en = "the time {given} is before {last}, the last in the log; use that or later", de = "die Zeit {given} liegt vor {last}, der letzten im Protokoll; verwenden Sie diese oder eine spätere")]
    TimeReversed { last: Timestamp, given: Timestamp },
    /// A record is of a newer version than this release knows.
    #[refusal(data, en = "the record has version {given}, newer than {known}; update leadwerk", de = "der Eintrag hat Version {given}, neuer als {known}; aktualisieren Sie leadwerk")]
    RecordTooNew { given: i64, known: i64 },
    /// A record says what cannot have happened.
    #[refusal(data, en = "record {sequence} cannot be folded: {fault}; check that it belongs to this log", de = "Eintrag {sequence} lässt sich nicht anwenden: {fault}; prüfen Sie, ob er zu diesem Protokoll gehört")]
    RecordImpossible { sequence: i64, fault: Text },
    /// A snapshot is of a newer version than this release knows.
    #[refusal(data, en = "the snapshot has version {given}, newer than {known}; update leadwerk or replay the log", de = "der Schnappschuss hat Version {given}, neuer als {known}; aktualisieren Sie leadwerk oder spielen Sie das Protokoll ab")]
    SnapshotTooNew { given: i64, known: i64 },
    /// A snapshot is damaged or none.
    #[refusal(data, en = "the snapshot is corrupted ({fault}); take an older one and the tail of the log", de = "der Schnappschuss ist beschädigt ({fault}); nehmen Sie einen älteren und den Rest des Protokolls")]
    SnapshotCorrupted { fault: Text },
    /// An engine was in the middle of something when its process was forked, so the child cannot go on with it.
    #[refusal(data, en = "this engine cannot be used any more: {fault}; make another from a snapshot or the log", de = "diese Engine ist nicht mehr verwendbar: {fault}; erzeugen Sie eine neue aus einem Schnappschuss oder dem Protokoll")]
    EngineUnusable { fault: Text },
    /// The engine was not asked to keep the log.
    #[refusal(data, en = "this engine does not retain its log; ask for it with `retain_log` or read the host's log", de = "diese Engine behält ihr Protokoll nicht; verlangen Sie es mit `retain_log` oder lesen Sie das des Wirtssystems")]
    LogNotRetained {},
    /// A mapping of a foreign history has a fault.
    #[refusal(data, en = "the mapping is faulty at `{path}`: {fault}", de = "die Zuordnung ist fehlerhaft bei `{path}`: {fault}")]
    MappingFaulty { path: Text, fault: Text },
    /// A mapping does not say what an activity of a foreign history means.
    #[refusal(data, en = "the activity `{activity}` is not in the mapping; add it, if only as `passed`; mapped: {allowed}", de = "die Aktivität `{activity}` fehlt in der Zuordnung; nehmen Sie sie auf, und sei es als `passed`; zugeordnet: {allowed}")]
    UnknownActivity { activity: Text, allowed: Words },
    /// A mapping leaves an activity out on purpose.
    #[refusal(data, en = "the mapping passes over `{activity}`: {why}", de = "die Zuordnung übergeht `{activity}`: {why}")]
    ActivityPassed { activity: Text, why: Text },
    /// A time of a foreign history has no offset, and the mapping names no zone.
    #[refusal(data, en = "the time `{value}` has no offset; name the `time_zone` of the file in the mapping", de = "die Zeit `{value}` hat keinen Versatz zu UTC; nennen Sie in der Zuordnung die Zeitzone (`time_zone`) der Datei")]
    ZoneMissing { value: Text },
    /// A foreign history lets a lead enter the stage at which it stands.
    #[refusal(data, en = "lead `{lead}` stands at stage `{stage}` already; nothing to do", de = "Lead `{lead}` steht schon auf Stufe `{stage}`; nichts zu tun")]
    SameStage { lead: LeadId, stage: StageId },
    /// Stays given directly contradict each other.
    #[refusal(data, en = "the stay of lead `{lead}` at stage `{stage}` ends before it begins; check the times", de = "der Aufenthalt von Lead `{lead}` auf Stufe `{stage}` endet, bevor er beginnt; prüfen Sie die Zeiten")]
    StayReversed { lead: LeadId, stage: StageId },
    /// A stay says when it ended but not how, or how but not when.
    #[refusal(data, en = "the stay of lead `{lead}` at stage `{stage}` needs both `left` and `how`, or neither", de = "der Aufenthalt von Lead `{lead}` auf Stufe `{stage}` braucht `left` und `how` zusammen oder keines von beiden")]
    StayUnclear { lead: LeadId, stage: StageId },
    /// A foreign history says that something will have happened.
    #[refusal(data, en = "the time {given} is after {until}, where the import ends; correct it, or import the row when its time has come", de = "die Zeit {given} liegt nach {until}, dem Ende des Imports; berichtigen Sie sie, oder importieren Sie die Zeile, wenn es so weit ist")]
    TimeInFuture { until: Timestamp, given: Timestamp },
    /// What is asked for lies before something that is known already.
    #[refusal(data, en = "the history reaches to {latest}, and {given} is before that; ask for a later time, or build the history from what was known then", de = "die Historie reicht bis {latest}, und {given} liegt davor; fragen Sie nach einem späteren Zeitpunkt, oder bilden Sie die Historie aus dem damals Bekannten")]
    HistoryAhead { latest: Timestamp, given: Timestamp },
    /// A deal came to its stage after the time as of which its chance is asked.
    #[refusal(data, en = "lead `{lead}` came to its stage at {entered}, after {at}, the time of the estimate; leave it out, or estimate as of a later time", de = "Lead `{lead}` kam um {entered} auf seine Stufe, nach {at}, dem Zeitpunkt der Schätzung; lassen Sie ihn weg, oder schätzen Sie zu einem späteren Zeitpunkt")]
    DealAhead { lead: LeadId, entered: Timestamp, at: Timestamp },
    /// Two histories were kept by different rules and cannot be added.
    #[refusal(data, en = "the two histories differ in `{what}` and cannot be merged; keep both by the same rule", de = "die beiden Historien unterscheiden sich in `{what}` und lassen sich nicht zusammenführen; führen Sie beide nach derselben Regel")]
    HistoriesDiffer { what: Text },
    /// The engine met a fault of its own.
    #[refusal(data, en = "a fault inside leadwerk: {fault}; please report it, and build the engine anew from its log", de = "ein Fehler in leadwerk: {fault}; bitte melden Sie ihn, und bauen Sie die Engine aus ihrem Protokoll neu auf")]
    InternalFault { fault: Text },
}
