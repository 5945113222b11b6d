//! The mock behind a socket.

use crate::config::Config;
use crate::server::Mock;
use crate::store::Timestamp;
use chime_messaging_types::runtime::http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Larger bodies are refused: no request of the service comes near.
const LARGEST: usize = 1 << 20;

/// Answers HTTP/1.1 requests, any number of connections at once, until accepting one fails.
///
/// # Errors
/// What the operating system says of the socket.
pub fn serve(listener: std::net::TcpListener, config: Config) -> io::Result<()> {
    let mock = Arc::new(Mutex::new(Mock::new(config)));
    // One thread: the work is done under one lock anyway.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let (stream, _) = listener.accept().await?;
            let mock = Arc::clone(&mock);
            tokio::spawn(async move {
                let service = service_fn(move |request| answer(Arc::clone(&mock), request));
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(Duration::from_secs(30))
                    .serve_connection(TokioIo::new(stream), service);
                // A client that goes away in the middle of a request is no news.
                drop(connection.await);
            });
        }
    })
}

async fn answer(
    mock: Arc<Mutex<Mock>>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = match Limited::new(body, LARGEST).collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => {
            let mut response = Response::new(Full::from(format!("the body cannot be read: {error}\n")));
            *response.status_mut() = StatusCode::BAD_REQUEST;
            return Ok(response);
        }
    };
    let request = Request::from_parts(parts, body);
    // What a panic would have left is as good as any state of a mock.
    let response = mock.lock().unwrap_or_else(PoisonError::into_inner).handle(now(), &request);
    Ok(response.map(Full::from))
}

/// The time in milliseconds, as the service tells it.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let millis = i64::try_from(since.as_millis()).unwrap_or_default();
    Timestamp::from_timestamp_millis(millis).unwrap_or_default()
}
