//! The table `http` of a crate or module: what its service does on the wire that its model does not say.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::raw::Reader;
use crate::{Digest, ErrorCode, HttpOptions, Protocol, Rejection};

/// The table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawHttp {
    protocol: Option<Spanned<String>>,
    error_code: Option<RawErrorCode>,
    rejection: Option<RawRejection>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    digests: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    stand_ins: BTreeMap<String, String>,
    endpoint: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawErrorCode {
    member: String,
    #[serde(default)]
    suffix: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRejection {
    shape: Spanned<String>,
    message: String,
    #[serde(default)]
    set: BTreeMap<String, String>,
}

/// The table checked as far as it can be without the model.
pub fn options(reader: &mut Reader<'_>, raw: Spanned<RawHttp>) -> HttpOptions {
    let location = Some(reader.locate(&raw.span()));
    let raw = raw.into_inner();
    let protocol = raw.protocol.and_then(|id| {
        let protocol = Protocol::named(id.get_ref());
        if protocol.is_none() {
            let known = Protocol::ALL.map(Protocol::trait_id).join("`, `");
            let message =
                format!("`{}` is no protocol of generated crates, which are `{known}`", id.get_ref());
            reader.error(&id.span(), message);
        }
        protocol
    });
    let rejection = raw.rejection.and_then(|raw| {
        let RawRejection { shape, message, set } = raw;
        Some(Rejection { shape: reader.shape_id(&shape)?, message, set: set.into_iter().collect() })
    });
    let error_code = raw.error_code.map(|RawErrorCode { member, suffix }| ErrorCode { member, suffix });
    let digests = raw.digests.into_iter().filter_map(|(header, name)| {
        let digest = Digest::named(name.get_ref());
        if digest.is_none() {
            let message = format!("`{}` is no digest, which are `sha256` and `tree-sha256`", name.get_ref());
            reader.error(&name.span(), message);
        }
        Some((header, digest?))
    });
    HttpOptions {
        protocol,
        error_code,
        rejection,
        digests: digests.collect(),
        headers: raw.headers.into_iter().collect(),
        stand_ins: raw.stand_ins.into_iter().collect(),
        endpoint: raw.endpoint,
        location,
    }
}
