//! The reader of C2J: AWS's `service-2.json`, with `paginators-1.json` and `waiters-2.json` beside it, to definitions as
//! written.
//!
//! C2J is what AWS generated SDKs from before Smithy, and what botocore still ships. It says most of what a Smithy
//! model says, in other words and without a specification; what it leaves out follows rules, each documented where it
//! is applied:
//!
//! - [`names`]: the namespace, the service's shape, and names that Smithy does not allow;
//! - [`service`], [`protocol`], [`auth`], [`endpoint_discovery`]: what `metadata` says, by protocol where it depends on that;
//! - [`operations`], [`http`], [`same_uri`], [`pagination`], [`waiters`]: operations;
//! - [`shapes`], [`members`], [`enums`], [`errors`], [`constraints`], [`pattern`], [`defaults`], [`wire_names`]: shapes;
//! - [`streams`]: blobs that are streams in one place only;
//! - [`usage`]: what C2J says at a reference and Smithy at the shape, and which shapes are inputs and outputs.
//!
//! Reading has two steps: [`parse`] takes the JSON apart into the plain data of [`syntax`], and the others make
//! definitions of that. Endpoint rules and examples are left out. [`complete`] is for who compares: it puts back what the
//! format lost and another model knows.

mod auth;
mod complete;
mod constraints;
mod defaults;
mod detect;
mod endpoint_discovery;
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
mod same_uri;
mod service;
mod shapes;
mod streams;
mod syntax;
mod traits;
mod usage;
mod waiters;
mod wire_names;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use complete::complete_c2j;

use crate::raw::{RawFile, Version};
use crate::{json, Event, FileId, SourceFile, Sources};

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

/// Whether a service among the sources is in C2J, which says less than a model has to say: see [`complete_c2j`].
pub fn is_c2j(sources: &Sources) -> bool {
    find(sources).0.values().any(|kind| *kind == Kind::Service)
}

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
                let beside = self.beside(id, file, sources, events);
                Some(read_service(id, &file.text, beside, events))
            }
            // Read with its service, or without anything that a model could hold.
            Kind::Paginators | Kind::Waiters | Kind::Other => Some(RawFile::new()),
        }
    }

    /// What stands in the folder of this service, if it is the folder's first: there is one such file for it.
    fn beside(
        &self,
        service: FileId,
        file: &SourceFile,
        sources: &Sources,
        events: &mut Vec<Event>,
    ) -> Beside {
        let beside = |kind: Kind| {
            let same = self.0.iter().filter(move |(_, other)| **other == kind);
            same.filter_map(|(id, _)| sources.get(*id).map(|file| (*id, file)))
                .filter(|(_, other)| folder(other) == folder(file))
        };
        if beside(Kind::Service).next().is_some_and(|(first, _)| first != service) {
            return Beside::default();
        }
        Beside {
            paginators: beside(Kind::Paginators)
                .flat_map(|(id, file)| pagination::read(id, &file.text, events))
                .collect(),
            waiters: beside(Kind::Waiters)
                .flat_map(|(id, file)| waiters::read(id, &file.text, events))
                .collect(),
        }
    }
}

/// What is said of a service's operations in files beside its own.
#[derive(Default)]
struct Beside {
    paginators: Vec<pagination::Paginator>,
    waiters: Vec<waiters::Waiter>,
}

/// The files that belong to a service's file and are read with it when only the latter is named. Each may be gzipped.
pub(crate) fn companions(service: &Path) -> Vec<PathBuf> {
    let is_service =
        service.file_name().is_some_and(|name| name == "service-2.json" || name == "service-2.json.gz");
    let names = ["paginators-1.json", "waiters-2.json"].into_iter().filter(|_| is_service);
    let found = names.filter_map(|name| {
        let plain = service.with_file_name(name);
        let zipped = service.with_file_name(format!("{name}.gz"));
        [plain, zipped].into_iter().find(|path| path.is_file())
    });
    found.collect()
}

fn folder(file: &SourceFile) -> &str {
    file.name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn read_service<'a>(id: FileId, text: &str, beside: Beside, events: &mut Vec<Event>) -> RawFile<'a> {
    let mut file = RawFile::new();
    file.version = Version::V2;
    let document = json::parse(id, text, events).and_then(|node| parse::document(node, events));
    let Some(mut document) = document else {
        file.unreadable = true;
        return file;
    };
    let protocol = protocol::of(&document.metadata, events);
    streams::separate(&mut document);
    endpoint_discovery::settle(&mut document, events);
    if protocol.binds_http() {
        same_uri::distinguish(&mut document, events);
    }
    let cx = Context {
        names: Names::new(&document, events),
        usage: Usage::new(&document),
        protocol,
        query_compatible: document.metadata.query_compatible.is_some(),
    };
    file.metadata.push(service::suppressions(&document, !beside.waiters.is_empty()));
    file.shapes.reserve(1 + document.operations.len() + document.shapes.len());
    file.shapes.push(service::shape(&cx, &document, events));
    let mut paginated = pagination::by_operation(beside.paginators, &document.operations, events);
    let mut waiters = waiters::by_operation(beside.waiters, &document.operations, events);
    let shapes: operations::Shapes<'_> =
        document.shapes.iter().map(|shape| (shape.name.value.as_str(), shape)).collect();
    for operation in &document.operations {
        let pagination = paginated.remove(&operation.name.value);
        let waiters = waiters.remove(&operation.name.value).unwrap_or_default();
        file.shapes.extend(operations::shape(&cx, operation, &shapes, pagination, waiters, events));
    }
    for shape in &mut document.shapes {
        file.shapes.extend(shapes::shape(&cx, shape, events));
    }
    file
}
