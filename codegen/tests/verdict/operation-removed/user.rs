use api::runtime::http::{EncodeError, Endpoint, Operation, Request};
use api::{MoreError, MoreInput};

fn request(input: &MoreInput, endpoint: &Endpoint) -> Result<Request<Vec<u8>>, EncodeError> {
    api::http::More::request(input, endpoint)
}

fn text(error: MoreError) -> String {
    error.to_string()
}
