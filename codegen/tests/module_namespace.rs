//! A module of a namespace: its own shapes are emitted, and what they lead to is the crate's where the crate has it.
#![allow(clippy::unwrap_used, clippy::panic)]

use codegen::{Failure, Fallback, Generated, HttpOptions, Module, Options, Runtime};
use smithy_model::{Event, Model, Sources};

const SHOP: &str = r#"$version: "2"
namespace shop
service Shop { operations: [Sell] }
operation Sell { input := { item: Item } }
structure Item { name: Name, price: Double, color: Color }
@pattern("^[a-z]+$")
string Name
enum Color { RED }
"#;

const NEWS: &str = r#"$version: "2"
namespace shop.news
use shop#Item
use shop#Color
structure Sold { item: Item, color: Color, @length(max: 9) name: shop#Name, by: Seller }
structure Seller { name: String }
"#;

/// A model without errors.
fn model(texts: &[(&str, &str)]) -> Model {
    let mut sources = Sources::new();
    for (name, text) in texts {
        sources.add(*name, *text);
    }
    let loaded = smithy_model::load(sources);
    assert!(!loaded.has_errors(), "{:?}", loaded.events);
    loaded.model
}

fn generate(namespace: &str) -> Result<Generated, Vec<Event>> {
    let shop = ("shop.smithy", SHOP);
    let module = Module {
        name: "news".to_owned(),
        model: model(&[shop, ("news.smithy", NEWS)]),
        service: None,
        namespace: Some(namespace.to_owned()),
        front_page: Some("What is new.".to_owned()),
        reference_url: None,
        http: HttpOptions::default(),
        description: "News.".to_owned(),
    };
    let options = Options {
        crate_name: "shop-types".to_owned(),
        runtime: Runtime::Version("1".to_owned()),
        fallback: Fallback::Reject,
        modules: vec![module],
        ..Options::bare(None)
    };
    codegen::generate(&model(&[shop]), &options).map_err(Failure::events)
}

#[test]
fn shapes_of_the_crate_are_not_emitted_again() {
    let files = generate("shop.news").unwrap().files;
    let news: Vec<&str> = files.keys().filter_map(|path| path.strip_prefix("src/news/")).collect();
    assert_eq!(news, ["mod.rs", "structure/mod.rs", "structure/seller.rs", "structure/sold.rs"]);
    let sold = files.get("src/news/structure/sold.rs").unwrap();
    for part in [
        "pub item: Option<crate::Item>",
        "pub color: Option<crate::Color>",
        "pub by: Option<crate::news::Seller>",
        "&crate::structure::item::ITEM",
        "crate::pattern::NAME",
        // A float in a shape that is not the module's rules out `Eq` all the same.
        "#[derive(Clone, PartialEq)]\n",
    ] {
        assert!(sold.contains(part), "{part}: {sold}");
    }
    assert!(files.get("src/news/mod.rs").unwrap().contains("//! What is new.\n"));
    assert!(files.get("Cargo.toml").unwrap().contains("# News.\nnews = []\n"));
}

#[test]
fn a_namespace_without_shapes_is_a_slip() {
    let events = generate("shop.olds").unwrap_err();
    let [event] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(event.message, "the model has no structure, union or enum in the namespace `shop.olds`");
}
