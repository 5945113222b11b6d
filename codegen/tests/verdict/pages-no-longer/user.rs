use api::runtime::paginate::Paginated;
use api::{DoInput, DoOutput};

fn next(input: &DoInput, output: &DoOutput) -> Option<DoInput> {
    input.next_page(output)
}
