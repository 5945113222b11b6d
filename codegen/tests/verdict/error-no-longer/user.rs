fn boxed(gone: api::Gone) -> Box<dyn std::error::Error> {
    Box::new(gone)
}
