//! Every listing, a single item a page: what comes is what one large page has.

use crate::request;
use crate::world::{at, channel, create, join, message, send, store, user, INSTANCE};
use chime_messaging_types::{ElasticChannelConfiguration, SearchFieldKey, SearchFieldOperator};

/// Reads a listing page by page and at once, and gives the number of its items.
macro_rules! paged {
    ($store:ident.$method:ident, $member:ident, $shape:ident { $($name:ident: $value:expr),* $(,)? }) => {{
        let whole = request!($shape { $($name: $value),* });
        let mut request = whole.clone();
        request.max_results = Some(1);
        let whole = $store.$method(whole).unwrap();
        assert_eq!(whole.next_token, None);
        let whole = whole.$member.unwrap();
        let mut items = Vec::new();
        while items.len() <= whole.len() {
            let page = $store.$method(request.clone()).unwrap();
            let page_items = page.$member.unwrap();
            assert!(page_items.len() <= 1);
            items.extend(page_items);
            request.next_token = page.next_token;
            if request.next_token.is_none() {
                break;
            }
        }
        assert_eq!(items, whole, "{}", stringify!($method));
        whole.len()
    }};
}

#[test]
fn every_listing_has_pages() {
    let mut store = store();
    let first = create(&mut store, channel("1").moderator_arns([user("ben")]));
    let second = create(&mut store, channel("2"));
    for (number, arn) in [&first, &second].into_iter().enumerate() {
        join(&mut store, arn, "ben");
        for text in ["one", "two"] {
            let token = format!("{text}-{number}");
            send(&mut store, at(1), message(arn, "ana", text).client_request_token(token));
        }
    }
    let ana = || user("ana");
    assert_eq!(
        paged!(
            store.list_channel_memberships,
            channel_memberships,
            ListChannelMembershipsRequest { channel_arn: &first, chime_bearer: ana() }
        ),
        2
    );
    assert_eq!(
        paged!(
            store.list_channel_memberships_for_app_instance_user,
            channel_memberships,
            ListChannelMembershipsForAppInstanceUserRequest { chime_bearer: ana() }
        ),
        2
    );
    assert_eq!(
        paged!(
            store.list_channel_moderators,
            channel_moderators,
            ListChannelModeratorsRequest { channel_arn: &first, chime_bearer: ana() }
        ),
        2
    );
    assert_eq!(
        paged!(
            store.list_channels_moderated_by_app_instance_user,
            channels,
            ListChannelsModeratedByAppInstanceUserRequest { chime_bearer: ana() }
        ),
        2
    );
    assert_eq!(
        paged!(
            store.list_channel_messages,
            channel_messages,
            ListChannelMessagesRequest { channel_arn: &first, chime_bearer: ana() }
        ),
        2
    );
    assert_eq!(
        paged!(
            store.list_channels,
            channels,
            ListChannelsRequest {
                app_instance_arn: INSTANCE,
                privacy: chime_messaging_types::Privacy::Private,
                chime_bearer: user("admin"),
            }
        ),
        2
    );
    let field = request!(SearchField {
        key: SearchFieldKey::Members,
        values: [ana()],
        operator: SearchFieldOperator::Includes,
    });
    assert_eq!(
        paged!(
            store.search_channels,
            channels,
            SearchChannelsRequest { fields: [field.clone()], chime_bearer: ana() }
        ),
        2
    );

    let configuration: ElasticChannelConfiguration = request!(ElasticChannelConfiguration {
        maximum_sub_channels: 2,
        target_memberships_per_sub_channel: 2,
        minimum_membership_percentage: 1,
    });
    let elastic = create(&mut store, channel("elastic").elastic_channel_configuration(configuration));
    for name in ["a", "b", "c"] {
        join(&mut store, &elastic, name);
    }
    assert_eq!(
        paged!(
            store.list_sub_channels,
            sub_channels,
            ListSubChannelsRequest { channel_arn: &elastic, chime_bearer: ana() }
        ),
        2
    );
}
