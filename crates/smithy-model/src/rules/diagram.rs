//! A rule set as a binary decision diagram
//! ([spec](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)): nodes that each ask one condition
//! and lead on to others, and in the end to a result.

use std::collections::BTreeMap;

use super::evaluate::Scope;
use super::{Condition, Outcome, RuleSet, Value};

/// References from here on are to results.
const RESULTS: i64 = 100_000_000;

#[derive(Debug)]
pub(crate) struct Diagram<'n> {
    /// Version and parameters; its rules are the results, from the second on: the first is that nothing matches.
    pub(crate) set: RuleSet<'n>,
    pub(crate) conditions: Vec<Condition<'n>>,
    root: i64,
    nodes: Vec<DiagramNode>,
}

#[derive(Debug, Clone, Copy)]
struct DiagramNode {
    condition: i64,
    /// Where to go if the condition holds.
    high: i64,
    /// Where to go if not.
    low: i64,
}

/// What a reference leads to.
enum Target {
    Node(usize),
    Result(usize),
    /// Nothing matches.
    End,
    Nowhere,
}

fn target(reference: i64) -> Target {
    match reference {
        0 => Target::Nowhere,
        1 | -1 => Target::End,
        _ if reference >= RESULTS => {
            Target::Result(usize::try_from(reference - RESULTS).unwrap_or(usize::MAX))
        }
        _ if reference > -RESULTS => {
            Target::Node(usize::try_from(reference.unsigned_abs() - 1).unwrap_or(usize::MAX))
        }
        _ => Target::Nowhere,
    }
}

impl<'n> Diagram<'n> {
    /// A diagram from its parts; its nodes are in base64, twelve bytes each.
    ///
    /// # Errors
    /// Nodes that cannot be read.
    pub(super) fn new(
        set: RuleSet<'n>,
        conditions: Vec<Condition<'n>>,
        root: Option<i128>,
        count: Option<i128>,
        nodes: &str,
    ) -> Result<Self, String> {
        let bytes = base64(nodes).ok_or("the `nodes` are not base64")?;
        let count = count.unwrap_or(0);
        if bytes.len() as i128 != count.saturating_mul(12) {
            return Err(format!("{count} nodes are {} bytes, not {}", count.saturating_mul(12), bytes.len()));
        }
        let number = |bytes: &[u8]| bytes.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        // Four bytes are a number of 32 bits with a sign.
        let numbers: Vec<i64> = bytes.chunks(4).map(|bytes| i64::from(number(bytes) as i32)).collect();
        let node = |numbers: &[i64]| match numbers {
            [condition, high, low] => Some(DiagramNode { condition: *condition, high: *high, low: *low }),
            _ => None,
        };
        let nodes = numbers.chunks(3).filter_map(node).collect();
        let root = root.and_then(|root| i64::try_from(root).ok()).unwrap_or(0);
        Ok(Self { set, conditions, root, nodes })
    }

    /// References that lead nowhere, and nodes that ask conditions that do not exist.
    pub(crate) fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.root < -1 {
            problems.push(format!("the root is not the opposite of something, but it is {}", self.root));
        }
        let mut check = |what: String, reference: i64| {
            let exists = match target(reference) {
                Target::Node(node) => node < self.nodes.len(),
                Target::Result(result) => result <= self.set.rules.len(),
                Target::End => true,
                Target::Nowhere => false,
            };
            if !exists {
                problems.push(format!("{what} leads to {reference}, which does not exist"));
            }
        };
        check("the root".to_owned(), self.root);
        // The first node is the end.
        for (number, node) in self.nodes.iter().enumerate().skip(1) {
            check(format!("node {number}, if its condition holds,"), node.high);
            check(format!("node {number}, if its condition does not hold,"), node.low);
        }
        for (number, node) in self.nodes.iter().enumerate().skip(1) {
            if usize::try_from(node.condition).is_ok_and(|condition| condition < self.conditions.len()) {
                continue;
            }
            problems
                .push(format!("node {number} asks the condition {}, which does not exist", node.condition));
        }
        problems
    }

    /// Applies the diagram to parameters.
    ///
    /// # Errors
    /// Nothing matches, or something is not there that has to be.
    pub(crate) fn evaluate(&self, parameters: &BTreeMap<&'n str, Value>) -> Result<Outcome, String> {
        let mut scope = Scope::new(&self.set, parameters);
        let mut reference = self.root;
        // A sound diagram asks no condition twice on one way, so it is through after as many steps as it has nodes.
        for _ in 0..=self.nodes.len() {
            match target(reference) {
                Target::Node(number) => {
                    let node = self.nodes.get(number).ok_or("a node does not exist")?;
                    let condition = usize::try_from(node.condition).ok();
                    let condition = condition.and_then(|condition| self.conditions.get(condition));
                    let holds = scope.holds(condition.ok_or("a condition does not exist")?)?;
                    // A negative reference means the opposite of its node.
                    reference = if holds != (reference < 0) { node.high } else { node.low };
                }
                Target::Result(result) => {
                    let rule = result.checked_sub(1).and_then(|result| self.set.rules.get(result));
                    let outcome = scope.outcome(rule.ok_or("no rule matches")?)?;
                    return outcome.ok_or_else(|| "no rule matches".to_owned());
                }
                Target::End => return Err("no rule matches".to_owned()),
                Target::Nowhere => return Err("the diagram leads nowhere".to_owned()),
            }
        }
        Err("the diagram goes round in circles".to_owned())
    }
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::new();
    let (mut bits, mut length) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        length += 6;
        if length >= 8 {
            length -= 8;
            bytes.push((bits >> length & 0xff) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn reads_base64() {
        assert_eq!(base64("AAECAw=="), Some(vec![0, 1, 2, 3]));
        assert_eq!(base64("/////w=="), Some(vec![255; 4]));
        assert_eq!((base64(""), base64("?")), (Some(Vec::new()), None));
    }
}
