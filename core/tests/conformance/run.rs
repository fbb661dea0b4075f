//! One case being run.

use super::compare::{equal, parse, plain, to_json};
use super::house;
use super::reckon::{self, Given};
use leadwerk::Error;
use leadwerk::distribution::Choice;
use leadwerk::engine::{Engine, HistoryFold, Record, Request, SegmentBy, Sequence, StayFold};
use leadwerk::lead::{Actor, Phase};
use leadwerk::pipeline::{End, HistoryData, HistoryRule, StageTable, Stay};
use leadwerk::policy::Policy;
use leadwerk::units::{Decimal, Language, LeadId, MemberId, Money, Note, Probability, StageId, Timestamp};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// One case being run.
pub(crate) struct Run {
    pub(crate) id: String,
    pub(crate) failures: Vec<String>,
    /// The fingerprint that it came to.
    pub(crate) retained: Vec<String>,
}

/// An engine of a case, and what happened so far.
struct World {
    engine: Engine,
    first_policy: Policy,
    policy: Policy,
    records: Vec<Record>,
}

impl Run {
    pub(crate) fn case(&mut self, case: &Value) {
        let keys = [
            "id",
            "why",
            "policy",
            "patch",
            "steps",
            "then",
            "fingerprint",
            "values",
            "refusal",
            "faults",
            "findings",
            "stages",
            "stays",
            "ends",
            "rows",
            "reckon",
            "given",
            "expect",
            "within",
            "say",
        ];
        self.keys(case, &keys);
        if let Some(function) = case["reckon"].as_str() {
            return self.reckon(case, function);
        }
        if let Some(values) = case["values"].as_array() {
            return self.values(values);
        }
        if let Some(stays) = case["stays"].as_array() {
            return self.table(case, stays);
        }
        let text = house::policy(case["policy"].as_str().unwrap_or_default(), &case["patch"]);
        if case.get("refusal").is_some() {
            return self.faulty(case, &text);
        }
        let policy = match Policy::from_json(&text) {
            Ok(policy) => policy,
            Err(error) => return self.fail(format!("the policy is refused: {error}")),
        };
        if let Some(findings) = case.get("findings") {
            let found: Vec<_> = policy.check().into_iter().map(|finding| finding.path).collect();
            return self.same("paths of the findings", findings, &json!(found));
        }
        let mut engine = Engine::new(policy.clone()).unwrap();
        engine.retain_log(true);
        let mut world = World { engine, first_policy: policy.clone(), policy, records: Vec::new() };
        let none = Vec::new();
        for (number, step) in (1..).zip(case["steps"].as_array().unwrap_or(&none)) {
            self.step(&format!("step {number}"), &mut world, step);
        }
        let fingerprint = world.engine.fingerprint();
        let expected = case["fingerprint"].as_str().unwrap_or("?");
        if !expected.is_empty() {
            self.same("fingerprint", &json!(expected), &json!(fingerprint));
        }
        self.ways_around(&world, &case["then"]);
        let mut fold = StayFold::default();
        world.records.iter().for_each(|record| fold.fold(record));
        if let Some(stays) = case["then"].get("stays") {
            self.same("stays", stays, &json!(fold.stays().map(|stay| to_json(&stay)).collect::<Vec<_>>()));
        }
        if let Some(ends) = case["then"].get("ends") {
            self.same("ends", ends, &json!(fold.ends().map(|end| to_json(&end)).collect::<Vec<_>>()));
        }
        if let Some(folds) = case["then"]["folds"].as_array() {
            self.folds(&world.records, folds);
        }
        if let Some(reports) = case["then"]["reports"].as_array() {
            self.reports([&world.first_policy, &world.policy], &world.records, reports);
        }
        self.retained.push(fingerprint);
    }

    /// A key that no runner knows would be a check that nobody makes.
    pub(crate) fn keys(&mut self, object: &Value, known: &[&str]) {
        for key in object.as_object().into_iter().flat_map(Map::keys) {
            self.check(known.contains(&key.as_str()), &format!("has an unknown key `{key}`"));
        }
    }

    /// A policy that is refused.
    fn faulty(&mut self, case: &Value, text: &str) {
        self.refused("policy", &case["refusal"], Policy::from_json(text).err().as_ref());
        if let Some(paths) = case.get("faults") {
            match serde_json::from_str::<Policy>(text) {
                Ok(policy) => {
                    let found: Vec<_> = policy.faults().into_iter().map(|fault| fault.path).collect();
                    self.same("paths of the faults", paths, &json!(found));
                }
                Err(fault) => self.fail(format!("the policy could not be read: {fault}")),
            }
        }
    }

    /// A function of the core and its answer.
    fn reckon(&mut self, case: &Value, function: &str) {
        let mut given = Given(case["given"].as_object().unwrap().clone());
        let answer = match (reckon::ask(function, &mut given), case.get("refusal")) {
            (Ok(answer), None) => answer,
            (answer, refusal) => {
                return self.refused(function, refusal.unwrap_or(&Value::Null), answer.err().as_ref());
            }
        };
        self.check(given.0.is_empty(), &format!("{function}: nobody asks for {:?}", given.0));
        self.check(case.get("expect").is_some() || case.get("say").is_some(), "expects nothing");
        if let Some(expected) = case.get("expect") {
            reckon::faults(function, expected, &answer.value, case["within"].as_f64())
                .iter()
                .for_each(|f| self.fail(f));
        }
        if let Some(say) = case.get("say") {
            self.same(&format!("{function}: said"), say, &answer.said.unwrap_or_default());
        }
    }

    /// Stays, deals and histories folded by segment, one record at a time and all at once.
    fn folds(&mut self, records: &[Record], folds: &[Value]) {
        for ask in folds {
            self.keys(ask, &["by", "rule", "deals", "history", "refusal"]);
            let (by, rule): (Vec<SegmentBy>, HistoryRule) = (parse(&ask["by"]), parse(&ask["rule"]));
            let mut stays = StayFold::by(by.clone());
            records.iter().for_each(|record| stays.fold(record));
            let folded = HistoryFold::new(rule.clone(), by).and_then(|mut fold| {
                records.iter().try_for_each(|record| fold.fold(record))?;
                Ok((fold.history()?.data(), fold.deals()))
            });
            match (folded, ask.get("refusal")) {
                (Ok((history, deals)), None) => {
                    self.same("deals", &ask["deals"], &to_json(&deals));
                    self.same("deals of the stays", &ask["deals"], &to_json(&stays.deals()));
                    let history = to_json(&history);
                    reckon::faults("history", &ask["history"], &history, None).iter().for_each(|f| self.fail(f));
                    let whole = HistoryData::of(rule, stays.stays().collect()).unwrap();
                    self.same("history of the stays", &history, &to_json(&whole));
                }
                (folded, refusal) => {
                    self.refused("fold", refusal.unwrap_or(&Value::Null), folded.err().as_ref());
                }
            }
        }
    }

    /// The table of stays and ends that come from elsewhere.
    fn table(&mut self, case: &Value, stays: &[Value]) {
        let stages: Vec<StageId> = parse(&case["stages"]);
        let ends = case["ends"].as_array().into_iter().flatten().map(parse::<End>);
        match (StageTable::new(&stages, stays.iter().map(parse::<Stay>), ends), case.get("refusal")) {
            (Ok(table), None) => self.same("rows", &case["rows"], &to_json(&table.rows)),
            (answer, refusal) => self.refused("rows", refusal.unwrap_or(&Value::Null), answer.err().as_ref()),
        }
    }

    fn step(&mut self, place: &str, world: &mut World, step: &Value) {
        self.keys(
            step,
            &[
                "at", "actor", "command", "adopt", "apply", "catch_up", "read", "restore", "expect", "choices",
                "refusal",
            ],
        );
        let (fingerprint, sequence) = (world.engine.fingerprint(), world.engine.sequence());
        let done = self.act(place, world, step);
        match (done, step.get("refusal"), step.get("expect")) {
            (Ok(records), None, expected) => {
                let events: Vec<_> = records.iter().map(|record| to_json(&record.event)).collect();
                if let Some(expected) = expected {
                    self.same(place, expected, &json!(events));
                }
                let checked = ["apply", "catch_up", "read"].iter().any(|key| step.get(*key).is_some());
                self.check(expected.is_some() || checked, &format!("{place} expects nothing"));
                let about = records.iter().all(|record| to_json(&record.at) == step["at"]);
                self.check(about || checked, &format!("{place}: a record is of another time"));
                self.records(place, sequence, &records);
                world.records.extend(records);
            }
            (Err(error), Some(refusal), None) => {
                self.refused(place, refusal, Some(&error));
                let unchanged = fingerprint == world.engine.fingerprint() && sequence == world.engine.sequence();
                self.check(unchanged, &format!("{place}: the refusal changed something"));
            }
            (Err(error), ..) => {
                self.fail(format!("{place}: refused with {}", serde_json::to_string(&error).unwrap()));
            }
            (Ok(records), ..) => {
                let events: Vec<_> = records.iter().map(|record| to_json(&record.event)).collect();
                self.fail(format!("{place}: must be refused, but gave {}", json!(events)));
                world.records.extend(records);
            }
        }
    }

    /// Records follow each other, and are the same after a way through JSON.
    fn records(&mut self, place: &str, mut sequence: Sequence, records: &[Record]) {
        for record in records {
            sequence = sequence.next().unwrap();
            self.check(record.sequence == sequence, &format!("{place}: a record has a number that is not the next"));
            let back = record.to_json().and_then(|json| Record::from_json(&json));
            self.check(back.as_ref() == Ok(record), &format!("{place}: a record is another one after JSON"));
        }
    }

    fn act(&mut self, place: &str, world: &mut World, step: &Value) -> Result<Vec<Record>, Error> {
        if let Some(patch) = step.get("adopt") {
            let mut current = world.policy.to_json()?;
            if let Some(name) = patch["policy"].as_str() {
                current = house::policy(name, &patch["patch"]);
            }
            // Not `from_json`: a faulty policy is to be refused by the engine.
            let policy: Policy = serde_json::from_str(&current).unwrap();
            let (at, actor) = (parse(&step["at"]), parse::<Actor>(&step["actor"]));
            let receipt = world.engine.adopt(at, &actor, policy.clone())?;
            world.policy = policy;
            return Ok(receipt.records);
        }
        if let Some(records) = step.get("apply").or_else(|| step.get("catch_up")) {
            let records: Vec<Record> = records
                .as_array()
                .unwrap()
                .iter()
                .map(|record| Record::from_json(&record.to_string()))
                .collect::<Result<_, _>>()?;
            let before = world.engine.sequence();
            if step.get("apply").is_some() {
                world.engine.apply(&records)?;
            } else {
                world.engine.catch_up(&records)?;
            }
            return Ok(records.into_iter().filter(|record| record.sequence > before).collect());
        }
        if let Some(record) = step.get("read") {
            Record::from_json(&record.to_string())?;
            return Ok(Vec::new());
        }
        if let Some(bytes) = step["restore"].as_str() {
            let digits = bytes.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
            let bytes: Vec<_> = digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
            Engine::restore(world.policy.clone(), &bytes)?;
            return Ok(Vec::new());
        }
        let request: Request = parse(&json!({ "at": step["at"], "actor": step["actor"], "command": step["command"] }));
        let before = world.engine.fingerprint();
        let decided = world.engine.decide(&request);
        self.check(before == world.engine.fingerprint(), &format!("{place}: to decide has changed something"));
        let executed = world.engine.execute(&request);
        self.check(decided == executed, &format!("{place}: decided {decided:?} and executed {executed:?}"));
        let receipt = executed?;
        self.choices(place, step.get("choices"), &receipt.choices);
        Ok(receipt.records)
    }

    /// Receipts of who got a lead: each decides the same again, and says why in words.
    fn choices(&mut self, place: &str, expected: Option<&Value>, choices: &[Choice]) {
        for choice in choices {
            let back: Choice = parse(&to_json(choice));
            self.check(back == *choice, &format!("{place}: a receipt is another one after JSON"));
            self.check(
                choice.replay().as_ref() == Ok(&choice.member),
                &format!("{place}: a receipt decides otherwise"),
            );
        }
        let Some(expected) = expected else { return };
        let none = Vec::new();
        let given: Vec<_> = choices.iter().map(|choice| json!([choice.lead, choice.member])).collect();
        let expected = expected.as_array().unwrap_or(&none);
        let wanted: Vec<_> = expected.iter().map(|ask| json!([ask["lead"], ask["member"]])).collect();
        self.same(&format!("{place}: choices"), &json!(wanted), &json!(given));
        for (ask, choice) in expected.iter().zip(choices) {
            self.keys(ask, &["lead", "member", "why", "why_not"]);
            let place = format!("{place}: lead {}", choice.lead);
            let said = |say: &dyn Fn(Language) -> Result<String, Error>| {
                let [en, de] = [Language::English, Language::German].map(|language| say(language).unwrap());
                json!({ "en": en, "de": de })
            };
            if let Some(why) = ask.get("why") {
                self.same(&place, why, &said(&|language| choice.why(language)));
            }
            for other in ask["why_not"].as_array().unwrap_or(&none) {
                let member: MemberId = parse(&other["member"]);
                let mut got = said(&|language| choice.why_not(&member, language));
                got["member"] = other["member"].clone();
                self.same(&place, other, &got);
            }
        }
    }

    pub(crate) fn refused(&mut self, place: &str, expected: &Value, error: Option<&Error>) {
        self.keys(expected, &["code", "category", "fields", "en", "de"]);
        let (Some(error), Some(parts)) = (error, expected.as_object()) else {
            return self.fail(format!("{place}: expected {expected}, got {error:?}"));
        };
        let mut got = to_json(error);
        got["en"] = error.sentence(Language::English).into();
        got["de"] = error.sentence(Language::German).into();
        for (key, value) in parts {
            if !equal(value, &got[key]) {
                self.fail(format!("{place}: {key}\n  expected {}\n  got      {}", plain(value), plain(&got)));
            }
        }
        self.check(
            expected["code"].is_string() && expected["category"].is_string(),
            "a refusal without code or category",
        );
    }

    /// Live, replayed, restored, and caught up from the middle: all the same, and all answer the same.
    fn ways_around(&mut self, world: &World, then: &Value) {
        let live = &world.engine;
        let mut replayed = Engine::new(world.first_policy.clone()).unwrap();
        if let Err(error) = replayed.apply(&world.records) {
            self.fail(format!("replay: {error}"));
        }
        // Adopted rules are not in the log, only that they were adopted: questions are answered by the host's own.
        if world.policy != world.first_policy {
            replayed = Engine::restore(world.policy.clone(), &replayed.snapshot()).unwrap();
        }
        let restored = Engine::restore(world.policy.clone(), &live.snapshot()).unwrap();
        let half = world.records.len() / 2;
        let middle = Engine::replay(world.first_policy.clone(), &world.records[..half]).unwrap();
        let mut caught_up = Engine::restore(world.policy.clone(), &middle.snapshot()).unwrap();
        caught_up.catch_up(&world.records).unwrap();
        let json: Vec<_> = world.records.iter().map(|record| record.to_json().unwrap()).collect();
        let read: Vec<_> = json.iter().map(|json| Record::from_json(json).unwrap()).collect();
        let from_json = Engine::replay(world.policy.clone(), &read).unwrap();
        let ways = [
            ("live", live),
            ("replayed", &replayed),
            ("restored", &restored),
            ("caught up", &caught_up),
            ("from JSON", &from_json),
        ];
        for (name, engine) in ways {
            self.check(engine.fingerprint() == live.fingerprint(), &format!("{name}: has another fingerprint"));
            self.check(engine.snapshot() == live.snapshot(), &format!("{name}: has another snapshot"));
            self.check(engine.sequence() == live.sequence(), &format!("{name}: ends elsewhere"));
            // What the live engine answers wrongly, the others need not repeat.
            if name == "live" || self.failures.is_empty() {
                self.then(name, engine, then);
            }
        }
        self.redacted(world);
    }

    /// The log of erased leads without what is personal folds to the same state.
    fn redacted(&mut self, world: &World) {
        let erased: BTreeSet<_> = world
            .records
            .iter()
            .filter(|record| to_json(&record.event)["type"] == "erased")
            .filter_map(|record| record.event.lead().cloned())
            .collect();
        if erased.is_empty() {
            return;
        }
        let is_erased = |record: &Record| record.event.lead().is_some_and(|lead| erased.contains(lead));
        let records: Vec<_> = world
            .records
            .iter()
            .map(|record| if is_erased(record) { record.redacted().unwrap() } else { record.clone() })
            .collect();
        match Engine::replay(world.first_policy.clone(), &records) {
            Ok(engine) => self.same("redacted", &json!(world.engine.fingerprint()), &json!(engine.fingerprint())),
            Err(error) => self.fail(format!("the redacted log: {error}")),
        }
    }

    fn then(&mut self, name: &str, engine: &Engine, then: &Value) {
        let known = "leads queues due counts history stays ends folds roster ledger waiting reports";
        self.keys(then, &known.split(' ').collect::<Vec<_>>());
        let none = Vec::new();
        let list = |key: &str| then[key].as_array().unwrap_or(&none).iter();
        for ask in list("leads") {
            let lead: LeadId = parse(&ask["lead"]);
            let place = format!("{name}: lead {lead}");
            match (engine.lead(&parse(&ask["actor"]), &lead), &ask["refusal"]) {
                (Ok(view), Value::Null) => self.part(&place, &ask["view"], &to_json(&view)),
                (answer, refusal) => self.refused(&place, refusal, answer.err().as_ref()),
            }
        }
        for ask in list("queues") {
            let member: MemberId = parse(&ask["member"]);
            let place = format!("{name}: queue of {member}");
            match (engine.queue(&parse(&ask["actor"]), &member), &ask["refusal"]) {
                (Ok(lines), Value::Null) => self.same(&place, &ask["lines"], &to_json(&lines)),
                (answer, refusal) => self.refused(&place, refusal, answer.err().as_ref()),
            }
        }
        for ask in list("due") {
            let lines = engine.due(&parse(&ask["actor"]), parse(&ask["until"])).unwrap();
            self.same(&format!("{name}: due"), &ask["lines"], &to_json(&lines));
        }
        for ask in list("roster") {
            self.keys(ask, &["actor", "members"]);
            let members = to_json(&engine.roster(&parse(&ask["actor"])).unwrap());
            self.parts(&format!("{name}: roster"), &ask["members"], &members);
        }
        for ask in list("ledger") {
            self.keys(ask, &["actor", "mean", "channels", "members"]);
            let ledger = to_json(&engine.ledger(&parse(&ask["actor"])).unwrap());
            for part in ["channels", "members"].iter().filter(|part| ask.get(**part).is_some()) {
                self.parts(&format!("{name}: ledger: {part}"), &ask[*part], &ledger[*part]);
            }
            if let Some(mean) = ask.get("mean") {
                self.same(&format!("{name}: ledger: mean"), mean, &ledger["mean"]);
            }
        }
        for ask in list("waiting") {
            self.keys(ask, &["actor", "lines"]);
            let lines = engine.waiting(&parse(&ask["actor"])).unwrap();
            self.same(&format!("{name}: waiting"), &ask["lines"], &to_json(&lines));
        }
        // Only the live one has kept every record.
        for ask in list("history").filter(|_| name == "live") {
            let lead: LeadId = parse(&ask["lead"]);
            let place = format!("{name}: history of {lead}");
            match (engine.history(&parse(&ask["actor"]), &lead), &ask["refusal"]) {
                (Ok(records), Value::Null) => {
                    let types: Vec<_> = records.iter().map(|record| to_json(&record.event)["type"].clone()).collect();
                    self.same(&place, &ask["events"], &json!(types));
                }
                (answer, refusal) => self.refused(&place, refusal, answer.err().as_ref()),
            }
        }
        if let Some(counts) = then.get("counts") {
            let counted = Phase::ALL.iter().filter(|&&phase| engine.count(phase) > 0);
            let counted: Map<_, _> =
                counted.map(|&phase| (phase.name().to_owned(), engine.count(phase).into())).collect();
            let leads: u64 = counted.values().filter_map(Value::as_u64).sum();
            self.same(&format!("{name}: counts"), counts, &Value::Object(counted));
            self.same(&format!("{name}: all leads"), &json!(engine.leads()), &json!(leads));
        }
    }

    fn values(&mut self, values: &[Value]) {
        for value in values {
            self.keys(value, &["type", "given", "text", "refusal"]);
            let place = plain(value).to_string();
            match (make(&value["type"], &value["given"]), value.get("refusal")) {
                (Ok(text), None) => self.same(&place, &value["text"], &json!(text)),
                (answer, refusal) => {
                    self.refused(&place, refusal.unwrap_or(&Value::Null), answer.err().as_ref());
                }
            }
        }
    }
}

/// Makes a value of the units, as text.
fn make(kind: &Value, given: &Value) -> Result<String, Error> {
    let text = || given.as_str().unwrap();
    let whole = |given: &Value| given.as_i64().unwrap();
    let number = || given.as_f64().unwrap();
    let money = |given: &Value| Money::new(whole(&given["minor"]), given["currency"].as_str().unwrap());
    match kind.as_str().unwrap() {
        "lead_id" => LeadId::new(text()).map(|id| id.to_string()),
        "note" => Note::new(text()).map(|note| note.as_str().to_owned()),
        "money" => money(given).map(|money| money.to_string()),
        "sum" => money(&given[0])?.plus(money(&given[1])?).map(|money| money.to_string()),
        "difference" => money(&given[0])?.minus(money(&given[1])?).map(|money| money.to_string()),
        "timestamp" => Timestamp::new(whole(given)).map(|instant| instant.milliseconds().to_string()),
        "probability" => Probability::try_from(number()).map(|probability| probability.to_string()),
        "decimal" => Decimal::try_from(number()).map(|decimal| decimal.to_string()),
        "sequence" => Sequence::new(whole(given)).map(|sequence| sequence.get().to_string()),
        other => panic!("no unit is called `{other}`"),
    }
}
