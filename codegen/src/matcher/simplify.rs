//! Smaller trees that match the same texts: what makes counters out of copies, and sets out of choices.

use super::set::CharSet;
use super::syntax::Node;

/// The tree of a search, smaller.
pub fn simplify(root: &Node) -> Node {
    trimmed(trimmed(smaller(root), Side::Start), Side::End)
}

fn smaller(node: &Node) -> Node {
    match node {
        Node::Sequence(nodes) => sequence(nodes.iter().map(smaller)),
        Node::Choice(nodes) => choice(nodes.iter().map(smaller)),
        Node::Repeat { node, min, max } => repeat(smaller(node), *min, *max),
        Node::Empty | Node::Class(_) | Node::Assertion(_) => node.clone(),
    }
}

#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

/// Without the repetitions on one side that a search does not need: where more would match, fewer match as well.
fn trimmed(node: Node, side: Side) -> Node {
    match node {
        Node::Repeat { node, min, .. } => repeat(*node, min, Some(min)),
        Node::Choice(nodes) => match choice(nodes.into_iter().map(|node| trimmed(node, side))) {
            Node::Repeat { min: 0, .. } => Node::Empty,
            other => other,
        },
        Node::Sequence(mut nodes) => loop {
            let outer = match side {
                Side::Start if !nodes.is_empty() => Some(nodes.remove(0)),
                Side::Start => None,
                Side::End => nodes.pop(),
            };
            let Some(outer) = outer else { return Node::Empty };
            match (trimmed(outer, side), side) {
                (Node::Empty, _) => {}
                (outer, Side::Start) => return sequence(std::iter::once(outer).chain(nodes)),
                (outer, Side::End) => return sequence(nodes.into_iter().chain([outer])),
            }
        },
        other => other,
    }
}

/// One after the other: no sequence within, and neighbours of the same set counted together.
fn sequence(nodes: impl Iterator<Item = Node>) -> Node {
    let mut parts: Vec<Node> = Vec::new();
    for node in nodes {
        let inner = match node {
            Node::Empty => continue,
            Node::Sequence(inner) => inner,
            other => vec![other],
        };
        for part in inner {
            match parts.last_mut().and_then(|last| together(last, &part)) {
                Some(both) => {
                    parts.pop();
                    parts.push(both);
                }
                None => parts.push(part),
            }
        }
    }
    match parts.pop() {
        None => Node::Empty,
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Node::Sequence(parts)
        }
    }
}

/// Two neighbours as one, when both repeat the same set.
fn together(left: &Node, right: &Node) -> Option<Node> {
    let ((one, min, max), (other, more_min, more_max)) = (counted(left)?, counted(right)?);
    if one != other {
        return None;
    }
    let min = min.checked_add(more_min)?;
    let max = match (max, more_max) {
        (Some(max), Some(more)) => Some(max.checked_add(more)?),
        _ => None,
    };
    Some(Node::Repeat { node: Box::new(Node::Class(one.clone())), min, max })
}

fn counted(node: &Node) -> Option<(&CharSet, u32, Option<u32>)> {
    match node {
        Node::Class(set) => Some((set, 1, Some(1))),
        Node::Repeat { node, min, max } => match node.as_ref() {
            Node::Class(set) => Some((set, *min, *max)),
            _ => None,
        },
        _ => None,
    }
}

/// One or the other: no choice within, and characters as one set.
fn choice(nodes: impl Iterator<Item = Node>) -> Node {
    let mut parts: Vec<Node> = Vec::new();
    let mut class: Option<usize> = None;
    let mut optional = false;
    for node in nodes {
        let inner = match node {
            Node::Choice(inner) => inner,
            other => vec![other],
        };
        for part in inner {
            match (part, class) {
                (Node::Empty, _) => optional = true,
                (Node::Class(set), Some(at)) => {
                    if let Some(Node::Class(all)) = parts.get_mut(at) {
                        *all = all.union(&set);
                    }
                }
                (part, _) => {
                    if matches!(part, Node::Class(_)) {
                        class = Some(parts.len());
                    }
                    if !parts.contains(&part) {
                        parts.push(part);
                    }
                }
            }
        }
    }
    let chosen = match parts.pop() {
        None => Node::Empty,
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Node::Choice(parts)
        }
    };
    if optional {
        repeat(chosen, 0, Some(1))
    } else {
        chosen
    }
}

fn repeat(node: Node, min: u32, max: Option<u32>) -> Node {
    match (node, min, max) {
        (_, _, Some(0)) | (Node::Empty, _, _) => Node::Empty,
        (node, 1, Some(1)) => node,
        // Not asserting is always possible, and asserting twice is asserting once.
        (Node::Assertion(_), 0, _) => Node::Empty,
        (Node::Assertion(assertion), _, _) => Node::Assertion(assertion),
        (Node::Class(set), 0, _) if set.is_empty() => Node::Empty,
        (Node::Class(set), _, _) if set.is_empty() => Node::Class(set),
        (Node::Repeat { node, min: inner_min, max: inner_max }, _, _) => {
            match product((inner_min, inner_max), (min, max)) {
                Some((min, max)) => Node::Repeat { node, min, max },
                None => Node::Repeat {
                    node: Box::new(Node::Repeat { node, min: inner_min, max: inner_max }),
                    min,
                    max,
                },
            }
        }
        (node, _, _) => Node::Repeat { node: Box::new(node), min, max },
    }
}

/// `x{a,b}{c,d}` as one count, when the possible counts have no gap between them.
fn product(inner: (u32, Option<u32>), outer: (u32, Option<u32>)) -> Option<(u32, Option<u32>)> {
    let ((a, b), (c, d)) = (inner, outer);
    let gapless = match b {
        _ if d == Some(c) => true,
        // From k to k + 1 repetitions: no gap at the fewest, then none later.
        Some(b) => u64::from(a) <= 1 + u64::from(c) * u64::from(b.saturating_sub(a)),
        None => c > 0 || a <= 1,
    };
    let max = match (b, d) {
        (Some(b), Some(d)) => Some(b.checked_mul(d)?),
        _ => None,
    };
    gapless.then_some((a.checked_mul(c)?, max))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::simplify;
    use crate::matcher::parse::parse;

    #[track_caller]
    fn same(left: &str, right: &str) {
        let tree = |source: &str| simplify(&parse(source).unwrap().root);
        assert_eq!(tree(left), tree(right), "{left} and {right}");
    }

    #[test]
    fn copies_become_counts() {
        same(r"^\d\d\d$", r"^\d{3}$");
        same("^[a-z][a-z]*$", "^[a-z]+$");
        same("^a(?:a)a{2,}$", "^a{4,}$");
        same("^(?:a|b|c)+$", "^[a-c]+$");
        same("^(?:|a)$", "^a?$");
    }

    #[test]
    fn a_search_needs_no_more_than_the_least() {
        same("a{2,5}b+", "aab");
        same(".*x?a(?:b|c{3,}|d*e{0,9})", "a");
        same("[^/].{0,1023}", "[^/]");
        same("^a+b*$", "^(?:a)+b{0,}$");
        let (bound, free) = (parse("^a{2,5}$").unwrap(), parse("^a{2}$").unwrap());
        assert_ne!(simplify(&bound.root), simplify(&free.root));
    }

    #[test]
    fn counts_of_counts_become_one_where_no_count_is_missing() {
        same("^(?:a+)*$", "^a*$");
        same("^(?:a?){3}$", "^a{0,3}$");
        same("^(?:a{2})*b$", "^(?:(?:a{2})*)b$");
        same("^(?:a{2,3}){2,}$", "^a{4,}$");
        same("^(?:a{3}){2}$", "^a{6}$");
        let (gap, none) = (parse("^(?:a{2})*$").unwrap(), parse("^a*$").unwrap());
        assert_ne!(simplify(&gap.root), simplify(&none.root));
    }
}
