//! Compiled data as the runtime's tables, and in words.

use codegen::matcher::{Alphabet, Compiled, Take, Target};
use smithy_schema::matcher as rt;

/// The runtime's matcher; none where every text matches. Its tables live until the process ends.
pub fn matcher(compiled: &Compiled) -> Option<rt::Matcher> {
    Some(match compiled {
        Compiled::Everything => return None,
        Compiled::Runs(runs) => {
            let classes = runs.classes.iter().map(|set| rt::Class {
                ascii: (0..128_u8)
                    .filter(|&byte| set.contains(byte.into()))
                    .fold(0, |bits, byte| bits | 1 << byte),
                wide: leak(set.ranges().iter().copied().filter(|(_, high)| !high.is_ascii()).collect()),
            });
            let steps = runs.steps.iter().map(|step| {
                let (next, or) = (target(step.next), target(step.or));
                match &step.take {
                    Take::Text(text) => rt::Step::Text { text: leak_text(text), next, or },
                    Take::Run { class, min, max, then } => {
                        let (max, then) = (max.unwrap_or(u32::MAX), leak_text(then));
                        rt::Step::Run { class: *class, min: *min, max, then, next, or }
                    }
                }
            });
            rt::Matcher::Runs(rt::Runs::new(
                leak(classes.collect()),
                leak(steps.collect()),
                target(runs.start),
            ))
        }
        Compiled::Dfa(dfa) => rt::Matcher::Dfa(rt::Dfa {
            alphabet: alphabet(&dfa.alphabet),
            table: match dfa.states {
                0..=256 => {
                    rt::Table::Narrow(leak(dfa.next.iter().map(|&to| u8::try_from(to).unwrap()).collect()))
                }
                _ => rt::Table::Wide(leak(dfa.next.clone())),
            },
            states: dfa.states,
            start: dfa.start,
            accepting: dfa.accepting,
            matched: dfa.matched,
        }),
        Compiled::Nfa(nfa) => {
            let jumps = nfa.jumps.iter().map(|jump| rt::Jump {
                from: jump.from,
                to: jump.to,
                targets: leak(jump.targets.clone()),
            });
            rt::Matcher::Nfa(rt::Nfa {
                alphabet: alphabet(&nfa.alphabet),
                words: u16::try_from(nfa.words).unwrap(),
                reads: leak(nfa.reads.clone()),
                chain: leak(nfa.chain.clone()),
                stay: leak(nfa.stay.clone()),
                jumps: leak(jumps.collect()),
                last: leak(nfa.last.clone()),
                matched: leak(nfa.matched.clone()),
            })
        }
    })
}

/// The kind of a table, and its size.
pub fn describe(compiled: &Compiled) -> String {
    match compiled {
        Compiled::Everything => "everything".to_owned(),
        Compiled::Runs(runs) => format!("runs, {} steps, {} classes", runs.steps.len(), runs.classes.len()),
        Compiled::Dfa(dfa) => format!("dfa, {} states, {} bytes", dfa.states, dfa.size()),
        Compiled::Nfa(nfa) => {
            format!("nfa, {} words, {} jumps, {} bytes", nfa.words, nfa.jumps.len(), nfa.reads.len() * 8)
        }
    }
}

fn alphabet(alphabet: &Alphabet) -> rt::Alphabet {
    rt::Alphabet::new(leak(alphabet.starts.clone()))
}

fn target(target: Target) -> u16 {
    match target {
        Target::Step(step) => step,
        Target::End => rt::Runs::END,
        Target::Match => rt::Runs::MATCH,
        Target::Fail => rt::Runs::FAIL,
    }
}

fn leak<T>(items: Vec<T>) -> &'static [T] {
    Box::leak(items.into_boxed_slice())
}

fn leak_text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
