//! Services, resources and operations: what is bound, errors, inputs and outputs, names, identifiers.

use crate::check;

#[test]
fn bindings() {
    check(&[
        (
            "an operation of a service",
            "service S {}; operation O {}",
            "service S { operations: [O] }; operation O {}",
            &["NOTE a#S AddedOperationBinding.ToService.O"],
        ),
        (
            "a resource of a service",
            "service S {}; resource R {}",
            "service S { resources: [R] }; resource R {}",
            &["NOTE a#S AddedResourceBinding.ToService.R"],
        ),
        (
            "an operation of a resource",
            "resource P {}; operation O {}",
            "resource P { operations: [O] }; operation O {}",
            &["NOTE a#P AddedOperationBinding.ToResource.O"],
        ),
        (
            "a resource of a resource",
            "resource P {}; resource R {}",
            "resource P { resources: [R] }; resource R {}",
            &["NOTE a#P AddedResourceBinding.ToResource.R"],
        ),
        (
            "an operation of a service gone",
            "service S { operations: [O] }; operation O {}",
            "service S {}; operation O {}",
            &["ERROR a#S RemovedOperationBinding.FromService.O"],
        ),
        (
            "a resource of a service gone",
            "service S { resources: [R] }; resource R {}",
            "service S {}; resource R {}",
            &["ERROR a#S RemovedResourceBinding.FromService.R"],
        ),
        (
            "an operation of a resource gone",
            "resource P { operations: [O] }; operation O {}",
            "resource P {}; operation O {}",
            &["ERROR a#P RemovedOperationBinding.FromResource.O"],
        ),
        (
            "a resource of a resource gone",
            "resource P { resources: [R] }; resource R {}",
            "resource P {}; resource R {}",
            &["ERROR a#P RemovedResourceBinding.FromResource.R"],
        ),
        (
            "an operation that a resource of the service has now",
            "service S { operations: [O], resources: [R] }; operation O {}; resource R {}",
            "service S { resources: [R] }; operation O {}; resource R { collectionOperations: [O] }",
            &["NOTE a#S RemovedOperationBinding.FromService.O"],
        ),
        (
            "an operation that a resource of another service has now",
            "service S { operations: [O] }; service T { resources: [R] }; operation O {}; resource R {}",
            "service S {}; service T { resources: [R] }; operation O {}; resource R { operations: [O] }",
            &[
                "ERROR a#S RemovedOperationBinding.FromService.O",
                "NOTE a#R AddedOperationBinding.ToResource.O",
            ],
        ),
        (
            "the order",
            "service S { operations: [O, P] }; operation O {}; operation P {}",
            "service S { operations: [P, O] }; operation O {}; operation P {}",
            &[],
        ),
    ]);
}

#[test]
fn identifiers() {
    check(&[
        (
            "one more",
            "resource R { identifiers: { a: String } }",
            "resource R { identifiers: { a: String, b: String } }",
            &["ERROR a#R ChangedResourceIdentifiers"],
        ),
        (
            "of another type",
            "resource R { identifiers: { a: String } }; string T",
            "resource R { identifiers: { a: T } }; string T",
            &["ERROR a#R ChangedResourceIdentifiers"],
        ),
        (
            "the order",
            "resource R { identifiers: { a: String, b: String } }",
            "resource R { identifiers: { b: String, a: String } }",
            &[],
        ),
    ]);
}

#[test]
fn errors() {
    check(&[
        (
            "of an operation",
            "operation O {}; @error(\"client\") structure E {}",
            "operation O { errors: [E] }; @error(\"client\") structure E {}",
            &["WARNING a#O AddedOperationError.E"],
        ),
        (
            "of an operation, gone",
            "operation O { errors: [E] }; @error(\"client\") structure E {}",
            "operation O {}; @error(\"client\") structure E {}",
            &["WARNING a#O RemovedOperationError.E"],
        ),
        (
            "of a service",
            "service S {}; @error(\"client\") structure E {}; @error(\"client\") structure F {}",
            "service S { errors: [E, F] }; @error(\"client\") structure E {}; @error(\"client\") structure \
             F {}",
            &["WARNING a#S AddedServiceError", "WARNING a#S AddedServiceError"],
        ),
        (
            "of a service, gone",
            "service S { errors: [E] }; @error(\"client\") structure E {}",
            "service S {}; @error(\"client\") structure E {}",
            &["WARNING a#S RemovedServiceError"],
        ),
        (
            "the order",
            "service S { errors: [E, F] }; @error(\"client\") structure E {}; @error(\"client\") structure \
             F {}",
            "service S { errors: [F, E] }; @error(\"client\") structure E {}; @error(\"client\") structure \
             F {}",
            &[],
        ),
        (
            "another fault",
            "@error(\"client\") structure E {}",
            "@error(\"server\") structure E {}",
            &["ERROR a#E TraitBreakingChange.Update.smithy.api#error"],
        ),
    ]);
}

#[test]
fn inputs_and_outputs() {
    check(&[
        (
            "another input",
            "operation O { input: A }; structure A {}; structure B {}",
            "operation O { input: B }; structure A {}; structure B {}",
            &["ERROR a#O ChangedOperationInput.From.a#A.To.a#B"],
        ),
        (
            "an input",
            "operation O {}; structure A {}",
            "operation O { input: A }; structure A {}",
            &["ERROR a#O ChangedOperationInput.From.smithy.api#Unit.To.a#A"],
        ),
        (
            "another output",
            "operation O { output: A }; structure A {}; structure B {}",
            "operation O { output: B }; structure A {}; structure B {}",
            &["ERROR a#O ChangedOperationOutput.From.a#A.To.a#B"],
        ),
        (
            "no output",
            "operation O { output: A }; structure A {}",
            "operation O {}; structure A {}",
            &["ERROR a#O ChangedOperationOutput.From.a#A.To.smithy.api#Unit"],
        ),
        (
            "the unit type in so many words",
            "operation O {}",
            "operation O { input: Unit, output: Unit }",
            &[],
        ),
    ]);
}

#[test]
fn renames() {
    check(&[
        (
            "of a shape that was there",
            "service S { operations: [O] }; operation O { input: A }; structure A {}",
            "service S { operations: [O], rename: { \"a#A\": \"B\" } }; operation O { input: A }; structure \
             A {}",
            &["ERROR a#S ServiceRename"],
        ),
        (
            "of a new shape",
            "service S { operations: [O] }; operation O { input: A }; structure A {}",
            "service S { operations: [O], rename: { \"a#N\": \"B\" } }; operation O { input: A }; structure \
             A { n: N }; \
             structure N {}",
            &["NOTE a#A$n AddedShape", "NOTE a#N AddedShape"],
        ),
        (
            "of a shape that the service did not have",
            "service S { operations: [O] }; operation O { input: A }; structure A {}; structure N {}",
            "service S { operations: [O], rename: { \"a#N\": \"B\" } }; operation O { input: A }; structure \
             A { n: N }; \
             structure N {}",
            &["NOTE a#A$n AddedShape"],
        ),
        (
            "another name",
            "service S { operations: [O], rename: { \"a#A\": \"B\" } }; operation O { input: A }; structure \
             A {}",
            "service S { operations: [O], rename: { \"a#A\": \"C\" } }; operation O { input: A }; structure \
             A {}",
            &["ERROR a#S ServiceRename"],
        ),
        (
            "no rename",
            "service S { operations: [O], rename: { \"a#A\": \"B\" } }; operation O { input: A }; structure \
             A {}",
            "service S { operations: [O] }; operation O { input: A }; structure A {}",
            &["ERROR a#S ServiceRename"],
        ),
    ]);
}
