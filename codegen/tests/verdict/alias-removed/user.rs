use api::{DoMode, DoOutput};

fn word(mode: &DoMode) -> &str {
    match mode {
        DoMode::Open => "open",
        DoMode::Closed => "closed",
        other => other.as_str(),
    }
}
