//! The official SDK's decoder and encoder: what an operation registers for its responses, on one in memory, and for its
//! requests.

use aws_sdk_chimesdkmessaging::operation::list_channel_memberships_for_app_instance_user::{
    ListChannelMembershipsForAppInstanceUser, ListChannelMembershipsForAppInstanceUserOutput,
};
use aws_sdk_chimesdkmessaging::operation::list_channel_messages::{
    ListChannelMessages, ListChannelMessagesOutput,
};
use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

/// An operation's decoder, with a response for it.
pub struct Official {
    response: HttpResponse,
    config: ConfigBag,
}

impl Official {
    /// The decoder of `ListChannelMembershipsForAppInstanceUser`.
    ///
    /// # Errors
    /// That the operation registers none; that it does not read all of the body's items.
    pub fn memberships(body: &str, items: usize) -> Result<Self, String> {
        let official = Self::new(&ListChannelMembershipsForAppInstanceUser::new(), body)?;
        let output = official.decode()?.downcast::<ListChannelMembershipsForAppInstanceUserOutput>();
        let output = output.map_err(|_| "an output of another type")?;
        expect(items, output.channel_memberships().len())?;
        Ok(official)
    }

    /// The decoder of `ListChannelMessages`.
    ///
    /// # Errors
    /// As for [`memberships`](Self::memberships).
    pub fn messages(body: &str, items: usize) -> Result<Self, String> {
        let official = Self::new(&ListChannelMessages::new(), body)?;
        let output = official.decode()?.downcast::<ListChannelMessagesOutput>();
        let output = output.map_err(|_| "an output of another type")?;
        expect(items, output.channel_messages().len())?;
        Ok(official)
    }

    fn new(operation: &dyn RuntimePlugin, body: &str) -> Result<Self, String> {
        let layer = operation.config().ok_or("the operation has no configuration")?;
        let status = 200_u16.try_into().map_err(|error| format!("{error}"))?;
        let mut config = ConfigBag::base();
        config.push_shared_layer(layer);
        Ok(Self { response: HttpResponse::new(status, SdkBody::from(body)), config })
    }

    /// Decodes the response.
    ///
    /// # Errors
    /// Those of the decoder.
    pub fn decode(&self) -> Result<Output, String> {
        // Found anew each time, as the SDK does: it is a look-up by type.
        self.config
            .load::<SharedResponseDeserializer>()
            .ok_or("the operation has no deserializer")?
            .deserialize_nonstreaming_with_config(&self.response, &self.config)
            .map_err(|error| format!("{error:?}"))
    }
}

/// An operation's encoder.
pub struct Encoder {
    serializer: SharedRequestSerializer,
    config: ConfigBag,
}

impl Encoder {
    /// That of an operation.
    ///
    /// # Errors
    /// That the operation registers none.
    pub fn new(operation: &dyn RuntimePlugin) -> Result<Self, String> {
        let layer = operation.config().ok_or("the operation has no configuration")?;
        let mut config = ConfigBag::base();
        config.push_shared_layer(layer);
        let serializer =
            config.load::<SharedRequestSerializer>().ok_or("the operation has no serializer")?.clone();
        Ok(Self { serializer, config })
    }

    /// Makes a request, without an endpoint: only the path and the query.
    ///
    /// # Errors
    /// Those of the encoder.
    pub fn encode(&mut self, input: Input) -> Result<HttpRequest, String> {
        self.serializer.serialize_input(input, &mut self.config).map_err(|error| format!("{error:?}"))
    }
}

fn expect(items: usize, read: usize) -> Result<(), String> {
    if items == read {
        Ok(())
    } else {
        Err(format!("the official decoder read {read} items of {items}"))
    }
}
