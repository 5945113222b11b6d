//! Calls of the service: the types make the request and read the response, `aws-sigv4` signs, `ureq` sends.
//!
//! All three are exchangeable, since between them there are only `http::Request` and `http::Response`.

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    sign, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings, UriPathNormalizationMode,
};
use aws_sigv4::sign::v4;
use chime_messaging_types::runtime::http::client::{self, Failure};
use chime_messaging_types::runtime::http::signing::Signing;
use chime_messaging_types::runtime::http::{Endpoint, Operation, Request};
use std::error::Error;
use std::time::SystemTime;

/// Whatever keeps a call from being made: a value that no request can carry, a signature that cannot be made, a
/// connection that fails.
pub type Unsent = Box<dyn Error + Send + Sync>;

/// Where calls go, and on whose account.
#[derive(Debug)]
pub struct Client {
    endpoint: Endpoint,
    region: String,
    credentials: Credentials,
    agent: ureq::Agent,
}

impl Client {
    /// A client of a region, or of what stands at the endpoint in its place.
    pub fn new(endpoint: Endpoint, region: impl Into<String>, credentials: Credentials) -> Self {
        // A status of 400 or more is no failure here: its body says which error it is.
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        Self { endpoint, region: region.into(), credentials, agent }
    }

    /// Makes a call: its output, or the service's error.
    ///
    /// # Errors
    /// A call that was not made.
    pub fn call<O: Operation>(
        &self,
        input: &O::Input,
    ) -> Result<Result<O::Output, Failure<O::Error>>, Unsent> {
        let mut request = O::request(input, &self.endpoint)?;
        if let Some(signing) = Signing::of(O::facts(), &self.region) {
            sign_request(&mut request, &signing, &self.credentials, SystemTime::now())?;
        }
        let (parts, mut body) = self.agent.run(request)?.into_parts();
        let response = ureq::http::Response::from_parts(parts, body.read_to_vec()?);
        Ok(client::response::<O, _>(&response).map(|received| received.output))
    }
}

/// Puts a signature on a request.
///
/// # Errors
/// What the signer says: a header that is not text, for example.
pub fn sign_request(
    request: &mut Request<Vec<u8>>,
    signing: &Signing,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<(), Unsent> {
    let mut settings = SigningSettings::default();
    if signing.sign_path_as_given {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    }
    let identity = credentials.clone().into();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(&signing.region)
        .name(signing.name)
        .time(time)
        .settings(settings)
        .build()?
        .into();
    let headers = request.headers().iter();
    let headers = headers.map(|(name, value)| Ok((name.as_str(), value.to_str()?)));
    let headers = headers.collect::<Result<Vec<_>, Unsent>>()?;
    let body = match signing.unsigned_payload {
        true => SignableBody::UnsignedPayload,
        false => SignableBody::Bytes(request.body()),
    };
    let uri = request.uri().to_string();
    let signable = SignableRequest::new(request.method().as_str(), &uri, headers.into_iter(), body)?;
    let (instructions, _) = sign(signable, &parameters)?.into_parts();
    instructions.apply_to_request_http1x(request);
    Ok(())
}
