//! One change of each kind between two models: exactly that is told, where it belongs, and nothing else.

use std::collections::BTreeSet;

use codegen::changes::{ChangeLog, Fact, Kind, Reach};
use codegen::page::Mark;

use super::{changes, model};

const BASE: &str = include_str!("kinds.smithy");

/// What stands in the model; what stands there then, and after `====` what is at its end; and what is told: where, of what
/// kind, in which words.
type Row = (&'static str, &'static str, &'static [&'static str]);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Operations.
    ("operations: [Get, Put, Watch]", "operations: [Get, Watch]", &["Put: operationRemoved"]),
    ("operations: [Get, Put, Watch]", "operations: [Get, Put, Watch, New]====@http(method: \"POST\", uri: \"/new\")\noperation New { input := { thing: Thing, own: Own } }\nstructure Own {}", &["New: operationAdded"]),
    ("    input: PutInput\n", "", &["Put: inputChanged `Put`: input `PutInput` removed"]),
    ("output: PutOutput", "output: PutResult====structure PutResult { @httpPayload @required data: Data }", &["Put: outputChanged `Put`: output is `PutResult` now, was `PutOutput`"]),
    ("errors: [Gone]", "errors: [Gone, Missing]", &["Put: errorAdded `Put` has the error `Missing` now"]),
    ("errors: [Missing, Gone]", "errors: [Gone]", &[
        "Get: errorRemoved `Get` no longer has the error `Missing`",
        "Get: shapeRemoved `Missing` removed",
    ]),
    ("\"PUT\"", "\"PATCH\"", &["Put: httpMethodChanged `Put`: HTTP method is `PATCH` now, was `PUT`"]),
    ("uri: \"/watch\"", "uri: \"/look\"", &["Watch: httpUriChanged `Watch`: HTTP path is `/look` now, was `/watch`"]),
    ("code: 201", "code: 202", &["Put: httpStatusChanged `Put`: HTTP status is `202` now, was `201`"]),
    ("uri: \"/watch\", code: 200", "uri: \"/watch\"", &[]),
    (", pageSize: \"most\"", "", &[
        "Get: paginationChanged `Get`: pagination is `{\"inputToken\":\"token\",\"outputToken\":\"token\"}` now, \
         was `{\"inputToken\":\"token\",\"outputToken\":\"token\",\"pageSize\":\"most\"}`",
    ]),
    ("ThingIsThere: {", "ThingIsHere: {", &[
        "Get: waiterChanged `Get`: waiter `ThingIsHere` added",
        "Get: waiterChanged `Get`: waiter `ThingIsThere` removed",
    ]),
    ("ThingIsThere: { acc", "ThingIsThere: { minDelay: 5, acc", &["Get: waiterChanged `Get`: waiter `ThingIsThere` changed"]),
    ("\"{region}.\"", "\"{region}.a.\"", &[
        "Watch: endpointChanged `Watch`: endpoint is `{\"hostPrefix\":\"{region}.a.\"}` now, was `{\"hostPrefix\":\"{region}.\"}`",
    ]),
    ("@idempotent\n", "@idempotent\n@auth([])\n", &["Put: authChanged `Put`: trait `smithy.api#auth` added"]),
    ("@idempotent\n", "", &["Put: idempotentChanged `Put` is no longer idempotent"]),
    ("/// Gives a thing. There is more to say.\n@readonly\n", "/// Gives a thing. There is more to say.\n", &[
        "Get: readonlyChanged `Get` is no longer read-only",
    ]),
    ("operation Put {", "@deprecated(since: \"2\", message: \"<p>Use <code>Watch</code>. Soon.</p>\")\noperation Put {", &[
        "Put: deprecatedChanged `Put` is deprecated now: Use `Watch`.",
    ]),
    // Structures and unions that one operation reaches, or several.
    ("    named: Named\n", "    named: Named\n    size: Size\n", &[
        "Get: memberAdded `GetOutput.size` added",
    ]),
    ("    named: Named\n", "    named: Named\n    note: Note\n}\nstructure Note {\n", &[
        "Get: memberAdded `GetOutput.note` added",
        "Get: shapeAdded `Note` added",
    ]),
    ("    number: Integer\n", "", &["Get: memberRemoved `Named.number` removed"]),
    ("    number: Integer\n", "    number: Long\n", &["Get: memberTargetChanged `Named.number` is of `Long` now, was of `Integer`"]),
    ("    about: About\n", "    about: About\n    @required\n    more: Text\n", &[
        "Thing(Get output, Put input): memberAdded `Thing.more` added, required",
    ]),
    ("    about: About\n", "    @required\n    about: About\n", &[
        "Thing(Get output, Put input): memberMadeRequired `Thing.about` is required now",
    ]),
    ("    @required\n    thing: Thing\n", "    thing: Thing\n", &["Put: memberMadeOptional `PutInput.thing` is no longer required"]),
    ("@deprecated(message: \"Look at the color.\")", "@deprecated(message: \"Look.\")", &[
        "Thing(Get output, Put input): deprecatedChanged `Thing.shade`: the note on its deprecation changed: Look.",
    ]),
    ("union Named {", "structure Named {", &["Get: shapeTypeChanged `Named` is of type structure now, was union"]),
    // Enums.
    ("    GREEN = \"green\"\n", "    GREEN = \"green\"\n    BLUE = \"blue\"\n", &[
        "Color(Get output, Put input): enumValueAdded `Color.BLUE` added: `\"blue\"`",
    ]),
    ("    GREEN = \"green\"\n", "", &["Color(Get output, Put input): enumValueRemoved `Color.GREEN` removed: `\"green\"`"]),
    ("GREEN = ", "VERT = ", &["Color(Get output, Put input): enumValueRenamed `Color.GREEN` is called `VERT` now"]),
    ("SMALL = 1", "SMALL = 2", &["Watch: enumValueChanged `Size.SMALL`: value is `2` now, was `1`"]),
    ("SMALL = 1", "SMALL = 1\n    @deprecated\n    BIG = 2", &["Watch: enumValueAdded `Size.BIG` added: `2`"]),
    ("    RED = ", "    @deprecated\n    RED = ", &["Color(Get output, Put input): deprecatedChanged `Color.RED` is deprecated now"]),
    // Constraints.
    ("@length(min: 1, max: 64)", "@length(max: 128)", &["ThingId(Get input output, Put input): lengthChanged `ThingId`: length is at most 128 now, was 1 to 64"]),
    ("@range(min: 1, max: 50)", "@range(min: 1)", &["Get: rangeChanged `Most`: range is at least 1 now, was 1 to 50"]),
    ("@pattern(\"^[a-z]+$\")\n", "", &["ThingId(Get input output, Put input): patternChanged `ThingId`: pattern `^[a-z]+$` removed"]),
    ("@uniqueItems\n", "", &["Watch: uniqueItemsChanged `Tags` is no longer a list of unique items"]),
    ("string ShelfId", "@length(min: 0)\nstring ShelfId", &[]),
    ("@sparse\n", "", &["Watch: sparseChanged `Sparse` is no longer sparse"]),
    ("Most = 10", "Most = 20", &["Get: defaultChanged `GetInput.most`: default is `20` now, was `10`"]),
    ("@sensitive\n", "", &["Put: sensitiveChanged `Secret` is no longer sensitive"]),
    // Where members are, and what they are called there.
    ("@httpHeader(\"x-from\")", "@httpQuery(\"from\")", &[
        "Get: bindingChanged `GetInput.from` is in the query parameter `from` now, was in the header `x-from`",
    ]),
    ("    @httpPayload\n", "", &["Put: bindingChanged `PutOutput.data` is in the body now, was in the whole body"]),
    ("@jsonName(\"old\")", "@jsonName(\"age\")", &["Put: jsonNameChanged `PutInput.aged`: JSON name is `age` now, was `old`"]),
    ("@jsonName(\"old\")", "@jsonName(\"old\")\n    @xmlName(\"older\")", &["Put: xmlNameChanged `PutInput.aged`: XML name `older` added"]),
    ("(\"date-time\")", "(\"http-date\")", &[
        "Put: timestampFormatChanged `PutInput.at`: timestamp format is `http-date` now, was `date-time`",
    ]),
    ("text/plain", "text/html", &[
        "About(Get output, Put input): mediaTypeChanged `About`: media type is `text/html` now, was `text/plain`",
    ]),
    ("    @idempotencyToken\n", "", &["Put: idempotencyTokenChanged `PutInput.token` is no longer an idempotency token"]),
    (
        "\"{region}.\")\n@http(method: \"POST\", uri: \"/watch\", code: 200)\noperation Watch {\n    input := {\n        @required\n        @hostLabel\n",
        "\"a.\")\n@http(method: \"POST\", uri: \"/watch\")\noperation Watch {\n    input := {\n        @required\n",
        &[
            "Watch: endpointChanged `Watch`: endpoint is `{\"hostPrefix\":\"a.\"}` now, was `{\"hostPrefix\":\"{region}.\"}`",
            "Watch: hostLabelChanged `WatchInput.region` is no longer a part of the host's name",
        ],
    ),
    ("blob Data", "@streaming\nblob Data", &["Put: streamingChanged `Data` is streamed now"]),
    // Errors.
    ("@retryable\n", "", &["Busy(Get error, Look error, Put error, Watch error): retryableChanged `Busy` is no longer retryable"]),
    ("@retryable\n", "@retryable(throttling: true)\n", &[
        "Busy(Get error, Look error, Put error, Watch error): retryableChanged `Busy`: retryable is `{\"throttling\":true}` now, was `{}`",
    ]),
    ("@httpError(404)", "@httpError(400)", &["Get: httpErrorChanged `Missing`: HTTP status is `400` now, was `404`"]),
    ("@error(\"client\")\n@httpError(404)", "@error(\"server\")\n@httpError(404)", &[
        "Get: errorTypeChanged `Missing`: fault is `server` now, was `client`",
    ]),
    // The service and its resources.
    ("service Things {", "service Stuff {", &["service: serviceRenamed The service is `Stuff` now, was `Things`"]),
    ("version: \"1\"", "version: \"2\"", &["service: versionChanged `Things`: version is `2` now, was `1`"]),
    ("@title(\"Things\")", "@title(\"All Things\")", &["service: titleChanged `Things`: title is `All Things` now, was `Things`"]),
    ("@restJson1\n", "@restJson1\n@awsJson1_1\n", &["service: protocolChanged `Things`: protocol `aws.protocols#awsJson1_1` added"]),
    ("(name: \"things\")", "(name: \"stuff\")", &["service: authChanged `Things`: trait `aws.auth#sigv4` changed (`name`)"]),
    ("\"Called\"", "\"Known\"", &["service: renameChanged `Named`: name in the service is `Known` now, was `Called`"]),
    ("errors: [Busy]", "errors: [Busy, Odd]", &[
        "service(Get, Look, Put, Watch): errorAdded `Things` has the error `Odd` now",
        "Odd(Get error, Look error, Put error, Watch error): shapeAdded `Odd` added",
    ]),
    ("    errors: [Busy]\n", "    errors: [Busy, Gone]\n", &[
        "service(Look, Watch): errorAdded `Things` has the error `Gone` now",
    ]),
    ("identifiers: { shelf: ShelfId }", "identifiers: { shelf: ThingId }", &[
        "Look: memberTargetChanged `LookInput.shelf` is of `ThingId` now, was of `ShelfId`",
        "Shelf(): resourceChanged `Shelf`: `identifiers.shelf` is `ThingId` now, was `ShelfId`",
    ]),
    ("    read: Look\n", "    operations: [Look]\n", &[
        "Shelf(): resourceChanged `Shelf`: `operations` `Look` added",
        "Shelf(): resourceChanged `Shelf`: `read` `Look` removed",
    ]),
    // Other traits.
    ("@enumValues\n", "@enumValues(of: \"a\")\n", &["Color(Get output, Put input): traitChanged `Color`: trait `a#enumValues` changed (`of`)"]),
    ("@enumValues\n", "@enumValues(many: false)\n", &[]),
    ("@enumValues\n", "", &["Color(Get output, Put input): traitRemoved `Color`: trait `a#enumValues` removed"]),
    ("integer Most", "@enumValues\ninteger Most", &["Get: traitAdded `Most`: trait `a#enumValues` added"]),
    // Documentation is no change.
    ("/// What it is about.\n", "", &["documentation: Thing"]),
    ("/// Gives a thing. There is more to say.\n", "@tags([\"new\"])\n@title(\"Giving\")\n", &["documentation: Get"]),
    // The order of members says nothing.
    ("    token: Text\n    thing: Thing\n    things", "    thing: Thing\n    token: Text\n    things", &[]),
];

#[test]
fn each_kind_of_change_is_told_alone() {
    let base = model(BASE);
    assert!(changes(&base, &base).is_empty());
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for (from, to, expected) in ROWS {
        assert_eq!(BASE.matches(from).count(), 1, "{from:?} is not once in the model");
        let (to, end) = to.split_once("====").unwrap_or((to, ""));
        let changed = model(&(BASE.replace(from, to) + end));
        assert!(changes(&changed, &changed).is_empty());
        let log = changes(&base, &changed);
        let told = told(&log);
        if told != *expected {
            wrong.push(format!("{from:?} to {to:?}:\n{told:#?}\n"));
        }
        let back = changes(&changed, &base);
        assert_eq!(back.is_empty(), log.is_empty(), "{from:?} back from {to:?}");
        assert_eq!(back.documentation, log.documentation);
        for log in [log, back] {
            seen.extend(log.operations.iter().filter_map(|operation| match operation.mark {
                Mark::Added => Some(Kind::OperationAdded),
                Mark::Removed => Some(Kind::OperationRemoved),
                _ => None,
            }));
            seen.extend(facts(&log).map(|fact| fact.kind));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    let unseen: Vec<_> = Kind::ALL.iter().filter(|kind| !seen.contains(kind)).collect();
    assert!(unseen.is_empty(), "no row for {unseen:?}");
}

/// All that a log tells, each with where it does: of an operation, of a shape with those that reach it, of the service.
pub fn told(log: &ChangeLog) -> Vec<String> {
    let mut told = Vec::new();
    let fact = |fact: &Fact| format!("{} {}", fact.kind.as_str(), fact.text());
    for change in &log.service {
        let reaches: Vec<_> = change.reaches.iter().map(|id| id.name()).collect();
        let reaches = if reaches.is_empty() { String::new() } else { format!("({})", reaches.join(", ")) };
        told.push(format!("service{reaches}: {}", fact(&change.fact)));
    }
    for operation in &log.operations {
        let name = operation.id.name();
        match operation.mark {
            Mark::Added => told.push(format!("{name}: operationAdded")),
            Mark::Removed => told.push(format!("{name}: operationRemoved")),
            _ => {}
        }
        told.extend(operation.facts.iter().map(|each| format!("{name}: {}", fact(each))));
    }
    let reach = |reach: &Reach| format!("{} {}", reach.operation.name(), reach.sides().join(" "));
    for shape in &log.shapes {
        let reaches: Vec<_> = shape.reaches.iter().map(reach).collect();
        let place = format!("{}({})", shape.id.name(), reaches.join(", "));
        told.extend(shape.facts.iter().map(|each| format!("{place}: {}", fact(each))));
    }
    told.extend(log.documentation.iter().map(|id| format!("documentation: {}", id.name())));
    told
}

fn facts(log: &ChangeLog) -> impl Iterator<Item = &Fact> {
    let of_operations = log.operations.iter().flat_map(|operation| &operation.facts);
    let of_shapes = log.shapes.iter().flat_map(|shape| &shape.facts);
    of_operations.chain(of_shapes).chain(log.service.iter().map(|change| &change.fact))
}
