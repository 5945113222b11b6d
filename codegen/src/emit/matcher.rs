//! Compiled patterns as the runtime's tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::matcher::{Alphabet, CharSet, Compiled, Dfa, Nfa, Runs, Step, Take, Target};

/// The runtime's matcher as a constant expression; nothing where every text matches.
pub fn matcher(compiled: &Compiled) -> Option<TokenStream> {
    Some(match compiled {
        Compiled::Everything => return None,
        Compiled::Runs(table) => runs(table),
        Compiled::Dfa(table) => dfa(table),
        Compiled::Nfa(table) => nfa(table),
    })
}

fn runs(table: &Runs) -> TokenStream {
    let classes = table.classes.iter().map(class);
    let steps = table.steps.iter().map(step);
    let start = target(table.start);
    quote! { rt::matcher::Matcher::Runs(rt::matcher::Runs::new(&[#(#classes),*], &[#(#steps),*], #start)) }
}

fn class(set: &CharSet) -> TokenStream {
    let ascii =
        (0..128_u8).filter(|&byte| set.contains(byte.into())).fold(0_u128, |bits, byte| bits | 1 << byte);
    let ascii = hexadecimal(&format!("{ascii:#x}"));
    let wide =
        set.ranges().iter().filter(|(_, high)| !high.is_ascii()).map(|(low, high)| quote! { (#low, #high) });
    quote! { rt::matcher::Class { ascii: #ascii, wide: &[#(#wide),*] } }
}

fn step(step: &Step) -> TokenStream {
    let (next, or) = (target(step.next), target(step.or));
    match &step.take {
        Take::Text(text) => quote! { rt::matcher::Step::Text { text: #text, next: #next, or: #or } },
        Take::Run { class, min, max, then } => {
            let (class, min) = (Literal::u8_unsuffixed(*class), Literal::u32_unsuffixed(*min));
            let max = match max {
                Some(max) => {
                    let max = Literal::u32_unsuffixed(*max);
                    quote! { #max }
                }
                None => quote! { u32::MAX },
            };
            quote! {
                rt::matcher::Step::Run { class: #class, min: #min, max: #max, then: #then, next: #next, or: #or }
            }
        }
    }
}

fn target(target: Target) -> TokenStream {
    match target {
        Target::Step(step) => {
            let step = Literal::u16_unsuffixed(step);
            quote! { #step }
        }
        Target::End => quote! { rt::matcher::Runs::END },
        Target::Match => quote! { rt::matcher::Runs::MATCH },
        Target::Fail => quote! { rt::matcher::Runs::FAIL },
    }
}

fn dfa(table: &Dfa) -> TokenStream {
    let alphabet = alphabet(&table.alphabet);
    let next = table.next.iter().copied().map(Literal::u16_unsuffixed);
    let width = if table.states <= 256 {
        quote! { Narrow }
    } else {
        quote! { Wide }
    };
    let [states, start, accepting, matched] =
        [table.states, table.start, table.accepting, table.matched].map(Literal::u16_unsuffixed);
    quote! {
        rt::matcher::Matcher::Dfa(rt::matcher::Dfa {
            alphabet: #alphabet,
            table: rt::matcher::Table::#width(&[#(#next),*]),
            states: #states,
            start: #start,
            accepting: #accepting,
            matched: #matched,
        })
    }
}

fn nfa(table: &Nfa) -> TokenStream {
    let alphabet = alphabet(&table.alphabet);
    let words = Literal::usize_unsuffixed(table.words);
    let [reads, chain, stay, last, matched] =
        [&table.reads, &table.chain, &table.stay, &table.last, &table.matched].map(|words| {
            let words = words.iter().map(|word| hexadecimal(&format!("{word:#x}")));
            quote! { &[#(#words),*] }
        });
    let jumps = table.jumps.iter().map(|jump| {
        let (from, to) = (Literal::u16_unsuffixed(jump.from), Literal::u16_unsuffixed(jump.to));
        let targets = jump.targets.iter().copied().map(Literal::u16_unsuffixed);
        quote! { rt::matcher::Jump { from: #from, to: #to, targets: &[#(#targets),*] } }
    });
    quote! {
        rt::matcher::Matcher::Nfa(rt::matcher::Nfa {
            alphabet: #alphabet,
            words: #words,
            reads: #reads,
            chain: #chain,
            stay: #stay,
            jumps: &[#(#jumps),*],
            last: #last,
            matched: #matched,
        })
    }
}

fn alphabet(alphabet: &Alphabet) -> TokenStream {
    let starts = alphabet.starts.iter().map(|(start, class)| {
        let class = Literal::u8_unsuffixed(*class);
        quote! { (#start, #class) }
    });
    quote! { rt::matcher::Alphabet::new(&[#(#starts),*]) }
}

/// Bits are easier to read so. The text is a number that was formatted just now, so the zero is never needed.
fn hexadecimal(text: &str) -> Literal {
    text.parse().unwrap_or_else(|_| Literal::u8_unsuffixed(0))
}
