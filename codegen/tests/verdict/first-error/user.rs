use api::http::Do;
use api::runtime::http::client::Failure;
use api::runtime::http::{NoError, Operation, Response};

fn failure(response: &Response<Vec<u8>>) -> Option<Failure<NoError>> {
    Do::response(response).err()
}
