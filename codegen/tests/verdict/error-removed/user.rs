use api::DoError;

fn is_busy(error: &DoError) -> bool {
    matches!(error, DoError::Busy(_))
}
