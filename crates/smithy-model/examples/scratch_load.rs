use smithy_model::*;
fn main() {
    let mut sources = Sources::new();
    for p in std::env::args().skip(1) { sources.add_path(std::path::Path::new(&p)).unwrap(); }
    if std::env::var_os("LOOP").is_some() { for _ in 0..500 { let s2 = sources.clone(); let t = std::time::Instant::now(); let l = load(s2); println!("{:?}", t.elapsed()); let t = std::time::Instant::now(); drop(l); println!("drop {:?}", t.elapsed()); } }
    let t = std::time::Instant::now();
    let loaded = load(sources);
    let el = t.elapsed();
    if std::env::var_os("FLAT").is_some() { for e in &loaded.events { println!("EV {} {} {}", e.severity.as_str(), e.shape_id.as_ref().map(|s|s.to_string()).unwrap_or("-".into()), e.id); } return; }
    for e in &loaded.events { println!("{}\n", render(e, &loaded.sources)); }
    println!("{} own shapes, {} all, {:?}, events {}", loaded.model.own_shapes().count(), loaded.model.shapes.len(), el, loaded.events.len());
    if std::env::var_os("AST").is_some() { println!("{}", write_ast(&loaded.model)); }
}
