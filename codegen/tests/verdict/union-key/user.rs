use api::{Choice, DoInput};

fn request() -> DoInput {
    DoInput::builder().choice(Choice::Number(1)).build().unwrap()
}

fn text(choice: Choice) -> String {
    match choice {
        Choice::Text(text) => text,
        Choice::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
