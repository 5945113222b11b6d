//! Sends samples of one crate to the other, and prints for each kind of change what became of them; then values of each
//! kind to who expects another.

mod effects;
mod kinds;
mod matrix;
mod tree;
mod values;

fn main() {
    kinds::all();
    matrix::all(&values::all(), ::matrix::http::Call::router());
}
