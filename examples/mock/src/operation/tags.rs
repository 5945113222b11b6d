//! Tagging resources.

use crate::arn::{self, Kind};
use crate::failure::Failure;
use crate::store::Store;
use chime_messaging_types::{
    ListTagsForResourceError, ListTagsForResourceRequest, ListTagsForResourceResponse, Tag, TagResourceError,
    TagResourceRequest, UntagResourceError, UntagResourceRequest,
};

impl Store {
    /// A tag whose key the resource has already replaces that tag.
    pub fn tag_resource(&mut self, input: TagResourceRequest) -> Result<(), TagResourceError> {
        self.taggable(&input.resource_arn)?;
        let most = self.config.limits.tags;
        let new = crate::tags::distinct(input.tags.iter(), most)?;
        let mut tags = self.tags.get(&input.resource_arn).cloned().unwrap_or_default();
        tags.extend(new);
        if tags.len() > most {
            return Err(crate::tags::too_many().into());
        }
        self.tags.insert(input.resource_arn, tags);
        Ok(())
    }

    /// Keys that the resource does not have are passed over.
    pub fn untag_resource(&mut self, input: UntagResourceRequest) -> Result<(), UntagResourceError> {
        self.taggable(&input.resource_arn)?;
        if let Some(tags) = self.tags.get_mut(&input.resource_arn) {
            tags.retain(|key, _| !input.tag_keys.contains(key));
        }
        Ok(())
    }

    /// By key.
    pub fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, ListTagsForResourceError> {
        self.taggable(&input.resource_arn)?;
        let tags = self.tags.get(&input.resource_arn).into_iter().flatten();
        let tags = tags.map(|(key, value)| Tag::builder().key(key).value(value).build_unvalidated());
        Ok(ListTagsForResourceResponse::builder().tags(tags).build_unvalidated())
    }

    /// Refuses what is no resource of this service, and channels and flows that do not exist.
    fn taggable(&self, arn: &str) -> Result<(), Failure> {
        match arn::parse(arn).map(|arn| arn.kind) {
            Some(Kind::Channel) => self.channel(arn).map(drop),
            Some(Kind::Flow) => self.flow(arn).map(drop),
            Some(Kind::Instance) => Ok(()),
            Some(Kind::User) | None => {
                Err(Failure::bad_request("ResourceARN is not a resource of this service"))
            }
        }
    }
}
