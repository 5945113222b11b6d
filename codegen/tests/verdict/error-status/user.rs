use api::runtime::ServiceError;

fn status(error: &api::DoError) -> u16 {
    error.facts().http_status
}
