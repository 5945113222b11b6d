use api::DoError;

fn is_gone(error: &DoError) -> bool {
    match error {
        DoError::Gone(_) => true,
        _ => false,
    }
}
