//! The writer of the Smithy IDL: a model to text, a file for each namespace.
//!
//! What is written says all; how it is laid out is the formatter's business alone.

mod names;
mod shapes;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use crate::{format, FileId, Model, Shape, ShapeType};
use shapes::Suffixes;

/// The model as files in IDL 2.0 ([spec](https://smithy.io/2.0/spec/idl.html)): for each namespace its path and its
/// text in the canonical layout, without what is built in. Metadata stands in the file of the one namespace, else in
/// one of its own.
///
/// Documentation becomes `///`, inputs and outputs stand in their operations where their names allow it, and mixins
/// stay: what they bring is left out of the shapes that use them. Loading the files gives the model again. The same
/// model gives the same files.
pub fn write_idl(model: &Model) -> Vec<(String, String)> {
    let mut namespaces: BTreeMap<&str, Vec<&Shape>> = BTreeMap::new();
    for shape in model.own_shapes() {
        namespaces.entry(shape.id.namespace()).or_default().push(shape);
    }
    let mut metadata = String::new();
    for (key, value) in &model.metadata {
        metadata.push_str("metadata ");
        values::key(&mut metadata, key);
        metadata.push_str(" = ");
        values::node(&mut metadata, value);
        metadata.push('\n');
    }
    let mut paths = BTreeSet::new();
    let mut files = Vec::new();
    if namespaces.len() != 1 && (!metadata.is_empty() || namespaces.is_empty()) {
        let text = format!("{VERSION}\n{}", std::mem::take(&mut metadata));
        files.push((path(&mut paths, "metadata"), canonical(text)));
    }
    for (namespace, mut shapes) in namespaces {
        shapes.sort_by_key(|shape| (rank(shape), &shape.id));
        let text = file(model, namespace, &shapes, &std::mem::take(&mut metadata));
        files.push((path(&mut paths, namespace), canonical(text)));
    }
    files
}

const VERSION: &str = "$version: \"2.0\"\n";

fn file(model: &Model, namespace: &str, shapes: &[&Shape], metadata: &str) -> String {
    let suffixes = Suffixes::of(shapes, model);
    let (names, uses) = names::of(model, namespace, shapes);
    let mut text = VERSION.to_owned();
    for (key, suffix, usual) in [
        ("operationInputSuffix", &suffixes.input, "Input"),
        ("operationOutputSuffix", &suffixes.output, "Output"),
    ] {
        if suffix != usual {
            text += &format!("${key}: \"{suffix}\"\n");
        }
    }
    text += &format!("\n{metadata}\nnamespace {namespace}\n\n");
    for used in uses {
        text += &format!("use {used}\n");
    }
    let mut writer = shapes::Writer { model, names: &names, text };
    let inlined = suffixes.inlined(shapes, model);
    for shape in shapes.iter().filter(|shape| !inlined.contains_key(&shape.id)) {
        writer.shape(shape, &inlined);
    }
    writer.text
}

/// In the order of what readers look for first: trait definitions, services, and so on down to simple shapes.
fn rank(shape: &Shape) -> u8 {
    if shape.traits.has("smithy.api#trait") {
        return 0;
    }
    match shape.shape_type {
        ShapeType::Service => 1,
        ShapeType::Resource => 2,
        ShapeType::Operation => 3,
        ShapeType::Structure => 4,
        ShapeType::Union => 5,
        ShapeType::List => 6,
        ShapeType::Map => 7,
        ShapeType::Enum => 8,
        ShapeType::IntEnum => 9,
        _ => 10,
    }
}

fn canonical(text: String) -> String {
    // Only a name that is none, which no reader lets through, can make the text unreadable.
    format(FileId(0), &text).unwrap_or(text)
}

/// A path that is not taken, letter case aside: some file systems do not tell cases apart.
fn path(taken: &mut BTreeSet<String>, name: &str) -> String {
    let mut path = format!("{name}.smithy");
    let mut number = 2;
    while !taken.insert(path.to_lowercase()) {
        path = format!("{name}-{number}.smithy");
        number += 1;
    }
    path
}
