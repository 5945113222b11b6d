//! Lists the channels of an app instance, page by page.
//!
//! `signed APP-INSTANCE-ARN CALLER-ARN [ENDPOINT]`, with `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION` and,
//! for temporary credentials, `AWS_SESSION_TOKEN` in the environment.

use aws_credential_types::Credentials;
use chime_messaging_types::http::{ListChannels, SERVICE};
use chime_messaging_types::runtime::http::Endpoint;
use chime_messaging_types::ListChannelsRequest;
use signed::{Client, Unsent};
use std::env;

fn main() -> Result<(), Unsent> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (instance, caller, endpoint) = match &arguments[..] {
        [instance, caller] => (instance, caller, None),
        [instance, caller, endpoint] => (instance, caller, Some(endpoint)),
        _ => return Err("usage: signed APP-INSTANCE-ARN CALLER-ARN [ENDPOINT]".into()),
    };
    let region = variable("AWS_REGION")?;
    let endpoint = match endpoint {
        Some(endpoint) => endpoint.parse()?,
        None => Endpoint::aws(&region, &SERVICE)?,
    };
    let credentials = Credentials::new(
        variable("AWS_ACCESS_KEY_ID")?,
        variable("AWS_SECRET_ACCESS_KEY")?,
        env::var("AWS_SESSION_TOKEN").ok(),
        None,
        "environment",
    );
    let client = Client::new(endpoint, region, credentials);
    let mut request =
        ListChannelsRequest::builder().app_instance_arn(instance).chime_bearer(caller).build()?;
    loop {
        let page = client.call::<ListChannels>(&request)??;
        for channel in page.channels.iter().flatten() {
            println!(
                "{} {}",
                channel.channel_arn.as_deref().unwrap_or_default(),
                channel.name.as_deref().unwrap_or_default()
            );
        }
        if page.next_token.is_none() {
            return Ok(());
        }
        request.next_token = page.next_token;
    }
}

fn variable(name: &str) -> Result<String, Unsent> {
    env::var(name).map_err(|error| format!("{name}: {error}").into())
}
