//! Both crates of each kind on disk, with their users, and a program that sends samples from one to the other.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

use crate::kinds::Kind;
use crate::matrix;
use crate::on_disk::{runtime, Workspace};

/// The name of the program.
const RUNNER: &str = "runner";

/// A kind and a side, and the errors that the user of the old crate gets there.
pub type Errors = BTreeMap<(String, String), Vec<String>>;

/// Checks the users against both crates, all at once.
pub fn users_with_errors(kinds: &[Kind]) -> Errors {
    let output = workspace(kinds).run(&[
        "check",
        "--workspace",
        "--exclude",
        RUNNER,
        "--exclude",
        matrix::CRATE,
        "--examples",
        "--features",
        "http,paginate,waiters,legacy",
        "--keep-going",
        "--quiet",
        "--message-format=json",
    ]);
    let mut errors = Errors::new();
    let mut checked = 0;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
        let name = line["target"]["name"].as_str().unwrap_or_default();
        let is_user = line["target"]["kind"][0] == "example";
        if line["reason"] == "compiler-artifact" && is_user {
            checked += 1;
        }
        let message = &line["message"];
        if message["level"] == "error" {
            assert!(is_user, "a generated crate does not compile: {}", message["rendered"]);
            let (kind, side) = name.rsplit_once('-').expect("a side");
            let code = message["code"]["code"].as_str().unwrap_or_default();
            let text = format!("{code} {}", message["message"].as_str().unwrap_or_default());
            errors.entry((kind.to_owned(), side.to_owned())).or_default().push(text);
        }
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(checked + errors.len(), 2 * kinds.len(), "all users were checked: {stderr}");
    errors
}

/// What became of samples: of requests and responses between the old caller and the new service, and of those between the
/// new caller and the old service.
pub fn seen_on_the_wire(kinds: &[Kind]) -> BTreeMap<String, [String; 4]> {
    let output = workspace(kinds).succeed(&["run", "--quiet", "-p", RUNNER]);
    let line = |line: &str| {
        let mut words = line.split_whitespace().map(str::to_owned);
        let mut next = || words.next().expect("a kind and four effects");
        (next(), [next(), next(), next(), next()])
    };
    String::from_utf8_lossy(&output.stdout).lines().map(line).collect()
}

/// The workspace with all crates, written once a run.
fn workspace(kinds: &[Kind]) -> &'static Workspace {
    static WORKSPACE: OnceLock<Workspace> = OnceLock::new();
    WORKSPACE.get_or_init(|| write(kinds))
}

fn write(kinds: &[Kind]) -> Workspace {
    let mut files = BTreeMap::new();
    let mut members = vec![RUNNER.to_owned()];
    for kind in kinds {
        for (side, (model, mut options)) in [("old", kind.before()), ("new", kind.after())] {
            let name = format!("{}-{side}", kind.name);
            options.crate_name.clone_from(&name);
            let generated = codegen::generate(&model, &options).expect("the model can be generated");
            for (path, text) in generated.files {
                files.insert(format!("{name}/{path}"), text.replace("\"../runtime\"", &runtime()));
            }
            let api = name.replace('-', "_");
            let user = format!(
                "#![allow(deprecated, missing_docs, unused)]\nextern crate {api} as api;\n\n{}\nfn main() {{}}\n",
                kind.user()
            );
            files.insert(format!("{name}/examples/{name}.rs"), user);
            members.push(name);
        }
    }
    let mut options = codegen::verdict::bare(None);
    options.crate_name = matrix::CRATE.to_owned();
    options.package.version = "0.1.0".to_owned();
    options.workspace = true;
    let generated = codegen::generate(&matrix::whole(), &options).expect("the model can be generated");
    for (path, text) in generated.files {
        let text = text.replace("version = \"\", default", &format!("path = {}, default", runtime()));
        files.insert(format!("{}/{path}", matrix::CRATE), text);
    }
    members.push(matrix::CRATE.to_owned());
    files.extend(runner(kinds));
    Workspace::write("verdict", &members, files)
}

fn runner(kinds: &[Kind]) -> BTreeMap<String, String> {
    let main = include_str!("runner/main.rs");
    let tried: Vec<&Kind> = kinds.iter().filter(|kind| kind.travels()).collect();
    let crates = tried.iter().flat_map(|kind| ["old", "new"].map(|side| format!("{}-{side}", kind.name)));
    let dependencies: String = crates
        .map(|name| format!("{name} = {{ path = \"../{name}\", features = [\"http\", \"sample\"] }}\n"))
        .collect();
    let manifest = format!(
        "[package]\nname = \"{RUNNER}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\nsmithy-schema = {{ path \
         = {}, features = [\"http\", \"sample\"] }}\nmatrix = \
         {{ path = \"../matrix\", features = [\"http\"] }}\n{dependencies}",
        runtime()
    );
    let calls: String = tried
        .iter()
        .map(|kind| {
            let name = kind.name.replace('-', "_");
            format!("    tried!(\"{}\", {name}_old, {name}_new);\n", kind.name)
        })
        .collect();
    let calls = format!("//! Each kind of change.\n\nuse crate::effects::tried;\n\n/// Tries them all.\npub fn all() {{\n{calls}}}\n");
    BTreeMap::from([
        (format!("{RUNNER}/Cargo.toml"), manifest),
        (format!("{RUNNER}/src/main.rs"), main.to_owned()),
        (format!("{RUNNER}/src/effects.rs"), include_str!("runner/effects.rs").to_owned()),
        (format!("{RUNNER}/src/tree.rs"), include_str!("runner/tree.rs").to_owned()),
        (format!("{RUNNER}/src/kinds.rs"), calls),
        (format!("{RUNNER}/src/matrix.rs"), include_str!("runner/matrix.rs").to_owned()),
        (format!("{RUNNER}/src/values.rs"), matrix::registry()),
    ])
}
