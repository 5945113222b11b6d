//! What operations say that nothing can be made of is warned about, where it stands, and all else is generated.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod support;

use support::{generate, load};

/// The warnings about a model, each as `line: message`.
fn warnings(text: &str) -> Vec<String> {
    let loaded = load(&[("model.smithy".to_owned(), format!("$version: \"2\"\nnamespace test\n{text}"))]);
    let generated = generate("warned", &loaded.model).expect("it can be generated");
    let line = |event: &smithy_model::Event| event.location.map(|at| at.line).unwrap_or_default();
    let warnings = generated.warnings.iter();
    warnings.map(|event| format!("{} {}: {}", line(event), event.id, event.message)).collect()
}

#[test]
fn pages_that_cannot_be_had() {
    let shared =
        "structure In { t: String }\nstructure Out { t: String, a: L, b: L }\nlist L { member: String }\n";
    let cases = [
        (
            "structure In { t: M }\nstructure Out { t: String }\nmap M { key: String, value: String }\n\
             @paginated(inputToken: \"t\", outputToken: \"t\")\noperation Op { input: In, output: Out }\n"
                .to_owned(),
            vec!["6 Codegen.Paginated: `Op` has no pages in the generated crate: the token of its output is no token \
                  for its input: they have different shapes"],
        ),
        (
            // No service that could say more.
            format!("{shared}@paginated(outputToken: \"t\")\noperation Op {{ input: In, output: Out }}\n"),
            vec!["6 Codegen.Paginated: `Op` has no pages in the generated crate: it does not say which members are the \
                  tokens"],
        ),
        (
            format!(
                "{shared}@paginated(inputToken: \"t\", outputToken: \"t\", items: \"a\")\n\
                 operation A {{ input: In, output: Out }}\n\
                 @paginated(inputToken: \"t\", outputToken: \"t\", items: \"a\")\n\
                 operation B {{ input: In, output: Out }}\n\
                 @paginated(inputToken: \"t\", outputToken: \"t\", items: \"b\")\n\
                 operation C {{ input: In, output: Out }}\n"
            ),
            vec!["10 Codegen.Paginated: `C` has no pages in the generated crate: another operation has the same input \
                  and output, and other pages"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(warnings(&text), expected, "{text}");
    }
}
