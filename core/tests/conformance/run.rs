//! Runs every case of `conformance/`, as every language does; see `conformance/README.md`.
//!
//! All failures of a run are listed together. `LEADWERK_BLESS=1` fills in fingerprints that are still empty, and
//! nothing else.

#![expect(clippy::disallowed_methods, reason = "the cases are files")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod house;
mod reckon;

use leadwerk::Error;
use leadwerk::distribution::Choice;
use leadwerk::engine::{Engine, HistoryFold, Record, Request, SegmentBy, Sequence, StayFold};
use leadwerk::lead::{Actor, Phase};
use leadwerk::pipeline::{End, HistoryData, HistoryRule, StageTable, Stay};
use leadwerk::policy::Policy;
use leadwerk::units::{Decimal, Language, LeadId, MemberId, Money, Note, Probability, StageId, Timestamp};
use reckon::Given;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;

#[test]
fn every_case() {
    let manifest = house::read_json("conformance/manifest.json");
    let folder = house::root().join("conformance/cases");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.sort_unstable();
    let (mut failures, mut ids, mut counts) = (Vec::new(), BTreeSet::new(), Map::new());
    for file in &files {
        let file = file.to_str().unwrap();
        let path = format!("conformance/cases/{file}");
        let Value::Array(cases) = house::read_json(&path) else { panic!("{path} is no list of cases") };
        counts.insert(file.into(), cases.len().into());
        let mut missing = Vec::new();
        for case in &cases {
            let id = case["id"].as_str().unwrap_or_default().to_owned();
            let mut run = Run { id: format!("{file} {id}"), failures: Vec::new(), retained: Vec::new() };
            run.check(!id.is_empty() && case["why"].as_str().is_some_and(|why| !why.is_empty()), "has no id or no why");
            run.check(ids.insert(id.clone()), "has the id of another case");
            // A case that cannot even be read is a failure like any other.
            if std::panic::catch_unwind(AssertUnwindSafe(|| run.case(case))).is_err() {
                run.fail("cannot be run; the panic is above");
            }
            if run.failures.is_empty() && case["fingerprint"] == "" {
                missing.push((id, run.retained.pop().unwrap()));
            }
            failures.append(&mut run.failures);
        }
        fill_in(&path, &missing, &mut failures);
    }
    let total: u64 = counts.values().filter_map(Value::as_u64).sum();
    assert!(failures.is_empty(), "{} failure(s):\n\n{}\n", failures.len(), failures.join("\n\n"));
    let counted = json!({ "total": total, "files": counts });
    assert_eq!(manifest, counted, "conformance/manifest.json does not tell the number of cases");
    assert!(total >= 80 && ids.len() as u64 == total, "{total} cases, {} of them different", ids.len());
}

/// Writes fingerprints that are still empty, if that was asked for.
fn fill_in(path: &str, missing: &[(String, String)], failures: &mut Vec<String>) {
    let bless = std::env::var("LEADWERK_BLESS").is_ok_and(|bless| bless == "1");
    if !bless {
        failures.extend(missing.iter().map(|(id, is)| format!("{path} {id}: has no fingerprint yet; it is {is}")));
        return;
    }
    if missing.is_empty() {
        return;
    }
    let mut text = house::read(path);
    for (id, fingerprint) in missing {
        let case = text.find(&format!("\"id\": {},", json!(id))).unwrap();
        let rest = text.split_off(case);
        text += &rest.replacen("\"fingerprint\": \"\"", &format!("\"fingerprint\": \"{fingerprint}\""), 1);
    }
    std::fs::write(house::root().join(path), text).unwrap();
}

/// One case being run.
struct Run {
    id: String,
    failures: Vec<String>,
    /// The fingerprint that it came to.
    retained: Vec<String>,
}

/// An engine of a case, and what happened so far.
struct World {
    engine: Engine,
    first_policy: Policy,
    policy: Policy,
    records: Vec<Record>,
}

impl Run {
    fn fail(&mut self, text: impl AsRef<str>) {
        self.failures.push(format!("{}: {}", self.id, text.as_ref()));
    }

    fn check(&mut self, holds: bool, fault: &str) {
        if !holds {
            self.fail(fault);
        }
    }

    fn same(&mut self, place: &str, expected: &Value, got: &Value) {
        if !equal(expected, got) {
            self.fail(format!("{place}\n  expected {}\n  got      {}", plain(expected), plain(got)));
        }
    }

    fn case(&mut self, case: &Value) {
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
        self.retained.push(fingerprint);
    }

    /// A key that no runner knows would be a check that nobody makes.
    fn keys(&mut self, object: &Value, known: &[&str]) {
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

    fn refused(&mut self, place: &str, expected: &Value, error: Option<&Error>) {
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
        let known =
            ["leads", "queues", "due", "counts", "history", "stays", "ends", "folds", "roster", "ledger", "waiting"];
        self.keys(then, &known);
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

    /// A list of views, whole and in order; of each the parts that are named.
    fn parts(&mut self, place: &str, expected: &Value, got: &Value) {
        let (expected, got) = (expected.as_array().unwrap(), got.as_array().unwrap());
        self.check(expected.len() == got.len(), &format!("{place}: expected {} lines, got {got:?}", expected.len()));
        for (number, (expected, got)) in (1..).zip(expected.iter().zip(got)) {
            self.part(&format!("{place} {number}"), expected, got);
        }
    }

    /// The parts of a view that are named.
    fn part(&mut self, place: &str, expected: &Value, got: &Value) {
        for (key, value) in expected.as_object().unwrap() {
            match got.get(key) {
                Some(got) => self.same(&format!("{place}: {key}"), value, got),
                None => self.fail(format!("{place}: a view has no `{key}`")),
            }
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

fn parse<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_value(json.clone()).unwrap_or_else(|fault| panic!("{json}: {fault}"))
}

fn to_json(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// What an engine answers is as expected; `*` is any text.
fn equal(expected: &Value, got: &Value) -> bool {
    let (expected, got) = (plain(expected), plain(got));
    match (&expected, &got) {
        (Value::String(any), Value::String(_)) if any == "*" => true,
        (Value::Array(expected), Value::Array(got)) => {
            expected.len() == got.len() && expected.iter().zip(got).all(|(expected, got)| equal(expected, got))
        }
        (Value::Object(expected), Value::Object(got)) => {
            expected.len() == got.len()
                && expected.iter().all(|(key, value)| got.get(key).is_some_and(|got| equal(value, got)))
        }
        _ => expected == got,
    }
}

/// Without nulls, and with whole numbers as such: an absent field and null are the same, and so are 1 and 1.0.
fn plain(json: &Value) -> Value {
    match json {
        Value::Object(map) => {
            map.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.clone(), plain(value))).collect()
        }
        Value::Array(list) => list.iter().map(plain).collect(),
        Value::Number(number) => match number.as_f64() {
            #[expect(clippy::cast_possible_truncation, reason = "whole numbers of the cases are below 2⁵³")]
            Some(float) if number.is_f64() && float.fract() == 0.0 => json!(float as i64),
            _ => json.clone(),
        },
        _ => json.clone(),
    }
}
