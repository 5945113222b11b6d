//! The errors that do not come about by themselves: each of them, and what the client makes of it.

use crate::world::{user, Outcome, World};
use aws_sdk_chimesdkmessaging::error::ProvideErrorMetadata;

/// Has the mock answer with an error, and checks which one the client sees.
macro_rules! asked_for {
    ($world:expr, $($name:literal $is:ident;)*) => {$(
        let call = $world.client.batch_create_channel_membership().channel_arn("arn:a::::c").member_arns(user("ben"));
        let call = call.chime_bearer(user("ana")).customize().mutate_request(|request| {
            request.headers_mut().insert("x-mock-error", $name);
        });
        match call.send().await {
            Err(error) => {
                let error = error.into_service_error();
                $world.check($name, error.$is(), true)?;
                $world.check("code", error.code(), Some($name))?;
                $world.check("message", error.message().is_some(), true)?;
                $world.refused();
            }
            Ok(_) => return Err(format!("{}: no error", $name).into()),
        }
    )*};
}

pub async fn run(world: &World) -> Outcome {
    asked_for!(world,
        "BadRequestException" is_bad_request_exception;
        "ForbiddenException" is_forbidden_exception;
        "NotFoundException" is_not_found_exception;
        "ResourceLimitExceededException" is_resource_limit_exceeded_exception;
        "ServiceFailureException" is_service_failure_exception;
        "ServiceUnavailableException" is_service_unavailable_exception;
        "ThrottledClientException" is_throttled_client_exception;
        "UnauthorizedClientException" is_unauthorized_client_exception;
    );
    Ok(())
}
