use api::DoError;

fn is_gone(error: &DoError) -> bool {
    matches!(error, DoError::Gone(_))
}
