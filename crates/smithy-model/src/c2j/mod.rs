//! The reader of C2J: AWS's `service-2.json`, with `paginators-1.json` beside it, to definitions as written.
//!
//! C2J is what AWS generated SDKs from before Smithy, and what botocore still ships. It says most of what a Smithy
//! model says, in other words and without a specification; what it leaves out follows rules, each documented where it
//! is applied:
//!
//! - [`names`]: the namespace, the service's shape, and names that Smithy does not allow;
//! - [`service`], [`protocol`], [`auth`]: what `metadata` says, by protocol where it depends on that;
//! - [`operations`], [`http`], [`pagination`]: operations;
//! - [`shapes`], [`members`], [`enums`], [`errors`], [`constraints`], [`pattern`], [`defaults`], [`wire_names`]: shapes;
//! - [`usage`]: what C2J says at a reference and Smithy at the shape, and which shapes are inputs and outputs.
//!
//! Reading has two steps: [`parse`] takes the JSON apart into the plain data of [`syntax`], and the others make
//! definitions of that. Endpoint rules and examples are left out.

mod auth;
mod constraints;
mod defaults;
mod detect;
mod enums;
mod errors;
mod http;
mod members;
mod names;
mod operations;
mod pagination;
mod parse;
mod pattern;
mod properties;
mod protocol;
mod service;
mod shapes;
mod syntax;
mod traits;
mod usage;
mod wire_names;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::raw::{RawFile, Version};
use crate::{json, Event, FileId, Location, Severity, SourceFile, Sources};

use detect::Kind;
use names::Names;
use protocol::Protocol;
use usage::Usage;

/// What the conversion of a shape or operation needs to know of the whole file.
struct Context {
    names: Names,
    usage: Usage,
    protocol: Protocol,
    /// Whether errors have the codes that they had in the query protocol.
    query_compatible: bool,
}

/// Which of the sources are C2J files.
pub(crate) struct Files(BTreeMap<FileId, Kind>);

/// Finds the C2J files by their content.
///
/// Files that are only read beside a service count where one is in the same folder; elsewhere they are no models.
pub(crate) fn find(sources: &Sources) -> Files {
    let mut kinds: BTreeMap<FileId, Kind> = sources
        .iter()
        .filter(|(_, file)| !file.name.ends_with(".smithy"))
        .filter_map(|(id, file)| Some((id, detect::kind(&file.text)?)))
        .collect();
    let folder_of = |id: &FileId| sources.get(*id).map(folder);
    let with_service: BTreeSet<_> =
        kinds.iter().filter(|(_, kind)| **kind == Kind::Service).map(|(id, _)| folder_of(id)).collect();
    kinds.retain(|id, _| with_service.contains(&folder_of(id)));
    Files(kinds)
}

impl Files {
    /// Reads a file if it is one of these; what is wrong with it is added to `events`.
    pub(crate) fn read<'a>(
        &self,
        id: FileId,
        sources: &Sources,
        events: &mut Vec<Event>,
    ) -> Option<RawFile<'a>> {
        let kind = self.0.get(&id)?;
        let file = sources.get(id)?;
        match kind {
            Kind::Service => {
                let pagination = self.pagination(id, file, sources, events);
                Some(read_service(id, &file.text, pagination, events))
            }
            Kind::Waiters => {
                let at = Location { file: id, line: 0, column: 0 };
                let event = Event::new(Severity::Note, "C2j.Ignored", "waiters are not read").at(at);
                events.push(event);
                Some(RawFile::new())
            }
            // Read with its service, or without anything that a model could hold.
            Kind::Paginators | Kind::Other => Some(RawFile::new()),
        }
    }

    /// The paginators in the folder of this service, if it is the folder's first: there is one such file for it.
    fn pagination(
        &self,
        service: FileId,
        file: &SourceFile,
        sources: &Sources,
        events: &mut Vec<Event>,
    ) -> Vec<pagination::Paginator> {
        let beside = |kind: Kind| {
            let same = self.0.iter().filter(move |(_, other)| **other == kind);
            same.filter_map(|(id, _)| sources.get(*id).map(|file| (*id, file)))
                .filter(|(_, other)| folder(other) == folder(file))
        };
        if beside(Kind::Service).next().is_some_and(|(first, _)| first != service) {
            return Vec::new();
        }
        beside(Kind::Paginators).flat_map(|(id, file)| pagination::read(id, &file.text, events)).collect()
    }
}

/// The file that belongs to a service's file and is read with it when only the latter is named.
pub(crate) fn companion(service: &Path) -> Option<PathBuf> {
    if service.file_name()? != "service-2.json" {
        return None;
    }
    Some(service.with_file_name("paginators-1.json")).filter(|path| path.is_file())
}

fn folder(file: &SourceFile) -> &str {
    file.name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn read_service<'a>(
    id: FileId,
    text: &str,
    pagination: Vec<pagination::Paginator>,
    events: &mut Vec<Event>,
) -> RawFile<'a> {
    let mut file = RawFile::new();
    file.version = Version::V2;
    let document = json::parse(id, text, events).and_then(|node| parse::document(node, events));
    let Some(document) = document else {
        file.unreadable = true;
        return file;
    };
    let cx = Context {
        names: Names::new(&document, events),
        usage: Usage::new(&document),
        protocol: protocol::of(&document.metadata, events),
        query_compatible: document.metadata.query_compatible.is_some(),
    };
    file.metadata.push(service::suppressions(document.at));
    file.shapes.push(service::shape(&cx, &document, events));
    let mut paginated = pagination::by_operation(pagination, &document.operations, events);
    let shapes: operations::Shapes<'_> =
        document.shapes.iter().map(|shape| (shape.name.value.as_str(), shape)).collect();
    for operation in &document.operations {
        let pagination = paginated.remove(&operation.name.value);
        file.shapes.extend(operations::shape(&cx, operation, &shapes, pagination, events));
    }
    for shape in &document.shapes {
        file.shapes.extend(shapes::shape(&cx, shape, events));
    }
    file
}
