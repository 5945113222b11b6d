//! What will be emitted, decided down to the last name: plain data without tokens.
//!
//! Everything that can fail has failed when a [`Plan`] exists.

mod build;
mod closure;
mod constraints;
mod conversions;
mod defaults;
mod enums;
mod envelopes;
mod facts;
mod fields;
pub mod http;
mod naming;
pub mod pagination;
pub mod patterns;
mod recursion;
mod schemas;
mod shapes;
mod types;
pub mod waiters;

use smithy_model::Event;

pub use build::{look_at, operation_errors, plan, Wanted};
pub use closure::{closure, service, Closure};
pub use enums::with_enum_shapes;
pub use envelopes::Envelope;
pub use facts::{
    Bound, Constraints, Literal, Location, Member, Pattern, Schema, SchemaKind, SchemaRef, TimestampFormat,
};
pub use fields::{field_names, fields, union_variants, variants};
pub use schemas::key;
pub use shapes::{has_default, holders, is_plain, Context};
pub use types::{Default, Path, Type};

/// A crate to be emitted, or a module of it that has a model of its own.
#[derive(Debug)]
pub struct Plan {
    /// The module's name, which is also the feature that it is behind; nothing for the crate itself.
    pub module: Option<String>,
    /// The front page, as CommonMark.
    pub front_page: String,
    /// The operations, each with the structures that are its alone.
    pub operations: Vec<Operation>,
    /// Structures that no single operation owns, errors apart.
    pub structures: Vec<Structure>,
    /// Error structures.
    pub errors: Vec<Structure>,
    /// Unions.
    pub unions: Vec<Union>,
    /// Enums and intEnums.
    pub enums: Vec<Enum>,
    /// Schemas of the shapes that have no Rust type of their own.
    pub schemas: Vec<Schema>,
    /// Patterns, each once.
    pub patterns: Vec<Pattern>,
    /// Second names of types.
    pub aliases: Vec<Alias>,
    /// Modules that have a model of their own.
    pub modules: Vec<Plan>,
    /// Between this module's types and those of the same name at the crate's root.
    pub conversions: Vec<Conversion>,
    /// Structures that carry another shape.
    pub envelopes: Vec<Envelope>,
    /// Operations that answer page by page.
    pub paginations: Vec<pagination::Pagination>,
    /// What operations are called for again and again.
    pub waiters: Vec<waiters::Waiter>,
    /// The service and its operations as HTTP sees them, where the model has a protocol for it.
    pub http: Option<http::Http>,
    /// What was left out, and why.
    pub warnings: Vec<Event>,
}

/// How values of one type become values of another.
#[derive(Debug)]
pub struct Conversion {
    /// The type that is converted.
    pub from: Path,
    /// The type that it becomes.
    pub to: Path,
    /// Whether every value can be converted, so that it is `From` and not `TryFrom`.
    pub total: bool,
}

/// An operation: a module with what is its alone.
#[derive(Debug)]
pub struct Operation {
    /// The shape id.
    pub id: String,
    /// The module's name, which is its file's.
    pub module: String,
    /// Input and output structures that are this operation's alone.
    pub structures: Vec<Structure>,
    /// The enum of its errors, where it has any.
    pub error: Option<OperationError>,
}

/// The enum of an operation's errors.
#[derive(Debug)]
pub struct OperationError {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// The variants, named as the error types.
    pub variants: Vec<ErrorVariant>,
}

/// A variant of an operation's error enum.
#[derive(Debug)]
pub struct ErrorVariant {
    /// Its name.
    pub name: String,
    /// The error type.
    pub target: Path,
    /// Its documentation.
    pub docs: String,
}

/// A structure.
#[derive(Debug)]
pub struct Structure {
    /// The shape id.
    pub id: String,
    /// The type's name.
    pub name: String,
    /// The module below the one of its kind; the operation's, for its input and output.
    pub module: String,
    /// Documentation.
    pub docs: String,
    /// `@deprecated`: what to say.
    pub deprecated: Option<String>,
    /// Whether `Eq` and `Hash` can be derived.
    pub hash: bool,
    /// The schema's static.
    pub schema: String,
    /// `@sensitive`.
    pub sensitive: bool,
    /// The members, in order.
    pub fields: Vec<Field>,
    /// The builder.
    pub builder: Builder,
    /// What an error has on top.
    pub error: Option<ErrorFacts>,
}

/// A structure's staged builder.
#[derive(Debug)]
pub struct Builder {
    /// The type's name.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// What the function says that starts it.
    pub start: String,
    /// The type parameters, one a required member, in the order of their names.
    pub parameters: Vec<String>,
}

/// What an error structure has on top.
#[derive(Debug)]
pub struct ErrorFacts {
    /// The shape's name, as on the wire.
    pub code: String,
    /// HTTP status.
    pub http_status: u16,
    /// Whether it is the client's fault.
    pub client: bool,
    /// `@retryable`.
    pub retryable: bool,
    /// `@retryable(throttling: true)`.
    pub throttling: bool,
    /// The field that says what happened.
    pub message: Option<String>,
}

/// A structure's member.
#[derive(Debug)]
pub struct Field {
    /// The field's identifier, `r#` included where it needs one.
    pub name: String,
    /// Documentation.
    pub docs: String,
    /// `@deprecated`: what to say.
    pub deprecated: Option<String>,
    /// The whole type, `Option` and `Box` included.
    pub rust_type: Type,
    /// What decoding and builders start from, where it is not blank.
    pub default: Option<Default>,
    /// The setter.
    pub setter: Setter,
    /// The facts.
    pub member: Member,
}

/// A builder's method for a member.
#[derive(Debug)]
pub struct Setter {
    /// Its identifier, `r#` included where it needs one.
    pub name: String,
    /// What it takes.
    pub argument: Argument,
    /// The type without `Option` and `Box`.
    pub inner: Type,
    /// Whether the value goes into a `Box`.
    pub boxed: bool,
    /// Whether the field is an `Option`.
    pub optional: bool,
    /// The type parameter that it sets, for a required member, by index.
    pub parameter: Option<usize>,
}

/// What a setter takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// The type itself.
    Plain,
    /// Anything that is `Into` the type.
    Into,
    /// Anything that iterates over such items.
    Items(Box<Argument>, Type),
    /// Anything that iterates over pairs of a key and such a value.
    Entries(Box<Argument>, Type),
}

/// A union.
#[derive(Debug)]
pub struct Union {
    /// The shape id.
    pub id: String,
    /// The type's name.
    pub name: String,
    /// The module below `union`.
    pub module: String,
    /// Documentation.
    pub docs: String,
    /// `@deprecated`: what to say.
    pub deprecated: Option<String>,
    /// Whether `Eq` and `Hash` can be derived.
    pub hash: bool,
    /// The schema's static.
    pub schema: String,
    /// `@sensitive`.
    pub sensitive: bool,
    /// The members, in order.
    pub variants: Vec<UnionVariant>,
}

/// A union's member.
#[derive(Debug)]
pub struct UnionVariant {
    /// The variant's name.
    pub name: String,
    /// Documentation.
    pub docs: String,
    /// `@deprecated`: what to say.
    pub deprecated: Option<String>,
    /// What it carries; nothing for a member that targets `Unit`.
    pub rust_type: Option<Type>,
    /// The facts.
    pub member: Member,
}

/// An enum or intEnum.
#[derive(Debug)]
pub struct Enum {
    /// The shape id.
    pub id: String,
    /// The type's name.
    pub name: String,
    /// The module below `enumeration`.
    pub module: String,
    /// Documentation.
    pub docs: String,
    /// `@deprecated`: what to say.
    pub deprecated: Option<String>,
    /// The schema's static, where any member targets the enum.
    pub schema: Option<String>,
    /// `@sensitive`.
    pub sensitive: bool,
    /// The known values.
    pub variants: EnumVariants,
    /// The values that messages may list, where some are `@internal`.
    pub listed: Option<Vec<String>>,
}

/// An enum's known values.
#[derive(Debug)]
pub enum EnumVariants {
    /// Of a string enum.
    Strings(Vec<EnumVariant<String>>),
    /// Of an intEnum.
    Integers(Vec<EnumVariant<i32>>),
}

/// A known value of an enum.
#[derive(Debug)]
pub struct EnumVariant<T> {
    /// The variant's name.
    pub name: String,
    /// The value on the wire.
    pub value: T,
    /// Documentation.
    pub docs: String,
    /// `@deprecated`: what to say.
    pub deprecated: Option<String>,
}

/// A second name of a type.
#[derive(Debug)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// The type.
    pub target: Path,
    /// Documentation.
    pub docs: String,
}
