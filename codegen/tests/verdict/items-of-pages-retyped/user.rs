use api::runtime::paginate::PaginatedItems;
use api::{DoInput, DoOutput};

fn items(output: DoOutput) -> Option<Vec<String>> {
    DoInput::items_of(output)
}
