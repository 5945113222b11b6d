//! Any two models can be compared, soon and without a panic, also damaged ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use smithy_model::{diff, load, Difference, Model, Severity, Sources};

fn fixtures() -> Vec<PathBuf> {
    fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|ending| ending == "smithy" || ending == "json") {
                into.push(path);
            }
        }
    }
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), &mut files);
    files.sort();
    files
}

fn read(name: &str, text: &str) -> Model {
    let mut sources = Sources::new();
    sources.add(name, text);
    load(sources).model
}

/// Compares both ways, and asserts what holds for any two models.
fn compare(old: &Model, new: &Model) -> Vec<Difference> {
    assert_eq!(diff(old, old), []);
    let found = diff(old, new);
    assert_eq!(found, diff(old, new), "the same models give the same events");
    assert!(found.windows(2).all(|pair| pair[0].event.severity >= pair[1].event.severity));
    for difference in &found {
        assert!(difference.event.location.is_some());
        let serious = difference.event.severity >= Severity::Danger;
        assert_eq!(serious, difference.event.help.is_some(), "{difference:?}");
    }
    diff(new, old);
    found
}

#[test]
fn any_two_fixtures() {
    let models: Vec<Model> = fixtures()
        .iter()
        .filter_map(|path| Some(read(path.file_name()?.to_str()?, &fs::read_to_string(path).ok()?)))
        .collect();
    assert!(models.len() > 20);
    let empty = Model::default();
    for (at, model) in models.iter().enumerate() {
        compare(&empty, model);
        // Each with a few others: all pairs would take a while, and say no more.
        for step in [1, 7, 23] {
            compare(model, &models[(at + step) % models.len()]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A line that is doubled, gone, or stands elsewhere.
    #[test]
    fn damaged_models([seed, from, to] in any::<[prop::sample::Index; 3]>(), how in 0..3) {
        let files = fixtures();
        let path = seed.get(&files);
        let Ok(text) = fs::read_to_string(path) else { return Ok(()) };
        let name = path.file_name().unwrap().to_str().unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        prop_assume!(!lines.is_empty());
        let (from, to) = (from.index(lines.len()), to.index(lines.len()));
        match how {
            0 => drop(lines.remove(from)),
            1 => lines.insert(to, lines[from]),
            _ => lines.swap(from, to),
        }
        compare(&read(name, &text), &read(name, &lines.join("\n")));
    }
}

/// Lists in lists are followed only so deep, and a list of itself not for ever.
#[test]
fn deep_targets() {
    let lists = |name: &str, count: usize, last: &str| -> String {
        let list = |n: usize| match n + 1 == count {
            true => format!("list {name}{n} {{ member: {last} }}\n"),
            false => format!("list {name}{n} {{ member: {name}{} }}\n", n + 1),
        };
        (0..count).map(list).collect()
    };
    for (count, last) in [(5, "String"), (20_000, "String"), (5, "X0"), (3, "Missing")] {
        let both = format!(
            "{}{}",
            lists("A", count, &last.replace('X', "A")),
            lists("B", count, &last.replace('X', "B"))
        );
        let model = |target: &str| {
            read(
                "a.smithy",
                &format!("$version: \"2.0\"\nnamespace a\nstructure S {{ a: {target} }}\n{both}"),
            )
        };
        let found = compare(&model("A0"), &model("B0"));
        let ids: Vec<_> = found.iter().map(|found| (found.event.severity, found.event.id.as_str())).collect();
        let severity = if count > 100 { Severity::Error } else { Severity::Warning };
        assert_eq!(ids, [(severity, "ChangedMemberTarget")], "{count}, {last}");
    }
}

/// A model of the size of EC2's, where every shape changed. What grows with the square of its input takes minutes.
#[test]
fn large_models() {
    let model = |limit: usize| {
        let mut text = "$version: \"2.0\"\nnamespace a\n".to_owned();
        for n in 0..5_000 {
            let length = format!("@length(min: {limit})");
            text.push_str(&format!("{length} string T{n}\nstructure S{n} {{ a: T{n}, {length} b: T{n} }}\n"));
        }
        let members: String = (0..5_000).map(|n| format!("V{n} = \"{limit}.{n}\"\n")).collect();
        text.push_str(&format!("enum E {{ {members} }}\n"));
        let members: String = (0..5_000).map(|n| format!("m{n}: T{}\n", n * limit % 5_000)).collect();
        text.push_str(&format!("structure L {{ {members} }}\n"));
        let names: Vec<_> = (0..5_000).map(|n| format!("O{n}")).collect();
        names
            .iter()
            .for_each(|name| text.push_str(&format!("operation {name} {{ input: S0, output: S{limit} }}\n")));
        text.push_str(&format!("service Z {{ version: \"{limit}\", operations: [{}] }}\n", names.join(", ")));
        read("a.smithy", &text)
    };
    let (old, new) = (model(1), model(2));
    let start = Instant::now();
    let found = diff(&old, &new);
    let time = start.elapsed();
    println!("{} shapes, {} events: {time:?}", old.own_shapes().count(), found.len());
    assert!(found.len() > 40_000, "{}", found.len());
    // Without optimization, on a busy machine.
    assert!(time < Duration::from_secs(10), "it took {time:?}");
}
