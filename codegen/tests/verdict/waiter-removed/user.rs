use api::runtime::waiter::Waiter;
use api::{DoInput, DoOutput};

fn waiter() -> &'static Waiter<DoInput, DoOutput> {
    &api::waiters::DONE
}
