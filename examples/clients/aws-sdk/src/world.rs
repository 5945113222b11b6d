//! What scenarios work with: the mock's process, a client, names, checks, and a count of all of it.

use aws_sdk_chimesdkmessaging::config::interceptors::FinalizerInterceptorContextRef;
use aws_sdk_chimesdkmessaging::config::{
    BehaviorVersion, ConfigBag, Credentials, Intercept, Region, RuntimeComponents,
    StalledStreamProtectionConfig,
};
use aws_sdk_chimesdkmessaging::{Client, Config};
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_types::retry::RetryConfig;
use std::collections::BTreeSet;
use std::error::Error;
use std::ffi::OsString;
use std::fmt::Debug;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What a scenario comes to.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The app instance.
pub const INSTANCE: &str = "arn:aws:chime:us-east-1:123456789012:app-instance/9c0f1d2e";

/// How many operations there are.
const OPERATIONS: usize = 51;

/// A user of the app instance.
pub fn user(name: &str) -> String {
    format!("{INSTANCE}/user/{name}")
}

/// The mock, for as long as this lives.
pub struct Mock {
    process: Child,
    /// Where it listens.
    pub endpoint: String,
}

impl Mock {
    /// Starts the mock on a free port.
    pub fn start(path: OsString) -> Outcome<Self> {
        let mut process =
            Command::new(path).args(["--admin", &user("admin")]).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let endpoint = line.trim().strip_prefix("listening on ").unwrap_or_default().to_owned();
        let mock = Self { process, endpoint };
        if mock.endpoint.is_empty() {
            return Err(format!("the mock did not start: {line:?}").into());
        }
        Ok(mock)
    }

    /// The callback id of the one processor that waits to be answered for.
    pub fn callback(&self) -> Outcome<String> {
        let host = self.endpoint.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host)?;
        write!(stream, "GET /mock/invocations HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        let id = text.split("\"CallbackId\":\"").nth(1).and_then(|rest| rest.split('"').next());
        id.map(str::to_owned).ok_or_else(|| format!("no processor waits: {text}").into())
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody left to be told.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A client at the mock. It notes which operations succeeded.
pub struct World {
    /// The client.
    pub client: Client,
    succeeded: Succeeded,
    checks: AtomicUsize,
    refusals: AtomicUsize,
}

impl World {
    /// A client at an endpoint, without retries.
    pub fn new(endpoint: &str) -> Self {
        let succeeded = Succeeded::default();
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(endpoint)
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "not-a-secret", None, None, "test"))
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .retry_config(RetryConfig::disabled())
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
            .interceptor(succeeded.clone())
            .build();
        let client = Client::from_conf(config);
        Self { client, succeeded, checks: AtomicUsize::new(0), refusals: AtomicUsize::new(0) }
    }

    /// Compares what is with what should be.
    pub fn check<T: PartialEq + Debug>(&self, what: &str, actual: T, expected: T) -> Outcome {
        if actual != expected {
            return Err(format!("{what}: got {actual:?}, expected {expected:?}").into());
        }
        self.checks.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Notes that an operation failed as it should.
    pub fn refused(&self) {
        self.refusals.fetch_add(1, Ordering::Relaxed);
    }

    /// What was done, if that is all that should be.
    pub fn summary(&self) -> Outcome<String> {
        let succeeded = self.succeeded.0.lock().unwrap_or_else(PoisonError::into_inner);
        self.check("operations that succeeded", succeeded.len(), OPERATIONS)?;
        Ok(format!(
            "{} operations, {} errors, {} checks",
            succeeded.len(),
            self.refusals.load(Ordering::Relaxed),
            self.checks.load(Ordering::Relaxed)
        ))
    }

    /// A channel of Ana's.
    pub async fn channel(&self, id: &str) -> Outcome<String> {
        let create = self.client.create_channel().app_instance_arn(INSTANCE).name(id).channel_id(id);
        let created = create.chime_bearer(user("ana")).send().await?;
        self.check(
            "the ARN of a channel",
            created.channel_arn(),
            Some(&*format!("{INSTANCE}/channel/{id}")),
        )?;
        Ok(created.channel_arn.unwrap_or_default())
    }
}

/// The names of the operations that succeeded.
#[derive(Debug, Clone, Default)]
struct Succeeded(Arc<Mutex<BTreeSet<String>>>);

impl Intercept for Succeeded {
    fn name(&self) -> &'static str {
        "Succeeded"
    }

    fn read_after_execution(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        if let (Some(Ok(_)), Some(metadata)) = (context.output_or_error(), config.load::<Metadata>()) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(metadata.name().to_owned());
        }
        Ok(())
    }
}

/// Checks that a call fails with an error of the model.
#[macro_export]
macro_rules! refused {
    ($world:expr, $is:ident, $call:expr) => {
        match $call.send().await {
            Err(error) if error.as_service_error().is_some_and(|error| error.$is()) => $world.refused(),
            other => return Err(format!("{}: not so: {other:?}", stringify!($is)).into()),
        }
    };
}
