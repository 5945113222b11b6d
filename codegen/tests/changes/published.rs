//! The change of Chime that AWS published on 2021-05-03, and what AWS's page left out.

use codegen::changes::{json_lines, sections, Kind};
use codegen::page::{Line, Mark};
use smithy_model::{Model, Sources};

use super::changes;
use super::support::shared::shared;

#[test]
fn chime_of_may_2021() {
    let Some((old, new)) = load("1.20.62").zip(load("1.20.63")) else { return };
    let log = changes(&old, &new);
    assert_eq!(log.summary(), "1 new, 1 updated api methods");
    assert_eq!(log.title, "Amazon Chime");
    assert!(log.shapes.is_empty() && log.service.is_empty() && log.documentation.is_empty());
    let [batch, delete] = log.operations.as_slice() else { panic!("{:#?}", log.operations) };

    assert_eq!((batch.id.name(), batch.mark), ("BatchCreateChannelMembership", Mark::Added));
    assert_eq!(batch.http.as_deref(), Some("POST /channels/{ChannelArn}/memberships?operation=batch-create"));
    assert!(batch.facts.is_empty() && batch.shared.is_empty());
    assert_eq!(
        text(&batch.request),
        "+ {\n\
         +   \"ChannelArn\": \"string\",\n\
         +   \"Type\": \"DEFAULT\"|\"HIDDEN\",\n\
         +   \"MemberArns\": [\n\
         +     \"string\"\n\
         +   ],\n\
         +   \"ChimeBearer\": \"string\"\n\
         + }\n"
    );
    let response = text(&batch.response);
    assert!(
        response.contains("+     \"Members\": [\n+       {\n+         \"Arn\": \"string\",\n"),
        "{response}"
    );
    let codes = response.lines().find_map(|line| line.split_once("\"ErrorCode\": ")).unwrap().1;
    assert_eq!(codes.split('|').count(), 15, "{codes}");
    let errors: Vec<_> =
        batch.errors.iter().map(|error| (error.id.name(), error.status.as_deref())).collect();
    assert_eq!(
        errors,
        [
            ("BadRequestException", Some("400")),
            ("ForbiddenException", Some("403")),
            ("ServiceFailureException", Some("500")),
            ("ServiceUnavailableException", Some("503")),
            ("ThrottledClientException", Some("429")),
            ("UnauthorizedClientException", Some("401")),
        ]
    );
    assert!(batch.errors.iter().all(|error| error.codes.iter().any(|(_, values)| values.len() == 15)));

    assert_eq!((delete.id.name(), delete.mark), ("DeleteChannelMembership", Mark::Changed));
    let facts: Vec<_> = delete.facts.iter().map(|fact| (fact.kind, fact.text())).collect();
    let text = "`DeleteChannelMembership` has the error `ConflictException` now".to_owned();
    assert_eq!(facts, [(Kind::ErrorAdded, text.clone())]);
    assert!(delete.request.iter().chain(&delete.response).all(|line| line.mark == Mark::Same));

    let sections = sections(&log);
    assert_eq!(sections.added, ["`BatchCreateChannelMembership`"]);
    assert_eq!(sections.changed, [text]);
    assert!(sections.removed.is_empty() && sections.deprecated.is_empty());
    assert_eq!(json_lines(&log).len(), 2);
    assert_eq!(changes(&new, &old).summary(), "1 updated, 1 removed api methods");
}

/// Lines with their marks in front.
fn text(lines: &[Line]) -> String {
    lines.iter().map(super::pages::line).collect()
}

fn load(version: &str) -> Option<Model> {
    let path = shared(&format!("reference/aws-c2j/chime/2018-05-01/botocore-{version}/service-2.json"))?;
    let mut sources = Sources::new();
    sources.add_path(&path).unwrap();
    let loaded = smithy_model::load(sources);
    assert!(!loaded.has_errors());
    Some(loaded.model)
}
