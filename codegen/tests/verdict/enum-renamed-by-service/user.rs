use api::{DoOutput, Mode};

fn mode(output: DoOutput) -> Option<Mode> {
    output.mode
}

fn word(mode: &Mode) -> &str {
    match mode {
        Mode::Open => "open",
        Mode::Closed => "closed",
        other => other.as_str(),
    }
}
