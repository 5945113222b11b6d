//! Digests of bodies.

use md5::{Digest as _, Md5};
use sha2::Sha256;

use crate::http::facts::Digest;

/// How much of a body a leaf of the tree is.
const LEAF: usize = 1024 * 1024;

/// MD5 in base64.
pub(super) fn content_md5(body: &[u8]) -> String {
    crate::blob::encode(&Md5::digest(body))
}

/// A digest in hexadecimal digits.
pub(super) fn hexadecimal(digest: Digest, body: &[u8]) -> String {
    let digest = match digest {
        Digest::Sha256 => sha256(&[body]),
        Digest::TreeSha256 => tree(body),
    };
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sha256(parts: &[&[u8]]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().to_vec()
}

fn tree(body: &[u8]) -> Vec<u8> {
    let mut level = body.chunks(LEAF).map(|leaf| sha256(&[leaf])).collect::<Vec<_>>();
    while level.len() > 1 {
        let pairs = level.chunks(2).map(|pair| match pair {
            [one, other] => sha256(&[one, other]),
            // What has no partner rises.
            rest => rest.concat(),
        });
        level = pairs.collect();
    }
    level.pop().unwrap_or_else(|| sha256(&[body]))
}
