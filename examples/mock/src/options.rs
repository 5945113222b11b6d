//! What the command line of the mock says.

use crate::config::Config;

/// How the mock is used.
pub const USAGE: &str = "\
chime-messaging-mock: an in-memory mock of the Amazon Chime SDK messaging service, on loopback

  --port PORT             the port to listen on; a free one unless given, or 0
  --admin ARN             a user or bot who administers the app instance; may be repeated
  --name ARN=NAME         the display name of a user or bot; may be repeated
  --limit QUOTA=NUMBER    a quota: channels, memberships, moderators, bans, flows, processors, tags
  --session-host HOST     the host that clients are told to open WebSockets to
";

/// What the command line says.
#[derive(Debug, Default)]
pub struct Options {
    /// The port; 0 for a free one.
    pub port: u16,
    /// What the mock is told.
    pub config: Config,
}

impl Options {
    /// Reads arguments, without the command's own name.
    ///
    /// # Errors
    /// Everything that is wrong with them, a line each.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, Vec<String>> {
        let mut options = Self::default();
        options.config.session_host = "messaging-session.invalid".to_owned();
        let mut problems = Vec::new();
        let mut arguments = arguments.into_iter();
        while let Some(name) = arguments.next() {
            let Some(value) = arguments.next() else {
                problems.push(format!("{name}: wants a value, see --help"));
                break;
            };
            if let Err(reason) = options.set(&name, value) {
                problems.push(format!("{name}: {reason}"));
            }
        }
        if problems.is_empty() {
            Ok(options)
        } else {
            Err(problems)
        }
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            "--port" => self.port = value.parse().map_err(|_| format!("{value:?} is not a port"))?,
            "--admin" => {
                self.config.administrators.insert(value);
            }
            "--name" => {
                let (arn, name) = pair(&value)?;
                self.config.names.insert(arn.to_owned(), name.to_owned());
            }
            "--limit" => {
                let (quota, number) = pair(&value)?;
                let limits = &mut self.config.limits;
                let limit = match quota {
                    "channels" => &mut limits.channels,
                    "memberships" => &mut limits.memberships,
                    "moderators" => &mut limits.moderators,
                    "bans" => &mut limits.bans,
                    "flows" => &mut limits.flows,
                    "processors" => &mut limits.processors,
                    "tags" => &mut limits.tags,
                    _ => return Err(format!("there is no quota {quota:?}, see --help")),
                };
                *limit = number.parse().map_err(|_| format!("{number:?} is not a number"))?;
            }
            "--session-host" => self.config.session_host = value,
            _ => return Err("there is no such option, see --help".to_owned()),
        }
        Ok(())
    }
}

fn pair(value: &str) -> Result<(&str, &str), String> {
    value.split_once('=').ok_or_else(|| format!("{value:?} lacks a ="))
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(arguments: &[&str]) -> Result<Options, Vec<String>> {
        Options::parse(arguments.iter().map(|argument| (*argument).to_owned()))
    }

    #[test]
    fn options_are_read() {
        let options =
            parse(&["--port", "80", "--admin", "a", "--admin", "b", "--name", "a=Ana=", "--limit", "bans=3"]);
        let options = options.expect("right");
        assert_eq!(options.port, 80);
        assert_eq!(options.config.administrators.len(), 2);
        assert_eq!(options.config.names["a"], "Ana=");
        assert_eq!(options.config.limits.bans, 3);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let problems = parse(&["--port", "x", "--limit", "cats=3", "--name", "a", "--what", "y", "--admin"]);
        assert_eq!(
            problems.expect_err("wrong"),
            [
                "--port: \"x\" is not a port",
                "--limit: there is no quota \"cats\", see --help",
                "--name: \"a\" lacks a =",
                "--what: there is no such option, see --help",
                "--admin: wants a value, see --help",
            ]
        );
    }
}
