//! The kinds of changes: where they are, and how they are loaded.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::verdict::{bare, verdict, Side, Verdict};
use codegen::{Module, Options, Runtime};
use smithy_model::{Model, Sources};

/// A kind of change.
pub struct Kind {
    /// The folder's name.
    pub name: String,
    /// Where it is.
    pub folder: PathBuf,
}

/// All of them, in order.
pub fn kinds() -> Vec<Kind> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/verdict");
    let entries = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("old.smithy").is_file()).collect();
    folders.sort();
    assert!(folders.len() > 50, "the kinds are where they should be");
    let name = |folder: &Path| folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    folders.into_iter().map(|folder| Kind { name: name(&folder), folder }).collect()
}

impl Kind {
    /// The model before, and how its crate is made.
    pub fn before(&self) -> (Model, Options) {
        self.side("old")
    }

    /// The model after.
    pub fn after(&self) -> (Model, Options) {
        self.side("new")
    }

    /// What is said about the two.
    pub fn verdict(&self) -> Verdict {
        let ((old, old_options), (new, new_options)) = (self.before(), self.after());
        let old = Side { model: &old, options: &old_options };
        let new = Side { model: &new, options: &new_options };
        verdict(old, new).expect("both models can be generated")
    }

    /// The program of a user of the old crate.
    pub fn user(&self) -> String {
        fs::read_to_string(self.folder.join("user.rs")).expect("each kind has a user")
    }

    /// Whether both sides have the operation whose messages are tried.
    pub fn travels(&self) -> bool {
        !self.folder.join("no-wire").exists()
    }

    fn side(&self, side: &str) -> (Model, Options) {
        let read = |name: String| Some((name.clone(), fs::read_to_string(self.folder.join(name)).ok()?));
        let model = model_of(&[read(format!("{side}.smithy")).expect("each kind has two models")]);
        let legacy = read(format!("{side}.legacy.smithy")).map(|file| Module {
            name: "legacy".to_owned(),
            model: model_of(&[file]),
            service: None,
            namespace: None,
            front_page: None,
            reference_url: None,
            http: Default::default(),
            description: "What was before.".to_owned(),
        });
        let mut options = bare(None);
        options.crate_name = self.name.clone();
        options.package.version = "0.1.0".to_owned();
        options.runtime = Runtime::Path("../runtime".to_owned());
        options.workspace = true;
        options.modules.extend(legacy);
        (model, options)
    }
}

/// Loads a model without errors.
pub fn model_of(files: &[(String, String)]) -> Model {
    let mut sources = Sources::new();
    for (name, text) in files {
        sources.add(name.as_str(), text.as_str());
    }
    let loaded = smithy_model::load(sources);
    let rendered: Vec<_> =
        loaded.events.iter().map(|event| smithy_model::render(event, &loaded.sources)).collect();
    assert!(!loaded.has_errors(), "{}", rendered.join("\n\n"));
    loaded.model
}
