//! A structure's staged builder: `build` exists once all required members are set.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{deprecated, docs, ident, page};
use crate::plan::{Argument, Field, Structure, Type};

/// The builder, and the ways to it.
pub fn builder(plan: &Structure) -> TokenStream {
    let (name, builder) = (ident(&plan.name), ident(&plan.builder.name));
    let (about, start) = (page(&plan.builder.docs), docs(&plan.builder.start));
    let body = if plan.builder.parameters.is_empty() { simple(plan) } else { staged(plan) };
    // `builder` starts from a value that lacks nothing then.
    let state = (!plan.builder.parameters.is_empty()).then(|| quote! { state: core::marker::PhantomData, });
    quote! {
        impl #name {
            #start
            pub fn builder() -> #builder {
                #builder { value: rt::Field::blank(), #state }
            }
        }
        #about
        #body
    }
}

/// Nothing is required: there is a default, and the builder can be done at any time.
fn simple(plan: &Structure) -> TokenStream {
    let (name, builder) = (ident(&plan.name), ident(&plan.builder.name));
    let setters = plan.fields.iter().map(|field| setter(plan, field));
    let ends = ends(plan);
    quote! {
        #[derive(Debug, Clone)]
        #[must_use]
        pub struct #builder {
            value: #name,
        }
        impl #builder {
            #(#setters)*
            #ends
        }
        impl Default for #name {
            fn default() -> Self {
                rt::Field::blank()
            }
        }
    }
}

/// A type parameter for each required member says whether it is set.
fn staged(plan: &Structure) -> TokenStream {
    let (name, builder) = (ident(&plan.name), ident(&plan.builder.name));
    let setters = plan.fields.iter().map(|field| setter(plan, field));
    let ends = ends(plan);
    let parameters: Vec<_> = plan.builder.parameters.iter().map(|name| ident(name)).collect();
    let others: Vec<_> = (0..parameters.len()).map(|index| ident(&format!("S{index}"))).collect();
    let complete = parameters.iter().map(|_| quote! { rt::Set });
    quote! {
        #[derive(Debug, Clone)]
        #[must_use]
        pub struct #builder<#(#parameters = rt::Missing),*> {
            value: #name,
            state: core::marker::PhantomData<(#(#parameters,)*)>,
        }
        impl<#(#parameters),*> #builder<#(#parameters),*> {
            #(#setters)*

            fn advance<#(#others),*>(self) -> #builder<#(#others),*> {
                #builder { value: self.value, state: core::marker::PhantomData }
            }
        }
        impl #builder<#(#complete),*> {
            #ends
        }
    }
}

/// How a builder is done.
fn ends(plan: &Structure) -> TokenStream {
    let name = ident(&plan.name);
    quote! {
        /// The value, if it keeps every constraint of the model.
        ///
        /// # Errors
        /// All violations, each with its path.
        pub fn build(self) -> Result<#name, rt::ValidationError> {
            self.value.validate()?;
            Ok(self.value)
        }

        /// The value as it is: services relax constraints before models say so.
        pub fn build_unvalidated(self) -> #name {
            self.value
        }
    }
}

fn setter(plan: &Structure, field: &Field) -> TokenStream {
    let setter = &field.setter;
    let (name, target) = (ident(&setter.name), ident(&field.name));
    let (parameter, mut value) = argument(&setter.argument, &setter.inner);
    if setter.boxed {
        value = quote! { Box::new(#value) };
    }
    if setter.optional {
        value = quote! { Some(#value) };
    }
    let docs = format!(
        " Sets [`{}`]({}::{}).",
        field.name.trim_start_matches("r#"),
        plan.name,
        field.name.trim_start_matches("r#")
    );
    let deprecated = deprecated(field.deprecated.as_ref());
    let (result, end) = match setter.parameter {
        None => (quote! { Self }, quote! { self }),
        Some(index) => {
            let builder = ident(&plan.builder.name);
            let states = plan.builder.parameters.iter().enumerate().map(|(at, parameter)| {
                let parameter = ident(parameter);
                if at == index {
                    quote! { rt::Set }
                } else {
                    quote! { #parameter }
                }
            });
            (quote! { #builder<#(#states),*> }, quote! { self.advance() })
        }
    };
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #name(mut self, value: #parameter) -> #result {
            self.value.#target = #value;
            #end
        }
    }
}

/// What a setter takes, and how that becomes the member's type.
fn argument(argument: &Argument, inner: &Type) -> (TokenStream, TokenStream) {
    match argument {
        Argument::Plain => (quote! { #inner }, quote! { value }),
        Argument::Into => (quote! { impl Into<#inner> }, quote! { value.into() }),
        Argument::Items(item, rust_type) if **item == Argument::Into => (
            quote! { impl IntoIterator<Item = impl Into<#rust_type>> },
            quote! { value.into_iter().map(Into::into).collect() },
        ),
        Argument::Items(_, rust_type) => {
            (quote! { impl IntoIterator<Item = #rust_type> }, quote! { value.into_iter().collect() })
        }
        Argument::Entries(item, rust_type) if **item == Argument::Into => (
            quote! { impl IntoIterator<Item = (impl Into<String>, impl Into<#rust_type>)> },
            quote! { value.into_iter().map(|(key, value)| (key.into(), value.into())).collect() },
        ),
        Argument::Entries(_, rust_type) => (
            quote! { impl IntoIterator<Item = (impl Into<String>, #rust_type)> },
            quote! { value.into_iter().map(|(key, value)| (key.into(), value)).collect() },
        ),
    }
}
