//! Where requests go: scheme, host and the path before an operation's own.

use std::fmt;
use std::str::FromStr;

use ::http::uri::{Authority, Scheme};
use ::http::Uri;

use super::facts::Service;

/// Where requests go.
///
/// ```
/// use smithy_schema::http::Endpoint;
///
/// let endpoint: Endpoint = "https://example.com/base".parse()?;
/// assert_eq!(endpoint.to_string(), "https://example.com/base");
/// # Ok::<(), smithy_schema::http::EndpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    scheme: Scheme,
    authority: Authority,
    /// Without a slash at its end.
    path: String,
    host_prefix: bool,
}

/// Not an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// Not a URI, or one without scheme and host.
    NoUri(String),
    /// An endpoint has no query.
    Query(String),
    /// The model does not say how the service's hosts are called.
    NoPrefix(&'static str),
}

impl Endpoint {
    /// The host of a service in a region of AWS's standard partition: `https://{endpointPrefix}.{region}.amazonaws.com`.
    ///
    /// # Errors
    /// A service without an endpoint prefix; a region that no host's name can have.
    pub fn aws(region: &str, service: &Service) -> Result<Self, EndpointError> {
        let prefix = service.endpoint_prefix.ok_or(EndpointError::NoPrefix(service.id))?;
        let host = format!("{prefix}.{region}.amazonaws.com");
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if region.is_empty() || !region.bytes().all(plain) {
            return Err(EndpointError::NoUri(host));
        }
        format!("https://{host}").parse()
    }

    /// Leaves out what `@endpoint` puts before the host's name: for hosts without such names, such as local ones.
    #[must_use]
    pub fn without_host_prefix(self) -> Self {
        Self { host_prefix: false, ..self }
    }

    /// The scheme.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// Host and port.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// What stands before an operation's path: empty, or text that begins with a slash and does not end with one.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// True when requests have their operation's host prefix.
    pub fn has_host_prefix(&self) -> bool {
        self.host_prefix
    }
}

impl TryFrom<Uri> for Endpoint {
    type Error = EndpointError;

    fn try_from(uri: Uri) -> Result<Self, EndpointError> {
        if uri.query().is_some() {
            return Err(EndpointError::Query(uri.to_string()));
        }
        let path = uri.path().trim_end_matches('/').to_owned();
        match uri.clone().into_parts() {
            ::http::uri::Parts { scheme: Some(scheme), authority: Some(authority), .. } => {
                Ok(Self { scheme, authority, path, host_prefix: true })
            }
            _ => Err(EndpointError::NoUri(uri.to_string())),
        }
    }
}

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(text: &str) -> Result<Self, EndpointError> {
        text.parse::<Uri>().map_err(|_| EndpointError::NoUri(text.to_owned()))?.try_into()
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EndpointError::NoUri(text) => {
                write!(f, "{text:?} is no endpoint: write scheme and host, as in https://example.com")
            }
            EndpointError::Query(text) => write!(f, "{text:?} has a query: an endpoint has none"),
            EndpointError::NoPrefix(service) => {
                write!(f, "the model of {service} has no endpoint prefix: write the endpoint out")
            }
        }
    }
}

impl std::error::Error for EndpointError {}
