fn size(nested: api::Nested) -> Option<i32> {
    nested.size
}
