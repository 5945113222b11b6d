fn size(nested: api::Nested) -> i32 {
    nested.size.unwrap_or(3)
}
