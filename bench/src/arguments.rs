//! The command line.

/// What is asked for.
pub struct Arguments {
    /// Groups of rows; all, if none is named.
    only: Vec<String>,
    /// How often the slow rows are measured; the quick ones take turns a hundred times as often.
    pub rounds: usize,
}

impl Arguments {
    /// Reads arguments, of which `names` are the groups that there are.
    ///
    /// # Errors
    /// How it is meant to be used.
    pub fn parse(arguments: impl Iterator<Item = String>, names: &[&str]) -> Result<Self, String> {
        let usage = || format!("usage: bench [--only NAME…] [--rounds N]\nnames: {}", names.join(", "));
        let mut parsed = Self { only: Vec::new(), rounds: 3 };
        let mut arguments = arguments.peekable();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--rounds" => {
                    let number = arguments.next().and_then(|number| number.parse().ok());
                    parsed.rounds = number.filter(|rounds| *rounds > 0).ok_or_else(usage)?;
                }
                "--only" => {
                    while let Some(name) = arguments.next_if(|next| names.contains(&next.as_str())) {
                        parsed.only.push(name);
                    }
                    if parsed.only.is_empty() {
                        return Err(usage());
                    }
                }
                _ => return Err(usage()),
            }
        }
        Ok(parsed)
    }

    /// True for a group that is to be measured.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }
}
