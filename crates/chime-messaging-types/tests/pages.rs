//! Every listing, page by page and item by item, over a fake service with three pages.
#![cfg(all(feature = "paginate", feature = "sample"))]
#![allow(clippy::unwrap_used)]

use std::fmt::Debug;

use chime_messaging_types as chime;
use chime_messaging_types::runtime::paginate::{Paginated, PaginatedItems};
use chime_messaging_types::runtime::sample::full;
use chime_messaging_types::runtime::{Field, Slot, Structure};

/// What a listing gives for a seed, with this token.
fn page<I: Paginated<O>, O: Structure + Field>(seed: u64, token: &str) -> O {
    let mut page: O = full(seed);
    let &[index] = I::pagination().output_token else { panic!("a path") };
    set(&mut page, index, token);
    page
}

fn set(shape: &mut dyn Structure, index: usize, token: &str) {
    let name = shape.schema().members()[index].name;
    let Slot::String(slot) = shape.slot(index) else { panic!("{name} is no string") };
    assert_eq!(name, "NextToken");
    token.clone_into(slot);
}

/// Sends for three pages, all of them with items, and once more where the last has nothing at all in it.
fn listing<I, O>()
where
    I: PaginatedItems<O> + Field + Debug,
    O: Structure + Field + Clone + PartialEq + Debug,
    <I::Items as IntoIterator>::Item: PartialEq + Debug,
{
    let size = I::pagination().page_size.unwrap();
    let mut first: I = full(1);
    assert_eq!(first.schema().members()[size].name, "MaxResults");
    set(&mut first, I::pagination().input_token, "");
    for last in [page::<I, O>(4, ""), O::blank()] {
        let pages = [page::<I, O>(2, "second"), page::<I, O>(3, "third"), last];
        let mut sent = Vec::new();
        let mut send = |request: I| {
            sent.push(request);
            Ok::<O, String>(pages[sent.len() - 1].clone())
        };
        let found: Result<Vec<O>, String> = first.clone().pages(&mut send).collect();
        assert_eq!(found.unwrap(), pages);
        let expected = ["", "second", "third"].map(|token| {
            let mut request = first.clone();
            set(&mut request, I::pagination().input_token, token);
            request
        });
        assert_eq!(sent, expected, "nothing but the token changes");

        let mut rest = pages.clone().into_iter();
        let found = first.clone().pages(|_| rest.next().ok_or("a fourth page")).items();
        let found: Result<Vec<_>, _> = found.collect();
        let items: Vec<_> = pages.into_iter().filter_map(I::items_of).flatten().collect();
        assert!(items.len() >= 2, "{items:?}");
        assert_eq!(found, Ok(items));
    }
}

macro_rules! listings {
    ($($test:ident: $input:ident => $output:ident;)*) => {
        $(#[test]
        fn $test() {
            listing::<chime::$input, chime::$output>();
        })*

        /// None is left out.
        #[test]
        fn all_of_them() {
            let listed = [$(concat!("crate::", stringify!($input), " => crate::", stringify!($output), " {")),*];
            let generated = include_str!("../src/pagination.rs");
            assert_eq!(generated.matches("rt::paginated!(").count(), listed.len());
            for listing in listed {
                assert!(generated.contains(listing), "{listing}");
            }
        }
    };
}

listings! {
    bans: ListChannelBansRequest => ListChannelBansResponse;
    flows: ListChannelFlowsRequest => ListChannelFlowsResponse;
    memberships: ListChannelMembershipsRequest => ListChannelMembershipsResponse;
    memberships_of_a_user:
        ListChannelMembershipsForAppInstanceUserRequest => ListChannelMembershipsForAppInstanceUserResponse;
    messages: ListChannelMessagesRequest => ListChannelMessagesResponse;
    moderators: ListChannelModeratorsRequest => ListChannelModeratorsResponse;
    channels: ListChannelsRequest => ListChannelsResponse;
    channels_of_a_flow:
        ListChannelsAssociatedWithChannelFlowRequest => ListChannelsAssociatedWithChannelFlowResponse;
    channels_of_a_moderator:
        ListChannelsModeratedByAppInstanceUserRequest => ListChannelsModeratedByAppInstanceUserResponse;
    sub_channels: ListSubChannelsRequest => ListSubChannelsResponse;
    search: SearchChannelsRequest => SearchChannelsResponse;
}

/// As users write it.
#[test]
fn channels_by_name() -> Result<(), Box<dyn std::error::Error>> {
    use chime::{ChannelSummary, ListChannelsRequest, ListChannelsResponse};
    let request = ListChannelsRequest::builder()
        .app_instance_arn("arn:aws:chime:us-east-1:111122223333:app-instance/a")
        .chime_bearer("arn:aws:chime:us-east-1:111122223333:app-instance/a/user/u")
        .max_results(1)
        .build()?;
    let mut names = Vec::new();
    for channel in request.pages(send).items() {
        names.extend(channel?.name);
    }
    assert_eq!(names, ["general", "random"]);
    return Ok(());

    fn send(request: ListChannelsRequest) -> Result<ListChannelsResponse, String> {
        let channel = |name: &str| ChannelSummary::builder().name(name).build_unvalidated();
        let response = ListChannelsResponse::builder();
        Ok(match request.next_token {
            None => response.channels([channel("general")]).next_token("more").build_unvalidated(),
            Some(_) => response.channels([channel("random")]).build_unvalidated(),
        })
    }
}

/// The same over HTTP, with the failures that responses tell of.
#[cfg(feature = "http")]
#[test]
fn channels_over_http() {
    use chime::http::ListChannels;
    use chime::runtime::http::client::Failure;
    use chime::runtime::http::{Endpoint, Operation, Request, Response};
    use chime::{ListChannelsError, ListChannelsRequest};

    /// What any HTTP client does; this one knows the service's answers.
    fn exchange(request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
        let (status, body) = match request.uri().query().unwrap_or_default() {
            query if query.contains("next-token=2%2F3") => {
                (200, r#"{"Channels": [{"Name": "b"}], "NextToken": "3"}"#)
            }
            query if query.contains("next-token=3") => (429, r#"{"Code": "Throttled", "Message": "slowly"}"#),
            _ => (200, r#"{"Channels": [{"Name": "a"}], "NextToken": "2/3"}"#),
        };
        Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap()
    }

    let endpoint: Endpoint = "https://example.com".parse().unwrap();
    let send = |request: ListChannelsRequest| -> Result<_, Failure<ListChannelsError>> {
        let request = ListChannels::request(&request, &endpoint).unwrap();
        Ok(ListChannels::response(&exchange(&request))?.output)
    };
    let first =
        ListChannelsRequest::builder().app_instance_arn("arn:1").chime_bearer("arn:2").build_unvalidated();
    let mut channels = first.pages(send).items();
    assert_eq!(channels.next().unwrap().unwrap().name.as_deref(), Some("a"));
    assert_eq!(channels.next().unwrap().unwrap().name.as_deref(), Some("b"));
    let failure = channels.next().unwrap().unwrap_err();
    assert!(failure.is_throttling());
    assert!(channels.next().is_none());
    let again = channels.request().unwrap();
    assert_eq!(again.next_token.as_deref(), Some("3"), "where to go on");
}
