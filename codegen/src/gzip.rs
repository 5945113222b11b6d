//! Reading files that may be gzipped, as botocore ships its models.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

/// The most that a compressed file may decompress to, in bytes: far more than any model, and no more than memory bears.
const MAX_SIZE: u64 = 256 << 20;

/// The content of a file, decompressed where its name ends in `.gz`.
///
/// # Errors
/// What the file system says; that the file is not gzipped, cut off, or too large when decompressed.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.extension().is_some_and(|ending| ending == "gz") {
        return decompress(File::open(path)?, MAX_SIZE);
    }
    std::fs::read(path)
}

fn decompress(compressed: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than is allowed tells that there is more.
    MultiGzDecoder::new(compressed).take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let message = format!("the file decompresses to more than {most} bytes");
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    Ok(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Write;

    use flate2::{write::GzEncoder, Compression};

    use super::decompress;

    fn compressed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_was_compressed_comes_back_up_to_the_bound() {
        let text = vec![b'a'; 1000];
        assert_eq!(decompress(&*compressed(&text), 1000).unwrap(), text);
        let error = decompress(&*compressed(&text), 999).unwrap_err();
        assert!(error.to_string().contains("more than 999 bytes"), "{error}");
    }

    #[test]
    fn what_is_not_gzipped_or_cut_off_is_an_error() {
        assert!(decompress(&b"{\"smithy\": \"2.0\"}"[..], 1000).is_err());
        let whole = compressed(b"some text that is long enough");
        assert!(decompress(&whole[..whole.len() - 4], 1000).is_err());
    }
}
