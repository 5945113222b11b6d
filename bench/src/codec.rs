//! Decode and encode of two responses of fifty items.

use chime_messaging_types as ours;
use chime_messaging_types::runtime::{json, Field};
use serde::de::DeserializeOwned;
use serde::Serialize;
use serde_json::Value;

use crate::official::Official;
use crate::rounds::{quick, Contender, Summary};
use crate::table::{Budget, Figure, Row};

/// How often contenders take turns in a round of the slow rows.
const TURNS: usize = 100;

/// Ours without a codec of its own.
const SERDE: &str = "ours through serde_json";

/// Beside which that one stands.
const DERIVE: &str = "serde derive";

/// Decoding, beside everything that could be used instead.
pub fn decode(rounds: usize) -> Result<Vec<Row>, String> {
    let memberships = cases::memberships(cases::ITEMS);
    let messages = cases::messages(cases::ITEMS);
    let mut rows =
        decode_rows::<
            ours::ListChannelMembershipsForAppInstanceUserResponse,
            twin::ListChannelMembershipsForAppInstanceUserResponse,
        >(rounds, "memberships", &memberships, &Official::memberships(&memberships, cases::ITEMS)?)?;
    rows.extend(decode_rows::<ours::ListChannelMessagesResponse, twin::ListChannelMessagesResponse>(
        rounds,
        "messages",
        &messages,
        &Official::messages(&messages, cases::ITEMS)?,
    )?);
    Ok(rows)
}

/// Encoding, beside everything that could be used instead.
pub fn encode(rounds: usize) -> Result<Vec<Row>, String> {
    let mut rows = encode_rows::<
        ours::ListChannelMembershipsForAppInstanceUserResponse,
        twin::ListChannelMembershipsForAppInstanceUserResponse,
    >(rounds, "memberships", &cases::memberships(cases::ITEMS))?;
    rows.extend(encode_rows::<ours::ListChannelMessagesResponse, twin::ListChannelMessagesResponse>(
        rounds,
        "messages",
        &cases::messages(cases::ITEMS),
    )?);
    Ok(rows)
}

fn decode_rows<Ours, Twin>(
    rounds: usize,
    name: &str,
    text: &str,
    official: &Official,
) -> Result<Vec<Row>, String>
where
    Ours: Field + DeserializeOwned + Serialize,
    Twin: DeserializeOwned + Serialize,
{
    equal::<Ours, Twin>(text)?;
    let bytes = text.as_bytes();
    let slice = || bytes;
    let mut contenders = [
        Contender::timed("ours", slice, |bytes| json::from_slice::<Ours>(bytes).map_err(said)),
        Contender::timed("the official decoder", || (), |()| official.decode()),
        Contender::timed(DERIVE, slice, |bytes| serde_json::from_slice::<Twin>(bytes).map_err(said)),
        Contender::timed("serde_json::Value", slice, |bytes| {
            serde_json::from_slice::<Value>(bytes).map_err(said)
        }),
        Contender::timed(
            "simd-json on derive",
            || bytes.to_vec(),
            |mut bytes| {
                let value = simd_json::serde::from_slice::<Twin>(&mut bytes).map_err(said)?;
                Ok((value, bytes))
            },
        ),
        Contender::timed("sonic-rs on derive", slice, |bytes| {
            sonic_rs::from_slice::<Twin>(bytes).map_err(said)
        }),
        Contender::timed(SERDE, slice, |bytes| serde_json::from_slice::<Ours>(bytes).map_err(said)),
    ];
    let budgets = [
        Budget::Ratio(0.55),
        Budget::Ratio(0.9),
        Budget::None,
        Budget::Ratio(1.1),
        Budget::None,
        Budget::None,
    ];
    let what = format!("decode of {} {name}, {} kB", cases::ITEMS, bytes.len() / 1000);
    let summaries = quick(rounds * TURNS, &mut contenders)?;
    let mut rows = rows(&what, &contenders, &summaries, &budgets);
    rows.extend(serde_row(&what, &contenders, &summaries, Budget::Ratio(0.9)));
    Ok(rows)
}

fn encode_rows<Ours, Twin>(rounds: usize, name: &str, text: &str) -> Result<Vec<Row>, String>
where
    Ours: Field + DeserializeOwned + Serialize,
    Twin: DeserializeOwned + Serialize,
{
    equal::<Ours, Twin>(text)?;
    let ours: Ours = serde_json::from_str(text).map_err(said)?;
    let twin: Twin = serde_json::from_str(text).map_err(said)?;
    let value: Value = serde_json::from_str(text).map_err(said)?;
    let mut contenders = [
        Contender::timed("ours", || &ours, |value| json::to_vec(value).map_err(said)),
        Contender::timed(DERIVE, || &twin, |value| serde_json::to_vec(value).map_err(said)),
        Contender::timed("serde_json::Value", || &value, |value| serde_json::to_vec(value).map_err(said)),
        Contender::timed("simd-json on derive", || &twin, |value| simd_json::to_vec(value).map_err(said)),
        Contender::timed("sonic-rs on derive", || &twin, |value| sonic_rs::to_vec(value).map_err(said)),
        Contender::timed(SERDE, || &ours, |value| serde_json::to_vec(value).map_err(said)),
    ];
    let budgets = [Budget::Ratio(1.0), Budget::None, Budget::None, Budget::None, Budget::None];
    let what = format!("encode of {} {name}", cases::ITEMS);
    let summaries = quick(rounds * TURNS, &mut contenders)?;
    let mut rows = rows(&what, &contenders, &summaries, &budgets);
    rows.extend(serde_row(&what, &contenders, &summaries, Budget::Ratio(1.0)));
    Ok(rows)
}

/// Makes sure that both read all of it, and write it again.
fn equal<Ours, Twin>(text: &str) -> Result<(), String>
where
    Ours: Field + DeserializeOwned + Serialize,
    Twin: DeserializeOwned + Serialize,
{
    let value: Value = serde_json::from_str(text).map_err(said)?;
    let codec = json::to_vec(&json::from_str::<Ours>(text).map_err(said)?).map_err(said)?;
    let codec: Value = serde_json::from_slice(&codec).map_err(said)?;
    let ours = serde_json::to_value(serde_json::from_str::<Ours>(text).map_err(said)?).map_err(said)?;
    let twin = serde_json::to_value(serde_json::from_str::<Twin>(text).map_err(said)?).map_err(said)?;
    if codec == value && ours == value && twin == value {
        return Ok(());
    }
    Err("what was read is not written again: the contenders are not equal".to_owned())
}

/// A row for each contender but the first, which is ours.
fn rows(what: &str, contenders: &[Contender<'_>], summaries: &[Summary], budgets: &[Budget]) -> Vec<Row> {
    let Some((ours, others)) = summaries.split_first() else { return Vec::new() };
    let names = contenders.iter().skip(1).map(|contender| contender.name.clone());
    let row = |((name, summary), budget): ((String, &Summary), &Budget)| Row {
        what: what.to_owned(),
        ours: Figure::Time(*ours),
        other: Some((name, Figure::Time(*summary))),
        budget: *budget,
    };
    names.zip(others).zip(budgets).map(row).collect()
}

/// The row of what users get who do not ask for the codec.
fn serde_row(what: &str, contenders: &[Contender<'_>], summaries: &[Summary], budget: Budget) -> Option<Row> {
    let time = |name: &str| {
        let index = contenders.iter().position(|contender| contender.name == name)?;
        summaries.get(index).map(|summary| Figure::Time(*summary))
    };
    Some(Row {
        what: format!("{what}, through serde_json"),
        ours: time(SERDE)?,
        other: Some((DERIVE.to_owned(), time(DERIVE)?)),
        budget,
    })
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
