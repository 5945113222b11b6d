//! The smallest table that decides the same, by Hopcroft's partition refinement.

use std::collections::{BTreeMap, VecDeque};

use super::alphabet::Alphabet;
use super::dfa::{Dfa, Rows};

/// The smallest table, its states in an order of their own: nowhere, not accepting, accepting, everything.
pub fn minimize(rows: &Rows, alphabet: Alphabet) -> Option<Dfa> {
    let classes = alphabet.classes;
    let block_of = blocks(rows, classes)?;
    let count = block_of.iter().max()? + 1;
    let mut next = vec![Vec::new(); count];
    let mut accepting = vec![false; count];
    for (state, &block) in block_of.iter().enumerate() {
        *accepting.get_mut(block)? = *rows.accepting.get(state)?;
        if next.get(block)?.is_empty() {
            let row: Option<Vec<usize>> =
                rows.next.get(state)?.iter().map(|&to| block_of.get(to).copied()).collect();
            *next.get_mut(block)? = row?;
        }
    }
    let first = *block_of.first()?;
    let stays = |block: usize| next.get(block).is_some_and(|row| row.iter().all(|&to| to == block));
    // From 1 up: state 0 is there even if nothing leads to it.
    let rank = |block: usize| match (accepting.get(block) == Some(&true), stays(block)) {
        (false, true) => 0,
        (false, false) => 1,
        (true, false) => 2,
        (true, true) => 3,
    };
    let mut order = breadth_first(&next, first);
    order.sort_by_key(|&block| rank(block));
    let dead = order.iter().filter(|&&block| rank(block) == 0).count();
    let mut names = BTreeMap::new();
    for &block in &order {
        let name = if rank(block) == 0 { 0 } else { names.len() + 1 - dead };
        names.insert(block, u16::try_from(name).ok()?);
    }
    let states = order.len() + 1 - dead;
    let mut table = vec![0_u16; states * classes];
    for &block in &order {
        let state = usize::from(*names.get(&block)?);
        for (class, to) in next.get(block)?.iter().enumerate() {
            *table.get_mut(class * states + state)? = *names.get(to)?;
        }
    }
    let from = |least: i32| {
        let found =
            order.iter().filter(|&&block| rank(block) >= least).filter_map(|block| names.get(block)).min();
        found.copied().or_else(|| u16::try_from(states).ok())
    };
    Some(Dfa {
        alphabet,
        next: table,
        states: u16::try_from(states).ok()?,
        start: *names.get(&first)?,
        accepting: from(2)?,
        matched: from(3)?,
    })
}

fn breadth_first(next: &[Vec<usize>], first: usize) -> Vec<usize> {
    let mut seen = vec![false; next.len()];
    let mut order = Vec::new();
    let mut pending = VecDeque::from([first]);
    while let Some(block) = pending.pop_front() {
        if let Some(place @ false) = seen.get_mut(block) {
            *place = true;
            order.push(block);
            pending.extend(next.get(block).into_iter().flatten());
        }
    }
    order
}

/// The block of each state: two states share one when no text tells them apart.
fn blocks(rows: &Rows, classes: usize) -> Option<Vec<usize>> {
    let count = rows.next.len();
    // Who leads to a state, for each class.
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); count * classes];
    for (state, row) in rows.next.iter().enumerate() {
        for (class, &to) in row.iter().enumerate() {
            before.get_mut(to * classes + class)?.push(state);
        }
    }
    let mut block_of: Vec<usize> = rows.accepting.iter().map(|&accepting| usize::from(accepting)).collect();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(), Vec::new()];
    for (state, &block) in block_of.iter().enumerate() {
        members.get_mut(block)?.push(state);
    }
    if let Some(only) = members.iter().position(Vec::is_empty) {
        members.remove(only);
        block_of.fill(0);
    }
    let mut pending: VecDeque<(usize, usize)> =
        (0..members.len()).flat_map(|block| (0..classes).map(move |class| (block, class))).collect();
    let mut waiting = vec![true; members.len() * classes];
    while let Some((splitter, class)) = pending.pop_front() {
        *waiting.get_mut(splitter * classes + class)? = false;
        let mut touched: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for to in members.get(splitter)? {
            for &from in before.get(to * classes + class)? {
                touched.entry(*block_of.get(from)?).or_default().push(from);
            }
        }
        for (block, mut inside) in touched {
            let size = members.get(block)?.len();
            if inside.len() == size {
                continue;
            }
            let fresh = members.len();
            for &state in &inside {
                *block_of.get_mut(state)? = fresh;
            }
            members.get_mut(block)?.retain(|state| block_of.get(*state) == Some(&block));
            inside.sort_unstable();
            let smaller_is_fresh = 2 * inside.len() <= size;
            members.push(inside);
            waiting.extend(std::iter::repeat_n(false, classes));
            for class in 0..classes {
                let add = match *waiting.get(block * classes + class)? || smaller_is_fresh {
                    true => fresh,
                    false => block,
                };
                *waiting.get_mut(add * classes + class)? = true;
                pending.push_back((add, class));
            }
        }
    }
    Some(block_of)
}
