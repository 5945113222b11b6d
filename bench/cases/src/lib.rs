//! The data that is measured: two responses as the service sends them, and a request. The same on every run.

mod random;

use chime_messaging_types::{BatchCreateChannelMembershipRequest, Type};

use random::Random;

/// How many items a response has: the most that the service returns at once.
pub const ITEMS: usize = 50;

/// How many members a request adds: the most that the service takes at once.
pub const MEMBERS: usize = 100;

/// What people write: short and long, with line breaks, quotes and more than ASCII, as JSON has it.
const CONTENTS: [&str; 8] = [
    "ok",
    "Sounds good, see you at 3!",
    "Could you have another look at the order from yesterday? The customer says that two of the five boxes never came, and the tracking page still shows them as being in transit.",
    "Sch\u{f6}ne Gr\u{fc}\u{df}e aus M\u{fc}nchen \u{1f44b}",
    r#"First:\n- check the invoice\n- call \"Acme\" back\n- tell Ana"#,
    "\u{627}\u{644}\u{633}\u{644}\u{627}\u{645} \u{639}\u{644}\u{64a}\u{643}\u{645}",
    "https://example.com/orders/2024/06/41823?view=full&lang=en",
    "I have moved the meeting to Thursday because the room is taken on Wednesday. If that does not suit you, say so by noon, and we shall find another day. The agenda stays the same: numbers of May, the new supplier, holidays. Ben brings the slides; I bring coffee.",
];

/// What applications keep with channels and messages: mostly JSON in a string.
const METADATA: [&str; 3] = [
    r##"{\"color\":\"#3366ff\",\"team\":\"support\",\"pinned\":false}"##,
    r#"{\"clientMessageId\":\"b6e2\",\"mentions\":[\"ana\",\"ben\"]}"#,
    "",
];

const NAMES: [&str; 6] =
    ["Ana", "Ben Okafor", "Chlo\u{e9} Martin", "Dmitri", "support-bot", "\u{674e}\u{5a1c}"];

/// The body of a `ListChannelMembershipsForAppInstanceUser` response with so many items.
pub fn memberships(items: usize) -> String {
    let mut random = Random::new(1);
    let instance = instance(&mut random);
    let items: Vec<String> = (0..items).map(|index| membership(&mut random, &instance, index)).collect();
    let token = random.hex(96);
    format!(r#"{{"ChannelMemberships":[{}],"NextToken":"{token}"}}"#, items.join(","))
}

fn membership(random: &mut Random, instance: &str, index: usize) -> String {
    let arn = format!("{instance}/channel/{}", random.uuid());
    let mode = random.of(&["UNRESTRICTED", "RESTRICTED"]);
    let privacy = random.of(&["PUBLIC", "PRIVATE", "PRIVATE"]);
    let metadata = member("Metadata", random.of(&METADATA));
    let last = time(random);
    // Every eighth was never read.
    let read =
        if index % 8 == 7 { String::new() } else { format!(r#","ReadMarkerTimestamp":{}"#, time(random)) };
    let summary = format!(
        r##"{{"Name":"Orders #{index}, {}","ChannelArn":"{arn}","Mode":"{mode}","Privacy":"{privacy}"{metadata},"LastMessageTimestamp":{last}}}"##,
        random.of(&NAMES)
    );
    format!(r#"{{"ChannelSummary":{summary},"AppInstanceUserMembershipSummary":{{"Type":"DEFAULT"{read}}}}}"#)
}

/// The body of a `ListChannelMessages` response with so many items.
pub fn messages(items: usize) -> String {
    let mut random = Random::new(2);
    let instance = instance(&mut random);
    let channel = format!("{instance}/channel/{}", random.uuid());
    let items: Vec<String> = (0..items).map(|index| message(&mut random, &instance, index)).collect();
    let token = random.hex(96);
    format!(r#"{{"ChannelArn":"{channel}","NextToken":"{token}","ChannelMessages":[{}]}}"#, items.join(","))
}

fn message(random: &mut Random, instance: &str, index: usize) -> String {
    let id = random.hex(64);
    let content = random.of(&CONTENTS);
    let metadata = member("Metadata", random.of(&METADATA));
    let created = time(random);
    // Every tenth was edited.
    let edited =
        if index % 10 == 9 { format!(r#","LastEditedTimestamp":{}"#, time(random)) } else { String::new() };
    let sender = format!(r#"{{"Arn":"{instance}/user/{}","Name":"{}"}}"#, random.uuid(), random.of(&NAMES));
    // Every fifth has attributes, for filter rules to look at.
    let attributes = if index % 5 == 4 {
        r#","MessageAttributes":{"priority":{"StringValues":["high"]},"topics":{"StringValues":["orders","returns"]}}"#
    } else {
        ""
    };
    format!(
        r#"{{"MessageId":"{id}","Content":"{content}"{metadata},"Type":"STANDARD","CreatedTimestamp":{created},"LastUpdatedTimestamp":{created}{edited},"Sender":{sender},"Redacted":false,"Status":{{"Value":"SENT"}}{attributes},"ContentType":"text/plain"}}"#
    )
}

/// A member, unless it is empty.
fn member(name: &str, value: &str) -> String {
    if value.is_empty() {
        String::new()
    } else {
        format!(r#","{name}":"{value}""#)
    }
}

/// A `BatchCreateChannelMembership` request with so many members.
pub fn batch(members: usize) -> BatchCreateChannelMembershipRequest {
    let mut random = Random::new(3);
    let instance = instance(&mut random);
    let arns: Vec<String> = (0..members).map(|_| format!("{instance}/user/{}", random.uuid())).collect();
    BatchCreateChannelMembershipRequest::builder()
        .channel_arn(format!("{instance}/channel/{}", random.uuid()))
        .r#type(Type::Default)
        .member_arns(arns)
        .chime_bearer(format!("{instance}/user/{}", random.uuid()))
        .build_unvalidated()
}

fn instance(random: &mut Random) -> String {
    format!("arn:aws:chime:us-east-1:123456789012:app-instance/{}", random.uuid())
}

/// Seconds with milliseconds, some time in the first half of 2024.
fn time(random: &mut Random) -> String {
    let millis = random.below(15_724_800_000);
    format!("{}.{:03}", 1_704_067_200 + millis / 1000, millis % 1000)
}
