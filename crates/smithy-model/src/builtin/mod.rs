//! The built-in models: the prelude, and the trait definitions that AWS models need, as IDL texts.

/// The built-in files, each with the name that messages give it. All are loaded with every model.
pub(crate) const FILES: &[(&str, &str)] = &[
    ("builtin/prelude/shapes.smithy", include_str!("prelude/shapes.smithy")),
    ("builtin/prelude/model.smithy", include_str!("prelude/model.smithy")),
    ("builtin/prelude/constraint.smithy", include_str!("prelude/constraint.smithy")),
    ("builtin/prelude/documentation.smithy", include_str!("prelude/documentation.smithy")),
    ("builtin/prelude/behavior.smithy", include_str!("prelude/behavior.smithy")),
    ("builtin/prelude/resource.smithy", include_str!("prelude/resource.smithy")),
    ("builtin/prelude/protocol.smithy", include_str!("prelude/protocol.smithy")),
    ("builtin/prelude/http.smithy", include_str!("prelude/http.smithy")),
    ("builtin/traits/aws.api.smithy", include_str!("traits/aws.api.smithy")),
    ("builtin/traits/aws.auth.smithy", include_str!("traits/aws.auth.smithy")),
    ("builtin/traits/aws.cloudformation.smithy", include_str!("traits/aws.cloudformation.smithy")),
    ("builtin/traits/aws.customizations.smithy", include_str!("traits/aws.customizations.smithy")),
    ("builtin/traits/aws.endpoints.smithy", include_str!("traits/aws.endpoints.smithy")),
    ("builtin/traits/aws.iam.smithy", include_str!("traits/aws.iam.smithy")),
    ("builtin/traits/aws.protocols.smithy", include_str!("traits/aws.protocols.smithy")),
    ("builtin/traits/smithy.contracts.smithy", include_str!("traits/smithy.contracts.smithy")),
    ("builtin/traits/smithy.framework.smithy", include_str!("traits/smithy.framework.smithy")),
    ("builtin/traits/smithy.protocols.smithy", include_str!("traits/smithy.protocols.smithy")),
    ("builtin/traits/smithy.rules.smithy", include_str!("traits/smithy.rules.smithy")),
    ("builtin/traits/smithy.test.smithy", include_str!("traits/smithy.test.smithy")),
    ("builtin/traits/smithy.test.smoke.smithy", include_str!("traits/smithy.test.smoke.smithy")),
    ("builtin/traits/smithy.waiters.smithy", include_str!("traits/smithy.waiters.smithy")),
];
