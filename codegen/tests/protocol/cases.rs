//! Cases, from the traits of operations and errors.

use std::path::Path;

use codegen::plan::http::Http;
use codegen::{Digest, HttpOptions, Options, Package, Protocol, Runtime};
use serde_json::{json, Map, Value};
use smithy_model::{Model, Node, NodeValue, Shape, ShapeId, ShapeType, Sources};

use crate::expand::expand;

/// Slips of the published cases: in the case of this id, this text is to be read as that.
pub const SLIPS: &[(&str, &str, &str)] = &[("RestJsonMalformedPatternReDOSString", "$$", "$")];

/// What a case expects of a server that its parameters do not say: the case, the header, and why.
const NOT_ASKED: &[(&str, &str, &str)] = &[
    ("JsonProtocol server response AwsJson11IntEnums", "X-Amz-Target", "it is a header of requests"),
    (
        "JsonProtocol server response parses_the_request_id_from_the_response",
        "X-Amzn-Requestid",
        "the id is the caller's of the server side, who adds the header",
    ),
];

/// A service whose protocol generated crates speak.
pub struct Service {
    /// Its id.
    pub id: ShapeId,
    /// What is generated.
    pub options: Options,
    /// What is generated of HTTP.
    pub http: Http,
}

/// A case as the runner reads it.
pub struct Case(pub Value);

impl Case {
    /// What tells it from all others.
    pub fn key(&self) -> &str {
        self.text("key")
    }

    /// Its id, that of the parameter included.
    pub fn id(&self) -> &str {
        self.text("id")
    }

    /// `request`, `response` or `malformed`.
    pub fn kind(&self) -> &str {
        self.text("kind")
    }

    /// The service's name.
    pub fn service_name(&self) -> &str {
        self.text("service").rsplit('#').next().unwrap_or_default()
    }

    /// Whether it is run on the server's side.
    pub fn is_server(&self) -> bool {
        self.text("direction") == "server"
    }

    /// What the trait says.
    pub fn of_trait(&self) -> &Value {
        &self.0["case"]
    }

    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }
}

/// The models of all protocol tests, as one.
pub fn model(folder: &Path) -> Model {
    let mut sources = Sources::new();
    sources
        .add_path(&folder.join("smithy-aws-protocol-tests/model"))
        .expect("the protocol tests can be read");
    let loaded = smithy_model::load(sources);
    assert!(!loaded.has_errors(), "{:#?}", loaded.events);
    loaded.model
}

/// The services whose protocol generated crates speak.
pub fn services(model: &Model) -> Vec<Service> {
    let services = model.own_shapes().filter(|shape| shape.shape_type == ShapeType::Service);
    let services = services.filter(|shape| Protocol::ALL.iter().any(|p| shape.traits.has(p.trait_id())));
    let service = |shape: &Shape| {
        let options = options(&shape.id);
        let plan = codegen::plan::plan(model, &options).expect("a protocol test's service can be generated");
        Service { id: shape.id.clone(), options, http: plan.http.expect("the service has an HTTP side") }
    };
    services.map(service).collect()
}

fn options(service: &ShapeId) -> Options {
    Options {
        crate_name: service.name().to_lowercase().replace('_', "-"),
        runtime: Runtime::Path("../runtime".to_owned()),
        workspace: true,
        package: Package { version: "0.1.0".to_owned(), ..Package::default() },
        http: customs(service),
        ..Options::bare(Some(service.clone()))
    }
}

/// What the configuration of a service's crate would say: cases expect of clients what no model says.
fn customs(service: &ShapeId) -> HttpOptions {
    let pairs = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let digests = [("X-Amz-Content-Sha256", Digest::Sha256), ("X-Amz-Sha256-Tree-Hash", Digest::TreeSha256)];
    match service.as_str() {
        "com.amazonaws.apigateway#BackplaneControlService" => {
            HttpOptions { headers: pairs(&[("Accept", "application/json")]), ..HttpOptions::default() }
        }
        "com.amazonaws.glacier#Glacier" => HttpOptions {
            headers: pairs(&[("X-Amz-Glacier-Version", "2012-06-01")]),
            digests: digests.map(|(header, digest)| (header.to_owned(), digest)).to_vec(),
            stand_ins: pairs(&[("accountId", "-")]),
            ..HttpOptions::default()
        },
        "com.amazonaws.machinelearning#AmazonML_20141212" => {
            HttpOptions { endpoint: Some("PredictEndpoint".to_owned()), ..HttpOptions::default() }
        }
        _ => HttpOptions::default(),
    }
}

/// The cases of a service, in the order of its operations, then of its errors.
pub fn cases(model: &Model, service: &Service) -> Vec<Case> {
    let operations: Vec<&Shape> =
        service.http.operations.iter().filter_map(|o| shape(model, &o.id)).collect();
    let mut cases = Vec::new();
    for operation in &operations {
        for kind in ["request", "response", "malformed"] {
            cases.extend(of_shape(service, operation, operation, kind));
        }
    }
    let common = shape(model, service.id.as_str()).and_then(Shape::as_service).map(|service| &service.errors);
    let mut seen = std::collections::BTreeSet::new();
    for operation in operations {
        let own = operation.as_operation().map(|operation| &operation.errors);
        for error in own.into_iter().chain(common).flatten().filter(|error| seen.insert(&error.target)) {
            let Some(error) = model.shape(&error.target) else { continue };
            cases.extend(of_shape(service, operation, error, "response"));
        }
    }
    cases
}

fn shape<'m>(model: &'m Model, id: &str) -> Option<&'m Shape> {
    model.shape(&ShapeId::parse(id)?)
}

/// The cases of a kind that a shape has: the operation, or one of its errors.
fn of_shape(service: &Service, operation: &Shape, shape: &Shape, kind: &str) -> Vec<Case> {
    let id = match kind {
        "request" => "smithy.test#httpRequestTests",
        "response" => "smithy.test#httpResponseTests",
        _ => "smithy.test#httpMalformedRequestTests",
    };
    let error = (shape.id != operation.id).then(|| shape.id.as_str());
    let listed = shape.traits.get(id).and_then(Node::as_array).unwrap_or_default().iter().map(json_of);
    let mine = listed.filter(|case| case["protocol"] == service.http.protocol.trait_id());
    let mut cases = Vec::new();
    for case in mine {
        let applies = case["appliesTo"].as_str();
        let sides: &[&str] = if kind == "malformed" { &["server"] } else { &["client", "server"] };
        for direction in sides.iter().filter(|side| applies.is_none_or(|applies| applies == **side)) {
            for (id, case) in expand(&case) {
                let key = format!("{} {direction} {kind} {id}", service.id.name());
                let case = as_asked(&key, without_slips(&id, case));
                cases.push(Case(json!({
                    "key": key,
                    "id": id,
                    "service": service.id.as_str(),
                    "operation": operation.id.as_str(),
                    "error": error,
                    "direction": direction,
                    "kind": kind,
                    "case": case,
                })));
            }
        }
    }
    cases
}

fn without_slips(id: &str, case: Value) -> Value {
    let mut text = case.to_string();
    for (_, from, to) in SLIPS.iter().filter(|(slip, _, _)| *slip == id) {
        assert!(text.contains(from), "the slip of {id} is gone");
        text = text.replace(from, to);
    }
    serde_json::from_str(&text).expect("a slip's correction is JSON")
}

fn as_asked(key: &str, mut case: Value) -> Value {
    for (_, header, _) in NOT_ASKED.iter().filter(|(asked, _, _)| *asked == key) {
        let removed = case["headers"].as_object_mut().and_then(|headers| headers.remove(*header));
        assert!(removed.is_some(), "{key} does not expect {header} any more");
    }
    case
}

/// A node as JSON, in which numbers that are no integers are objects with their text.
fn json_of(node: &Node) -> Value {
    match &node.value {
        NodeValue::Null => Value::Null,
        NodeValue::Bool(value) => Value::Bool(*value),
        NodeValue::Number(number) => match number.as_i128().and_then(|number| i64::try_from(number).ok()) {
            Some(number) => Value::from(number),
            // As text: reading a number with a fraction must not be what a case depends on.
            None => json!({ "$decimal": number.as_str() }),
        },
        NodeValue::String(text) => Value::String(text.clone()),
        NodeValue::Array(items) => items.iter().map(json_of).collect(),
        NodeValue::Object(object) => {
            let entries = object.iter().map(|entry| (entry.key.clone(), json_of(&entry.value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}
