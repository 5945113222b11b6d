//! Smithy's own protocol tests, run against generated crates: `cargo test -p codegen --test protocol -- --nocapture`
//! prints the scores, and every failing case with its reasons.
//!
//! The models of `../shared/conformance/protocol-tests` become crates, one a service, in a workspace below `target/`; the
//! program in `protocol/runner` runs all cases against them. What fails is listed here by name; a list that is not exact
//! fails, in both directions. Each case is also run with an expectation that is wrong, and has to fail then.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "protocol/alter.rs"]
mod alter;
#[path = "protocol/cases.rs"]
mod cases;
#[path = "protocol/crates.rs"]
mod crates;
#[path = "protocol/expand.rs"]
mod expand;
#[path = "support/on_disk.rs"]
mod on_disk;
#[path = "support/shared.rs"]
mod shared;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use shared::shared;

/// The cases that fail, each with its reason.
const FAILING: &[(&str, &str)] = &[];

/// How many cases there are of each service: on the client's side, on the server's.
const COUNTS: &[(&str, usize, usize)] = &[
    ("AmazonML_20141212", 1, 1),
    ("BackplaneControlService", 1, 1),
    ("Glacier", 4, 1),
    ("JsonProtocol", 118, 102),
    ("JsonRpc10", 67, 46),
    ("QueryCompatibleJsonRpc10", 3, 3),
    ("RestJson", 244, 754),
    ("RestJsonValidation", 1, 126),
];

#[test]
fn cases_pass() {
    let Some(folder) = shared("conformance/protocol-tests") else { return };
    let model = cases::model(&folder);
    let services = cases::services(&model);
    let cases: Vec<_> = services.iter().flat_map(|service| cases::cases(&model, service)).collect();
    let altered: Vec<_> = cases.iter().flat_map(alter::altered).collect();
    let all: Vec<_> = cases.iter().chain(&altered).collect();
    let outcomes = crates::run(&model, &services, &all);
    let keys: BTreeSet<&str> = all.iter().map(|case| case.key()).collect();
    assert_eq!(keys.len(), all.len(), "cases have keys of their own");
    assert_eq!(outcomes.keys().map(String::as_str).collect::<BTreeSet<_>>(), keys, "every case has run");
    let unseen: Vec<&str> =
        altered.iter().map(cases::Case::key).filter(|key| outcomes[*key].is_empty()).collect();
    assert!(altered.len() > 3_000 && unseen.is_empty(), "{} altered, passed: {unseen:#?}", altered.len());

    let mut counts: BTreeMap<&str, [[usize; 2]; 2]> = BTreeMap::new();
    for case in &cases {
        let counts = &mut counts.entry(case.service_name()).or_default()[usize::from(case.is_server())];
        counts[0] += usize::from(outcomes[case.key()].is_empty());
        counts[1] += 1;
    }
    let failed: Vec<&str> =
        cases.iter().map(cases::Case::key).filter(|key| !outcomes[*key].is_empty()).collect();
    for key in &failed {
        println!("FAILED {key}\n    {}", outcomes[*key].join("\n    "));
    }
    for (service, [[client, clients], [server, servers]]) in &counts {
        println!("{service}: client {client} of {clients}, server {server} of {servers}");
    }
    let expected: BTreeSet<&str> = FAILING.iter().map(|(key, _)| *key).collect();
    assert_eq!(failed.into_iter().collect::<BTreeSet<_>>(), expected, "the cases that fail");
    let counted: Vec<_> =
        counts.iter().map(|(service, [client, server])| (*service, client[1], server[1])).collect();
    assert_eq!(counted, COUNTS, "the cases that there are");
}

/// Malformed requests with parameters expand to what is written beside the models.
#[test]
fn parameters_expand() {
    let Some(folder) = shared("conformance/protocol-tests") else { return };
    let model = cases::model(&folder);
    let path = folder.join("malformed-expanded.json");
    let written: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let written: BTreeMap<String, Value> =
        written.into_iter().map(|case| (case["id"].as_str().unwrap_or_default().to_owned(), case)).collect();
    let mut compared = 0;
    for service in cases::services(&model) {
        for case in cases::cases(&model, &service).iter().filter(|case| case.kind() == "malformed") {
            let written = &written[case.id()];
            assert_eq!(case.of_trait()["request"], written["request"], "{}", case.id());
            if !cases::SLIPS.iter().any(|(id, _, _)| *id == case.id()) {
                assert_eq!(case.of_trait()["response"], written["response"], "{}", case.id());
            }
            compared += 1;
        }
    }
    assert_eq!(compared, written.len());
}
