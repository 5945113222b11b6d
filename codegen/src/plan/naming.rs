//! Every name of the generated crate that more than one module refers to.

use std::collections::BTreeMap;

use smithy_model::{Model, Shape, ShapeId, ShapeType};

use super::closure::Closure;
use super::patterns::{enforced, Matchers};
use super::Path;
use crate::names::{module_name, screaming_case, type_name, Scope, RESERVED_TYPES};

/// Names of types, statics and modules.
#[derive(Debug, Default)]
pub struct Names {
    root: Option<String>,
    types: BTreeMap<ShapeId, Path>,
    schemas: BTreeMap<ShapeId, Path>,
    patterns: BTreeMap<String, Path>,
    builders: BTreeMap<ShapeId, String>,
    operation_errors: BTreeMap<ShapeId, String>,
    operation_modules: BTreeMap<ShapeId, String>,
    borrowed_patterns: BTreeMap<String, Path>,
    /// Second names: the name, the shape.
    pub aliases: Vec<(String, ShapeId)>,
}

impl Names {
    /// The generated type of a shape, where it has one.
    pub fn type_of(&self, id: &ShapeId) -> Option<&Path> {
        self.types.get(id)
    }

    /// The static of a shape's schema, where this crate has it.
    pub fn schema_of(&self, id: &ShapeId) -> Option<&Path> {
        self.schemas.get(id)
    }

    /// The static of a pattern's matcher.
    pub fn pattern(&self, source: &str) -> Option<&Path> {
        self.patterns.get(source).or_else(|| self.borrowed_patterns.get(source))
    }

    /// Takes the names of shapes that another part of the crate has.
    pub fn borrow(&mut self, ids: impl Iterator<Item = ShapeId>, owner: &Names) {
        for id in ids {
            self.types.extend(owner.types.get(&id).map(|path| (id.clone(), path.clone())));
            self.schemas.extend(owner.schemas.get(&id).map(|path| (id, path.clone())));
        }
        self.borrowed_patterns.clone_from(&owner.patterns);
    }

    /// The path of an item that has its name from here, and no type in the table.
    pub fn public(&self, item: String) -> Path {
        Path { root: self.root.clone(), modules: Vec::new(), item }
    }

    /// All patterns, in the order of their text.
    pub fn patterns(&self) -> impl Iterator<Item = (&String, &Path)> {
        self.patterns.iter()
    }

    /// The name of a structure's builder.
    pub fn builder_of(&self, id: &ShapeId) -> String {
        self.builders.get(id).cloned().unwrap_or_default()
    }

    /// The name of an operation's error enum.
    pub fn error_of(&self, id: &ShapeId) -> String {
        self.operation_errors.get(id).cloned().unwrap_or_default()
    }

    /// The module of an operation.
    pub fn module_of(&self, id: &ShapeId) -> String {
        self.operation_modules.get(id).cloned().unwrap_or_default()
    }
}

/// Names everything in the closure, below `root` if it is a module. `owners` says which structures belong to one operation alone.
pub fn names(
    model: &Model,
    closure: &Closure,
    service: Option<&Shape>,
    owners: &BTreeMap<ShapeId, ShapeId>,
    matchers: &Matchers,
    root: Option<&str>,
) -> Names {
    let root = root.map(str::to_owned);
    let mut names = Names { root: root.clone(), ..Names::default() };
    let mut types = Scope::new(RESERVED_TYPES.iter().copied());
    let mut modules: BTreeMap<&str, Scope> = BTreeMap::new();

    let mut operations = Scope::new(["mod"]);
    for id in &closure.operations {
        let module = operations.take(&module_name(&type_name(id.name())), "_");
        names.operation_modules.insert(id.clone(), module);
    }

    let typed = in_naming_order(model, closure, service);
    for (shape, wanted) in &typed {
        let item = types.take(&type_name(wanted), "Shape");
        let path = match owners.get(&shape.id) {
            Some(operation) => vec!["operation".to_owned(), names.module_of(operation)],
            None => {
                let kind = kind_module(shape);
                let scope = modules.entry(kind).or_insert_with(|| Scope::new(["mod"]));
                vec![kind.to_owned(), scope.take(&module_name(&item), "_")]
            }
        };
        names.schemas.insert(
            shape.id.clone(),
            Path { root: root.clone(), modules: path.clone(), item: screaming_case(&item) },
        );
        names.types.insert(shape.id.clone(), Path { root: root.clone(), modules: path, item });
    }
    for (shape, _) in &typed {
        let original = type_name(shape.id.name());
        if names.types.get(&shape.id).is_some_and(|path| path.item != original) && renamed(service, &shape.id)
        {
            // Another shape of the closure may own the name; then there is no alias.
            if let Some(alias) = types.take_exactly(&original) {
                names.aliases.push((alias, shape.id.clone()));
            }
        }
    }
    // Names that only generated code brings in come after all names of the model's own.
    for (shape, _) in &typed {
        if shape.shape_type == ShapeType::Structure {
            let item = names.types.get(&shape.id).map(|path| path.item.clone()).unwrap_or_default();
            names.builders.insert(shape.id.clone(), types.take(&format!("{item}Builder"), "Type"));
        }
    }
    for id in &closure.operations {
        // `BatchCreateChannelMembershipError` is a structure of its own in more than one model.
        let operation = type_name(id.name());
        let item = match types.take_exactly(&format!("{operation}Error")) {
            Some(item) => item,
            None => types.take(&format!("{operation}OperationError"), "Enum"),
        };
        names.operation_errors.insert(id.clone(), item);
    }
    name_schemas(model, closure, &mut names);
    name_patterns(model, closure, matchers, &mut names);
    names
}

/// The shapes that get a Rust type, with the names they ask for: those whose name needs no change come first, so
/// that they keep it.
fn in_naming_order<'m>(
    model: &'m Model,
    closure: &Closure,
    service: Option<&Shape>,
) -> Vec<(&'m Shape, String)> {
    let mut typed: Vec<(&Shape, String)> = closure
        .shapes
        .iter()
        .filter_map(|id| model.shape(id))
        .filter(|shape| has_type(shape))
        .map(|shape| (shape, rename_of(service, &shape.id).unwrap_or(shape.id.name()).to_owned()))
        .collect();
    typed.sort_by_key(|(shape, name)| (type_name(name) != *name, name.clone(), shape.id.clone()));
    typed
}

fn has_type(shape: &Shape) -> bool {
    let kind = matches!(
        shape.shape_type,
        ShapeType::Structure | ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum
    );
    kind && shape.id.as_str() != "smithy.api#Unit"
}

fn kind_module(shape: &Shape) -> &'static str {
    match shape.shape_type {
        ShapeType::Union => "union",
        ShapeType::Enum | ShapeType::IntEnum => "enumeration",
        _ if shape.traits.has("smithy.api#error") => "error",
        _ => "structure",
    }
}

fn rename_of<'s>(service: Option<&'s Shape>, id: &ShapeId) -> Option<&'s str> {
    let renames = &service?.as_service()?.rename;
    renames.iter().find(|(from, _)| from == id).map(|(_, to)| to.as_str())
}

fn renamed(service: Option<&Shape>, id: &ShapeId) -> bool {
    rename_of(service, id).is_some()
}

fn name_schemas(model: &Model, closure: &Closure, names: &mut Names) {
    let mut scope = Scope::default();
    for id in &closure.shapes {
        let Some(shape) = model.shape(id) else { continue };
        let service =
            matches!(shape.shape_type, ShapeType::Service | ShapeType::Resource | ShapeType::Operation);
        if service || has_type(shape) || id.namespace() == "smithy.api" {
            continue;
        }
        let item = scope.take(&screaming_case(id.name()), "_");
        names
            .schemas
            .insert(id.clone(), Path { root: names.root.clone(), modules: vec!["schema".to_owned()], item });
    }
}

fn name_patterns(model: &Model, closure: &Closure, matchers: &Matchers, names: &mut Names) {
    let mut scope = Scope::default();
    for shape in closure.shapes.iter().filter_map(|id| model.shape(id)) {
        for (id, _, source) in enforced(shape) {
            if matchers.contains_key(source) && !names.patterns.contains_key(source) {
                let name = id
                    .member()
                    .map_or_else(|| id.name().to_owned(), |member| format!("{}_{member}", id.name()));
                let item = scope.take(&screaming_case(&name), "_");
                let path = Path { root: names.root.clone(), modules: vec!["pattern".to_owned()], item };
                names.patterns.insert(source.to_owned(), path);
            }
        }
    }
}
