//! Real files of every format, damaged at random places from a fixed seed: each parser ends, without a panic.
//!
//! Each test runs for a few seconds, or for as many as `FUZZ_SECONDS` says.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::time::{Duration, Instant};

use smithy_model::{format, jmespath, load, write_ast, write_idl, FileId, Renderer, Selector, Sources};

/// Numbers that look random and are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % (end.max(1) as u64)) as usize
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    /// A piece of a text, as long as `longest` at most.
    fn piece<'t>(&mut self, text: &'t str, longest: usize) -> (usize, &'t str) {
        let start = floor(text, self.below(text.len() + 1));
        let end = floor(text, (start + self.below(longest)).min(text.len())).max(start);
        (start, &text[start..end])
    }
}

/// The last place up to `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "\"\"\"",
    "\\",
    "\\u",
    "//",
    "///",
    "@",
    "$",
    ":",
    ":=",
    "=",
    ",",
    "#",
    ".",
    "|",
    "&",
    "*",
    ">",
    "<",
    "!",
    "?",
    "`",
    "'",
    "-",
    "0",
    "1e9",
    "-1",
    "null",
    "true",
    "\n",
    "\r\n",
    "\t",
    " ",
    "é",
    "\u{1F600}",
    "\u{0}",
    "\u{feff}",
    "with",
    "for",
    "apply",
    "use",
    "namespace",
    "metadata",
];

/// A text with one to four wounds: something removed, repeated, moved, put in between, cut off, or taken from `other`.
fn damage(text: &str, other: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(4) {
        let (start, piece) = random.piece(&text, 40);
        let (end, piece) = (start + piece.len(), piece.to_owned());
        let at = floor(&text, random.below(text.len() + 1));
        match random.below(7) {
            0 => text.replace_range(start..end, ""),
            1 => text.insert_str(at, &piece),
            2 => text.insert_str(at, random.pick(PIECES)),
            3 => text.replace_range(start..end, random.pick(PIECES)),
            4 => text.insert_str(at, &piece.repeat(50)),
            5 => text.insert_str(at, random.piece(other, 80).1),
            _ => text.truncate(at),
        }
    }
    text
}

/// Says which text it was, when the test panics while it is looked at.
struct Witness<'t>(&'t str);

impl Drop for Witness<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the text was {:?}", self.0);
        }
    }
}

/// Damages texts in turn, and hands each to `survive`, until the time is over.
fn run(texts: &[String], mut survive: impl FnMut(&str)) {
    assert!(!texts.is_empty());
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut count = 0;
    while count < 20 || Instant::now() < end {
        let text = &texts[count % texts.len()];
        let other = &texts[random.below(texts.len())];
        let damaged = damage(text, other, &mut random);
        let witness = Witness(&damaged);
        let start = Instant::now();
        survive(&damaged);
        // Far more than any of them takes, and far less than something that never ends.
        assert!(start.elapsed() < Duration::from_secs(30), "it took {:?}", start.elapsed());
        drop(witness);
        count += 1;
    }
    println!("{count} damaged texts");
}

/// The files of these endings below a folder of this crate.
fn texts(folder: &str, ending: &str) -> Vec<String> {
    let mut sources = Sources::new();
    sources.add_path(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let files = sources.iter().filter(|(_, file)| file.name.ends_with(ending));
    files.map(|(_, file)| file.text.to_string()).collect()
}

fn survive_loading(name: &str, text: &str) {
    let mut sources = Sources::new();
    sources.add(name, text);
    let loaded = load(sources);
    let renderer = Renderer::new(&loaded.sources);
    loaded.events.iter().for_each(|event| drop(renderer.render(event)));
    write_ast(&loaded.model);
    write_idl(&loaded.model);
}

#[test]
fn idl() {
    let texts =
        [texts("tests/fixtures/valid", ".smithy"), texts("tests/fixtures/broken", ".smithy")].concat();
    run(&texts, |text| survive_loading("damaged.smithy", text));
}

#[test]
fn idl_formatted() {
    let texts = [texts("tests/fixtures/valid", ".smithy"), texts("src/builtin", ".smithy")].concat();
    run(&texts, |text| {
        let Ok(formatted) = format(FileId(0), text) else { return };
        assert_eq!(format(FileId(0), &formatted).as_ref(), Ok(&formatted));
    });
}

/// What formatting must not change: the model.
#[test]
fn idl_formatted_and_loaded() {
    let texts = texts("tests/fixtures/valid", ".smithy");
    let model = |text: &str| {
        let mut sources = Sources::new();
        sources.add("damaged.smithy", text);
        load(sources).model
    };
    run(&texts, |text| {
        let Ok(formatted) = format(FileId(0), text) else { return };
        assert!(model(text) == model(&formatted), "{formatted}");
    });
}

#[test]
fn json_ast() {
    let mut sources = Sources::new();
    sources.add_path(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid")).unwrap();
    let texts = [write_ast(&load(sources).model)];
    run(&texts, |text| survive_loading("damaged.json", text));
}

#[test]
fn c2j() {
    run(&texts("tests/fixtures/c2j/valid", ".json"), |text| survive_loading("service-2.json", text));
}

#[test]
fn selectors() {
    let texts = [
        "[trait|length|min > 1] :test(> member[id|member = 'a', b i])",
        "$ops(:root(service ~> operation)) structure :not(<-[input, output]- operation) ${ops}",
        "service[trait|tags|(values)|(length) >= 2] -[identifier]-> :is(string, enum):in($x)",
        "[@trait|range: @{min} < @{max} && @{min} {<<} 1, 2]",
    ];
    let mut sources = Sources::new();
    sources.add(
        "a.smithy",
        "$version: \"2\"\nnamespace a\n@tags([\"x\"])\nstructure A { @length(min: 2) b: String }\n",
    );
    let model = load(sources).model;
    run(&texts.map(ToOwned::to_owned), |text| {
        if let Ok(selector) = Selector::parse(text) {
            selector.select(&model);
        }
    });
}

#[test]
fn jmespath_expressions() {
    let texts = [
        "a.b[*].\"c d\"[?e == `1` && !f || g.h > 'i'].j[0][-1][1:2:3][] | length(@)",
        "{a: b, \"c\": [d, e.*]}.sort_by(a, &b)[].max_by(@, &c.d)",
        "contains(a[].b, 'c') && not_null(d, `{\"e\": [1, null]}`)",
    ];
    run(&texts.map(ToOwned::to_owned), |text| {
        // As text again it is the same expression, or none.
        drop(jmespath::parse(text));
    });
}
