//! The module `waiters`: the facts of each waiter, its expressions as constant data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use smithy_model::jmespath::{Comparator, Expression, Kind};
use smithy_model::{Node, NodeValue};

use super::tokens::{float, ident, integer, option, page, root_name};
use crate::names::type_name;
use crate::plan::waiters::{Acceptor, Matcher, PathComparator, PathMatcher, State, Waiter};
use crate::plan::Path;

/// The module of all waiters.
pub fn waiters(plan: &[Waiter]) -> TokenStream {
    let waiters = plan.iter().map(waiter);
    quote! {
        #![doc = " Waiters: whether a resource is in the state that is waited for, and how long to wait before asking again."]
        #![doc = ""]
        #![doc = " How they are used is told in [`runtime::waiter`](crate::runtime::waiter)."]
        #![allow(clippy::needless_update)]
        use smithy_schema as rt;
        #(#waiters)*
    }
}

fn waiter(plan: &Waiter) -> TokenStream {
    let (name, item, about) = (&plan.name, ident(&plan.item), page(&plan.docs));
    let deprecated = plan.deprecated.then(|| quote! { #[deprecated] });
    let message = |path: &Option<Path>| match path {
        Some(path) => root_name(path),
        None => quote! { rt::Unit },
    };
    let (input, output) = (message(&plan.input), message(&plan.output));
    let acceptors = plan.acceptors.iter().map(acceptor);
    let delays = [("min_delay", plan.min_delay), ("max_delay", plan.max_delay)];
    let delays = delays.into_iter().filter_map(|(fact, seconds)| {
        let (fact, seconds) = (ident(fact), Literal::u32_unsuffixed(seconds?));
        Some(quote! { #fact: #seconds, })
    });
    quote! {
        #about
        #deprecated
        pub static #item: rt::waiter::Waiter<#input, #output> = rt::waiter::Waiter::new(&rt::waiter::Facts {
            name: #name,
            acceptors: &[#(#acceptors),*],
            #(#delays)*
            ..rt::waiter::Facts::EMPTY
        });
    }
}

fn acceptor(plan: &Acceptor) -> TokenStream {
    let state = ident(match plan.state {
        State::Success => "Success",
        State::Failure => "Failure",
        State::Retry => "Retry",
    });
    let matcher = match &plan.matcher {
        Matcher::Output(matcher) => {
            let matcher = path_matcher(matcher);
            quote! { Output(#matcher) }
        }
        Matcher::InputOutput(matcher) => {
            let matcher = path_matcher(matcher);
            quote! { InputOutput(#matcher) }
        }
        Matcher::Success(wanted) => quote! { Success(#wanted) },
        Matcher::ErrorType(name) => quote! { ErrorType(#name) },
    };
    let message = option(plan.message.as_ref().map(expression));
    quote! {
        rt::waiter::Acceptor {
            state: rt::waiter::State::#state,
            matcher: rt::waiter::Matcher::#matcher,
            message: #message,
        }
    }
}

fn path_matcher(plan: &PathMatcher) -> TokenStream {
    let (path, expected) = (expression(&plan.path), &plan.expected);
    let comparator = ident(match plan.comparator {
        PathComparator::StringEquals => "StringEquals",
        PathComparator::BooleanEquals => "BooleanEquals",
        PathComparator::AllStringEquals => "AllStringEquals",
        PathComparator::AnyStringEquals => "AnyStringEquals",
    });
    quote! {
        rt::waiter::PathMatcher {
            path: #path,
            comparator: rt::waiter::PathComparator::#comparator,
            expected: #expected,
        }
    }
}

fn expression(plan: &Expression) -> TokenStream {
    let pair = |variant: &str, left: &Expression, right: &Expression| {
        let (variant, left, right) = (ident(variant), expression(left), expression(right));
        quote! { #variant(&[#left, #right]) }
    };
    let one = |variant: &str, inner: &Expression| {
        let (variant, inner) = (ident(variant), expression(inner));
        quote! { #variant(&#inner) }
    };
    let kind = match &plan.kind {
        Kind::Current => quote! { Current },
        Kind::Field(name) => quote! { Field(#name) },
        Kind::Index(index) => {
            let index = integer((*index).into());
            quote! { Index(#index) }
        }
        Kind::Slice { start, stop, step } => {
            let place = |at: &Option<i64>| option(at.map(|at| integer(at.into())));
            let (start, stop, step) = (place(start), place(stop), integer((*step).into()));
            quote! { Slice(#start, #stop, #step) }
        }
        Kind::Literal(node) => {
            let value = constant(node);
            quote! { Constant(#value) }
        }
        Kind::Comparison { comparator, left, right } => {
            let (comparator, left, right) = (compared(*comparator), expression(left), expression(right));
            quote! { Compare(rt::waiter::Comparator::#comparator, &[#left, #right]) }
        }
        Kind::And(left, right) => pair("And", left, right),
        Kind::Or(left, right) => pair("Or", left, right),
        Kind::Not(inner) => one("Not", inner),
        Kind::Subexpression(left, right) => pair("Then", left, right),
        Kind::Projection(left, right) => pair("Each", left, right),
        Kind::ObjectProjection(left, right) => pair("EachValue", left, right),
        Kind::FilterProjection { left, condition, right } => {
            let (left, condition, right) = (expression(left), expression(condition), expression(right));
            quote! { Filter(&[#left, #condition, #right]) }
        }
        Kind::Flatten(inner) => one("Flatten", inner),
        Kind::MultiSelectList(items) => {
            let items = items.iter().map(expression);
            quote! { List(&[#(#items),*]) }
        }
        Kind::MultiSelectHash(entries) => {
            let entries = entries.iter().map(|(name, item)| {
                let item = expression(item);
                quote! { (#name, #item) }
            });
            quote! { Object(&[#(#entries),*]) }
        }
        Kind::Function { name, arguments } => {
            // The runtime's functions have JMESPath's names in Rust's case.
            let (function, arguments) = (ident(&type_name(name)), arguments.iter().map(expression));
            quote! { Call(rt::waiter::Function::#function, &[#(#arguments),*]) }
        }
        Kind::Reference(inner) => one("Reference", inner),
    };
    quote! { rt::waiter::Expression::#kind }
}

fn compared(comparator: Comparator) -> proc_macro2::Ident {
    ident(match comparator {
        Comparator::Equal => "Equal",
        Comparator::NotEqual => "NotEqual",
        Comparator::Less => "Less",
        Comparator::LessOrEqual => "LessOrEqual",
        Comparator::Greater => "Greater",
        Comparator::GreaterOrEqual => "GreaterOrEqual",
    })
}

fn constant(node: &Node) -> TokenStream {
    let value = match &node.value {
        NodeValue::Null => quote! { Null },
        NodeValue::Bool(value) => quote! { Boolean(#value) },
        NodeValue::Number(number) => {
            let value = float(number.as_f64());
            quote! { Number(#value) }
        }
        NodeValue::String(text) => quote! { String(#text) },
        NodeValue::Array(items) => {
            let items = items.iter().map(constant);
            quote! { Array(&[#(#items),*]) }
        }
        NodeValue::Object(object) => {
            let entries = object.iter().map(|entry| {
                let (key, value) = (&entry.key, constant(&entry.value));
                quote! { (#key, #value) }
            });
            quote! { Object(&[#(#entries),*]) }
        }
    };
    quote! { rt::waiter::Constant::#value }
}
