use api::{DoOutput, Mode};

fn word(mode: &Mode) -> &str {
    match mode {
        Mode::Open => "open",
        Mode::Closed => "closed",
        other => other.as_str(),
    }
}
