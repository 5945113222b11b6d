use api::http::Do;
use api::runtime::http::{EncodeError, Endpoint, Operation, Request};
use api::runtime::Unit;

fn request(endpoint: &Endpoint) -> Result<Request<Vec<u8>>, EncodeError> {
    Do::request(&Unit, endpoint)
}
