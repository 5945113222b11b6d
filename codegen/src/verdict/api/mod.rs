//! The public API of a crate to be emitted, as plain data: what of a plan its users can see.
//!
//! Items are what the emitters and the runtime's macros make of a plan. What they make of each shape of a kind, whatever is
//! in it (`Clone`, `Debug`, serde, `validate`), is part of the kind and has no item of its own; what comes and goes with
//! the contents of a shape has one.

mod service;
mod shapes;
mod words;

use std::collections::BTreeMap;
use std::fmt::Debug;

use crate::plan::Plan;

/// The items of a crate by their paths, as users write them.
#[derive(Debug, Default)]
pub struct Api<'p> {
    /// Each item by its path: `Mode::Restricted`, `legacy::Channel`, `http::DescribeChannel`. Methods end with `()`,
    /// implementations follow a colon: `Channel: Eq + Hash`. Shapes without a type of their own stand by their ids.
    pub items: BTreeMap<String, Item<'p>>,
}

/// An item.
#[derive(Debug)]
pub struct Item<'p> {
    /// What it is.
    pub kind: Kind,
    /// The same in Rust's words, with all that code depends on: `Option<String>`, `struct ChannelBuilder<HasName>`.
    pub signature: String,
    /// The items that it comes and goes with.
    pub owners: Vec<String>,
    /// What of the model it is made from, which tells items of two crates apart that have changed names.
    pub origin: String,
    /// Whether users have to be ready for parts that are added.
    pub non_exhaustive: bool,
    /// What `#[deprecated]` says.
    pub deprecated: Option<&'p str>,
    /// The names of its fields or variants, in order.
    pub parts: Vec<&'p str>,
    /// Its documentation.
    pub docs: &'p str,
    /// The facts that the runtime acts on: nothing that code depends on.
    pub facts: String,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The crate, or a module.
    Module,
    /// A Cargo feature.
    Feature,
    /// A structure.
    Struct,
    /// A structure's member.
    Field,
    /// A structure's builder.
    Builder,
    /// A builder's method for a member.
    Setter,
    /// How a builder is done.
    Build,
    /// Any other method, or an associated constant.
    Method,
    /// An enum or intEnum.
    Enum,
    /// A union.
    Union,
    /// An operation's errors, or a service's requests.
    Choice,
    /// A variant of any of these.
    Variant,
    /// A second name of a type.
    Alias,
    /// The type that stands for an operation.
    Operation,
    /// A static.
    Static,
    /// Implementations of traits.
    Implementation,
    /// How values of one type become values of another.
    Conversion,
    /// The facts of a shape without a type of its own, which nobody can name.
    Schema,
}

/// The API of the crate that a plan is of, its modules included.
pub fn api(plan: &Plan) -> Api<'_> {
    let mut api = Api::default();
    let mut root = Item::new(Kind::Module, "the crate".to_owned(), "crate");
    root.docs = &plan.front_page;
    api.add("crate".to_owned(), root);
    let runtime = Item::new(Kind::Module, "use smithy_schema as runtime".to_owned(), "runtime");
    api.add("runtime".to_owned(), runtime);
    service::features(&mut api, plan);
    contents(&mut api, &Scope { prefix: String::new(), owner: None }, plan);
    for plan in &plan.modules {
        let name = plan.module.as_deref().unwrap_or_default();
        let mut module = Item::new(Kind::Module, format!("mod {name}"), name);
        module.docs = &plan.front_page;
        api.add(name.to_owned(), module);
        contents(&mut api, &Scope { prefix: format!("{name}::"), owner: Some(name) }, plan);
        service::conversions(&mut api, plan);
    }
    api
}

fn contents<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Plan) {
    shapes::shapes(api, scope, plan);
    service::service(api, scope, plan);
}

/// Where in the crate items are.
#[derive(Debug)]
struct Scope<'s> {
    /// What stands before their names.
    prefix: String,
    /// The module, but for the crate itself.
    owner: Option<&'s str>,
}

impl Scope<'_> {
    fn path(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// An item's origin: those of different modules may be made from shapes of the same id.
    fn origin(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    fn owners(&self) -> Vec<String> {
        self.owner.into_iter().map(str::to_owned).collect()
    }
}

impl<'p> Api<'p> {
    fn add(&mut self, path: String, item: Item<'p>) {
        self.items.insert(path, item);
    }
}

impl Item<'_> {
    fn new(kind: Kind, signature: String, origin: impl Into<String>) -> Self {
        Self {
            kind,
            signature,
            owners: Vec::new(),
            origin: origin.into(),
            non_exhaustive: false,
            deprecated: None,
            parts: Vec::new(),
            docs: "",
            facts: String::new(),
        }
    }

    fn owned_by(mut self, owners: impl IntoIterator<Item = String>) -> Self {
        self.owners.extend(owners);
        self
    }

    fn with_facts(mut self, facts: &dyn Debug) -> Self {
        self.facts = format!("{facts:?}");
        self
    }
}
