//! Which nodes of a graph lead back to themselves, and by what way, in time that grows with the graph alone.

use std::collections::{HashMap, VecDeque};

/// How many nodes a way is looked for among, and for how many nodes at most one is looked for at all. Who has longer
/// circles, or more of them, finds them without being told the way.
const MAX_NODES: usize = 1000;

/// The nodes of `count` that lead back to themselves, each with a shortest way: the nodes that it goes by, itself at both
/// ends. `next` says where a node leads.
pub(super) fn circles(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<(usize, Option<Vec<usize>>)> {
    let on = on_cycle(count, &next);
    // Only what is in a circle itself can be on the way back.
    let next = |at: usize| next(at).into_iter().filter(|to| on[*to]).collect::<Vec<_>>();
    let circular: Vec<usize> = (0..count).filter(|at| on[*at]).collect();
    let few = circular.len() <= MAX_NODES;
    circular.into_iter().map(|at| (at, if few { way_back(at, next) } else { None })).collect()
}

/// For each of `count` nodes, whether it leads back to itself. `next` says where a node leads.
///
/// Tarjan's strongly connected components, with a stack of its own in place of recursion.
fn on_cycle(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<bool> {
    let mut result = vec![false; count];
    // The order in which nodes were met, from 1; the earliest node that each leads to.
    let (mut order, mut earliest) = (vec![0_usize; count], vec![0_usize; count]);
    let mut waiting = vec![false; count];
    let mut component = Vec::new();
    let mut met = 0;
    for root in 0..count {
        if order[root] != 0 {
            continue;
        }
        let mut path: Vec<(usize, std::vec::IntoIter<usize>)> = Vec::new();
        let mut entered = Some(root);
        loop {
            if let Some(node) = entered.take() {
                met += 1;
                (order[node], earliest[node], waiting[node]) = (met, met, true);
                component.push(node);
                path.push((node, next(node).into_iter()));
            }
            let Some((node, rest)) = path.last_mut() else { break };
            let node = *node;
            if let Some(to) = rest.next() {
                result[node] |= to == node;
                if order[to] == 0 {
                    entered = Some(to);
                } else if waiting[to] {
                    earliest[node] = earliest[node].min(order[to]);
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                earliest[*parent] = earliest[*parent].min(earliest[node]);
            }
            if earliest[node] == order[node] {
                let begin = component.iter().rposition(|other| *other == node).unwrap_or_default();
                let several = component.len() - begin > 1;
                for member in component.drain(begin..) {
                    waiting[member] = false;
                    result[member] |= several;
                }
            }
        }
    }
    result
}

/// A shortest way from a node back to itself; `None` if it is too long.
fn way_back(start: usize, next: impl Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    let mut reached_from: HashMap<usize, usize> = HashMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for to in next(at) {
            if to == start {
                let mut way = vec![start, at];
                let mut last = at;
                while last != start {
                    last = *reached_from.get(&last)?;
                    way.push(last);
                }
                way.reverse();
                return Some(way);
            }
            if reached_from.len() > MAX_NODES {
                return None;
            }
            if let std::collections::hash_map::Entry::Vacant(entry) = reached_from.entry(to) {
                entry.insert(at);
                open.push_back(to);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{circles, on_cycle, way_back};

    #[test]
    fn nodes_that_lead_back() {
        let edges: &[&[usize]] = &[&[1], &[2, 3], &[0], &[4], &[4], &[], &[5, 7], &[6, 3]];
        let next = |node: usize| edges[node].to_vec();
        let on = on_cycle(edges.len(), next);
        assert_eq!(on, [true, true, true, false, true, false, true, true]);
        assert_eq!(way_back(1, next), Some(vec![1, 2, 0, 1]));
        assert_eq!(way_back(4, next), Some(vec![4, 4]));
        assert_eq!(way_back(3, next), None);
    }

    #[test]
    fn a_circle_of_a_million_is_found_and_its_way_is_not_told() {
        let count = 1_000_000;
        let next = |node: usize| vec![(node + 1) % count];
        assert!(circles(count, next).into_iter().enumerate().all(|(at, found)| found == (at, None)));
    }
}
