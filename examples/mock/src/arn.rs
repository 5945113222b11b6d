//! What the ARNs of an app instance and of the things in it say.

/// A thing of an app instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Arn<'a> {
    /// The ARN of the app instance.
    pub instance: &'a str,
    /// What it is.
    pub kind: Kind,
    /// Its name within the app instance; empty for the app instance itself.
    pub id: &'a str,
}

/// The things that have an ARN in an app instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The app instance itself.
    Instance,
    /// Who makes calls: a user or a bot.
    User,
    Channel,
    Flow,
}

/// Reads `…:app-instance/ID` and what extends it by `/KIND/ID`; nothing for other ARNs.
pub(crate) fn parse(arn: &str) -> Option<Arn<'_>> {
    // The resource follows the fifth colon, and channels' names may have more of them.
    let resource = arn.match_indices(':').nth(4).map(|(colon, _)| colon + 1)?;
    let mut parts = arn.get(resource..)?.splitn(4, '/');
    if parts.next() != Some("app-instance") {
        return None;
    }
    let instance_id = parts.next().filter(|id| !id.is_empty())?;
    let instance = arn.get(..resource + "app-instance/".len() + instance_id.len())?;
    let Some(kind) = parts.next() else {
        return Some(Arn { instance, kind: Kind::Instance, id: "" });
    };
    let kind = match kind {
        "user" | "bot" => Kind::User,
        "channel" => Kind::Channel,
        "channel-flow" => Kind::Flow,
        _ => return None,
    };
    let id = parts.next().filter(|id| !id.is_empty())?;
    Some(Arn { instance, kind, id })
}

/// True where an ARN is an app instance's own.
pub(crate) fn is_instance(arn: &str) -> bool {
    parse(arn).is_some_and(|arn| arn.kind == Kind::Instance)
}

/// True where an ARN is that of a user or bot of an app instance.
pub(crate) fn is_user_of(arn: &str, instance: &str) -> bool {
    parse(arn).is_some_and(|arn| arn.kind == Kind::User && arn.instance == instance)
}

#[cfg(test)]
mod tests {
    use super::{parse, Arn, Kind};

    #[test]
    fn reads_what_extends_an_app_instance() {
        let instance = "arn:aws:chime:us-east-1:123456789012:app-instance/i";
        let read = |rest: &str| parse(&format!("{instance}{rest}")).map(|arn| (arn.kind, arn.id.to_owned()));
        assert_eq!(parse(instance), Some(Arn { instance, kind: Kind::Instance, id: "" }));
        assert_eq!(read("/user/ana"), Some((Kind::User, "ana".to_owned())));
        assert_eq!(read("/bot/b"), Some((Kind::User, "b".to_owned())));
        assert_eq!(read("/channel/a:b"), Some((Kind::Channel, "a:b".to_owned())));
        assert_eq!(read("/channel-flow/f"), Some((Kind::Flow, "f".to_owned())));
        for wrong in ["/user", "/user/", "/stream/s"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        for wrong in ["", "arn:aws:chime:us-east-1:1", "arn:aws:kinesis:us-east-1:1:stream/s", "a:b:c:d:e:"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
