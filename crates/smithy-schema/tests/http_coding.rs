//! What is done with a request's body as bytes: checksums, compression.
#![cfg(all(feature = "checksum", feature = "compression"))]
#![allow(missing_docs, clippy::unwrap_used)]

use std::io::{Read, Write};

use sha2::Digest as _;
use smithy_schema::http::client::{request_with, Options};
use smithy_schema::http::facts::{Digest, Operation, Service};
use smithy_schema::http::server::{receive, Refusal, Router};
use smithy_schema::http::{Endpoint, NoError, Request, Unit};
use smithy_schema::{http_operation, prelude, structure, Blob, Kind, Location, Member, Schema};

#[derive(Clone, PartialEq)]
pub struct Input {
    pub encoding: Option<String>,
    pub digest: Option<String>,
    pub data: Option<Blob>,
}

static INPUT: Schema = Schema {
    id: "test#Input",
    kind: Kind::Structure(&[
        Member {
            location: Location::Header("Content-Encoding"),
            ..Member::new("encoding", &prelude::STRING)
        },
        Member { location: Location::Header("Content-MD5"), ..Member::new("digest", &prelude::STRING) },
        Member { location: Location::Payload, ..Member::new("data", &prelude::BLOB) },
    ]),
    ..Schema::EMPTY
};

structure!(Input: INPUT { 0 encoding, 1 digest, 2 data });

#[derive(Debug)]
pub struct Put;

static PUT: Operation = Operation {
    id: "test#Put",
    service: &SERVICE,
    input: Some(&INPUT),
    checksum_required: true,
    compression: &["gzip"],
    digests: &[("x-sha256", Digest::Sha256), ("x-tree", Digest::TreeSha256)],
    ..Operation::EMPTY
};

http_operation!(Put: PUT { Input => Unit, NoError });

static SERVICE: Service = Service { id: "test#Service", operations: &[&PUT], ..Service::EMPTY };

fn put(input: &Input, compress_from: Option<usize>) -> Request<Vec<u8>> {
    let endpoint: Endpoint = "https://example.com".parse().unwrap();
    let options = compress_from.map_or_else(Options::new, |from| Options::new().compress_from(from));
    request_with::<Put>(input, &endpoint, options).unwrap()
}

/// What the server side reads.
fn received(request: &Request<Vec<u8>>) -> Result<Input, Refusal> {
    let matched = Router::new(&SERVICE).find(request)?;
    receive::<Put>(request, &matched)
}

fn header<'a>(request: &'a Request<Vec<u8>>, name: &str) -> Option<&'a str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

fn digest(request: &Request<Vec<u8>>) -> Option<String> {
    header(request, "content-md5").map(str::to_owned)
}

#[test]
fn bodies_have_the_checksum_that_is_required() {
    let input = |digest: Option<&str>| Input {
        encoding: None,
        digest: digest.map(str::to_owned),
        data: Some(Blob::from("abc")),
    };
    // The digest that RFC 1321 has for this text.
    assert_eq!(header(&put(&input(None), None), "content-md5"), Some("kAFQmDzST7DWlj99KOF/cg=="));
    assert_eq!(header(&put(&input(Some("mine")), None), "content-md5"), Some("mine"));
    let empty = Input { encoding: None, digest: None, data: None };
    assert_eq!(header(&put(&empty, None), "content-md5"), Some("1B2M2Y8AsgTpgAmY7PhCfg=="));
}

#[test]
fn bodies_are_compressed_from_a_length_on() {
    let text = "abc".repeat(100);
    let input = |encoding: Option<&str>| Input {
        encoding: encoding.map(str::to_owned),
        digest: None,
        data: Some(Blob::from(text.as_str())),
    };
    for from in [None, Some(301)] {
        let request = put(&input(None), from);
        assert_eq!(request.body(), text.as_bytes());
        assert_eq!(header(&request, "content-encoding"), None);
    }
    let request = put(&input(Some("custom")), Some(300));
    assert_eq!(header(&request, "content-encoding"), Some("custom, gzip"));
    let length = request.body().len();
    assert!(length < 60);
    assert_eq!(header(&request, "content-length"), Some(length.to_string().as_str()));
    let mut read = String::new();
    flate2::read::GzDecoder::new(request.body().as_slice()).read_to_string(&mut read).unwrap();
    assert_eq!(read, text);
    assert!(received(&request).unwrap() == Input { digest: digest(&request), ..input(Some("custom")) });
    // The same bytes every time, and the checksum is theirs.
    let again = put(&input(Some("custom")), Some(0));
    assert_eq!(again.body(), request.body());
    assert_ne!(header(&request, "content-md5"), header(&put(&input(None), None), "content-md5"));
}

#[test]
fn compressed_bodies_are_what_they_say() {
    let body = |bytes: &[u8]| {
        let builder = Request::builder().method("POST").uri("/").header("content-encoding", "gzip");
        received(&builder.body(bytes.to_vec()).unwrap())
    };
    let refused = body(b"abc").err().unwrap();
    assert_eq!((refused.status().as_u16(), refused.code()), (400, "SerializationException"));
    // Too long, from a few bytes.
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..65 {
        encoder.write_all(&vec![0; 1024 * 1024]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 100_000);
    let refused = body(&bomb).err().unwrap();
    assert!(refused.message().contains("send less at once"), "{refused}");
}

#[test]
fn configured_digests_are_headers() {
    let input = |data: Vec<u8>| Input { encoding: None, digest: None, data: Some(Blob::from(data)) };
    let request = put(&input(b"abc".to_vec()), None);
    // The digest that FIPS 180-4's examples have for this text; a tree of one leaf is the same.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(header(&request, "x-sha256"), Some(expected));
    assert_eq!(header(&request, "x-tree"), Some(expected));
    // Three leaves: the third has no partner on the first level.
    let mebibyte = 1024 * 1024;
    let data: Vec<u8> = (0..2 * mebibyte + 1).map(|index| (index / mebibyte) as u8).collect();
    let leaf = |bytes: &[u8]| sha2::Sha256::digest(bytes).to_vec();
    let leaves: Vec<Vec<u8>> = data.chunks(mebibyte).map(leaf).collect();
    let pair = leaf(&[leaves[0].as_slice(), &leaves[1]].concat());
    let root = leaf(&[pair.as_slice(), &leaves[2]].concat());
    let root: String = root.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(header(&put(&input(data), None), "x-tree"), Some(root.as_str()));
}
