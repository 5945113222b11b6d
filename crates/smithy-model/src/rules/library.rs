//! What the functions of the language do
//! ([spec](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html)).

use std::collections::BTreeMap;

use super::partitions;
use super::{Function, Value};

/// # Errors
/// Arguments that the function cannot take.
pub(super) fn call(function: Function, arguments: &[Value]) -> Result<Value, String> {
    use Value::{Boolean, Integer, String as Text};
    Ok(match (function, arguments) {
        (Function::IsValidHostLabel, [Text(label), Boolean(dots)]) => Boolean(is_host_label(label, *dots)),
        (Function::IsVirtualHostableS3Bucket, [Text(bucket), Boolean(dots)]) => {
            Boolean(is_hostable(bucket, *dots))
        }
        (Function::ParseUrl, [Text(url)]) => parse_url(url).unwrap_or(Value::Empty),
        (Function::ParseArn, [Text(arn)]) => parse_arn(arn).unwrap_or(Value::Empty),
        (Function::Partition, [Text(region)]) => partitions::of(region),
        (Function::UriEncode, [Text(text)]) => Text(uri_encode(text)),
        (Function::Substring, [Text(text), Integer(start), Integer(stop), Boolean(reverse)]) => {
            substring(text, *start, *stop, *reverse).unwrap_or(Value::Empty)
        }
        (Function::Split, [Text(_), Text(delimiter), _]) if delimiter.is_empty() => {
            return Err("`split` needs a delimiter that is not empty".to_owned());
        }
        (Function::Split, [Text(text), Text(delimiter), Integer(limit)]) => {
            let parts: Vec<_> = match usize::try_from(*limit) {
                Ok(0) => text.split(delimiter.as_str()).collect(),
                Ok(limit) => text.splitn(limit, delimiter.as_str()).collect(),
                Err(_) => return Err(format!("`split` cannot be limited to {limit} parts")),
            };
            Value::Array(parts.into_iter().map(|part| Text(part.to_owned())).collect())
        }
        _ => {
            let given: Vec<_> = arguments.iter().map(Value::describe).collect();
            return Err(format!("`{}` cannot take {}", function.name(), given.join(", ")));
        }
    })
}

fn is_host_label(label: &str, dots: bool) -> bool {
    let single = |label: &str| {
        (1..=63).contains(&label.len())
            && label.starts_with(|c: char| c.is_ascii_alphanumeric())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if dots {
        label.split('.').all(single)
    } else {
        single(label)
    }
}

fn is_hostable(bucket: &str, dots: bool) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| plain(c) || c == '-')
    };
    let labels = if dots { bucket.split('.').all(label) } else { label(bucket) };
    (3..=63).contains(&bucket.len()) && labels && !is_ip(bucket)
}

/// An IPv6 address in brackets, or an IPv4 address.
fn is_ip(host: &str) -> bool {
    let number = |part: &str| {
        let digits = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        digits && (part.len() == 1 || !part.starts_with('0'))
    };
    let parts: Vec<_> = host.split('.').collect();
    (host.starts_with('[') && host.ends_with(']')) || (parts.len() == 4 && parts.into_iter().all(number))
}

fn parse_url(url: &str) -> Option<Value> {
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    // An address of version 6 has colons of its own, in brackets.
    let end = authority.find(']').map_or(0, |at| at + 1);
    let (host, port) = match authority[end..].split_once(':') {
        Some((rest, port)) => (&authority[..end + rest.len()], Some(port)),
        None => (authority, None),
    };
    if host.is_empty() || port.is_some_and(|port| !port.is_empty() && port.parse::<u16>().is_err()) {
        return None;
    }
    let slash = |missing: bool| if missing { "/" } else { "" };
    let normalized = match path {
        "" | "/" => "/".to_owned(),
        path => format!("{}{path}{}", slash(!path.starts_with('/')), slash(!path.ends_with('/'))),
    };
    let text = |text: &str| Value::String(text.to_owned());
    Some(record([
        ("scheme", text(scheme)),
        ("authority", text(authority)),
        ("path", text(path)),
        ("normalizedPath", Value::String(normalized)),
        ("isIp", Value::Boolean(is_ip(host))),
    ]))
}

fn parse_arn(arn: &str) -> Option<Value> {
    let mut parts = arn.strip_prefix("arn:")?.splitn(5, ':');
    let mut next = || parts.next();
    let (partition, service, region, account, resource) = (next()?, next()?, next()?, next()?, next()?);
    if partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let text = |text: &str| Value::String(text.to_owned());
    Some(record([
        ("partition", text(partition)),
        ("service", text(service)),
        ("region", text(region)),
        ("accountId", text(account)),
        ("resourceId", Value::Array(resource.split([':', '/']).map(text).collect())),
    ]))
}

pub(super) fn record<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let entries: BTreeMap<_, _> = entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Value::Record(entries)
}

/// Part of a text of ASCII characters.
fn substring(text: &str, start: i64, stop: i64, reverse: bool) -> Option<Value> {
    let (start, stop) = (usize::try_from(start).ok()?, usize::try_from(stop).ok()?);
    if start >= stop || stop > text.len() || !text.is_ascii() {
        return None;
    }
    let (start, stop) = if reverse { (text.len() - stop, text.len() - start) } else { (start, stop) };
    Some(Value::String(text.get(start..stop)?.to_owned()))
}

/// All but unreserved characters, escaped.
fn uri_encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{is_host_label, is_hostable, is_ip, parse_arn, parse_url, substring, uri_encode};
    use crate::rules::Value;

    #[test]
    fn hosts() {
        assert!(is_host_label("a-1", false) && !is_host_label("a.b", false) && is_host_label("a.b", true));
        assert!(!is_host_label("", true) && !is_host_label("-a", false) && !is_host_label("a..b", true));
        assert!(is_hostable("my-bucket", false) && !is_hostable("My", false) && is_hostable("a.b", true));
        assert!(!is_hostable("a.-b", true) && !is_hostable("1.2.3.4", true) && !is_hostable("ab", true));
        assert!(is_ip("127.0.0.1") && is_ip("[::1]") && !is_ip("127.0.0") && !is_ip("1.02.3.4"));
    }

    #[test]
    fn urls_and_arns() {
        assert!(parse_url("https://[::1]:80/a").is_some_and(|url| url.describe().contains("isIp: true")));
        assert!(
            parse_url("https://a/b?c").is_none()
                && parse_url("ftp://a").is_none()
                && parse_url("http://a:b").is_none()
        );
        assert!(parse_url("http://a").is_some_and(|url| url.describe().contains("normalizedPath: `/`")));
        assert!(parse_arn("arn:aws:s3:::b/c:d").is_some_and(|arn| arn.describe().contains("[`b`, `c`, `d`]")));
        assert!(parse_arn("arn:aws:s3::").is_none() && parse_arn("arn::s3:::b").is_none());
    }

    #[test]
    fn texts() {
        assert_eq!(substring("abcd", 0, 2, true), Some(Value::String("cd".to_owned())));
        assert_eq!((substring("ab", 1, 3, false), substring("ä", 0, 1, false)), (None, None));
        assert_eq!(uri_encode("a b~/é"), "a%20b~%2F%C3%A9");
    }
}
