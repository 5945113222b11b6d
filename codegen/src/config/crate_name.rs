//! Which names a crate can have.

/// Names that cargo refuses or that hide a crate of the standard library.
const TAKEN: &[&str] = &["alloc", "core", "proc_macro", "std", "test"];

/// Why `name` cannot name a crate; `None` when it can.
pub fn crate_name_problem(name: &str) -> Option<String> {
    let Some(first) = name.chars().next() else { return Some("a crate's name is empty".to_owned()) };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !(first.is_ascii_alphabetic() || first == '_') || !name.chars().all(plain) {
        return Some(format!(
            "`{name}` is not a crate's name: a letter, then letters, digits, `-` and `_`, all ASCII"
        ));
    }
    let path = name.replace('-', "_");
    if syn::parse_str::<syn::Ident>(&path).is_err() {
        return Some(format!("`{name}` is a word of the Rust language, so no code could name the crate"));
    }
    if TAKEN.contains(&path.as_str()) {
        return Some(format!("`{name}` is the name of a crate that comes with Rust"));
    }
    None
}
