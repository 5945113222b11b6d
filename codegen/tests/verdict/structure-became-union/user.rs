use api::Choice;

fn choice() -> Choice {
    Choice::builder().text("a").build().unwrap()
}
