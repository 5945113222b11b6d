//! AWS's partitions: groups of regions with endpoints of their own
//! ([spec](https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-partition-function)).

use super::library::record;
use super::Value;

struct Partition {
    name: &'static str,
    /// How regions begin; what follows is a direction and a number.
    prefixes: &'static [&'static str],
    dns_suffix: &'static str,
    dual_stack_dns_suffix: &'static str,
    global_region: &'static str,
}

/// The first is that of all regions that nobody knows.
const PARTITIONS: &[Partition] = &[
    Partition {
        name: "aws",
        prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        global_region: "us-east-1",
    },
    Partition {
        name: "aws-us-gov",
        prefixes: &["us-gov"],
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        global_region: "us-gov-west-1",
    },
    Partition {
        name: "aws-cn",
        prefixes: &["cn"],
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
        global_region: "cn-northwest-1",
    },
    Partition {
        name: "aws-iso",
        prefixes: &["us-iso"],
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
        global_region: "us-iso-east-1",
    },
    Partition {
        name: "aws-iso-b",
        prefixes: &["us-isob"],
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
        global_region: "us-isob-east-1",
    },
    Partition {
        name: "aws-iso-e",
        prefixes: &["eu-isoe"],
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
        global_region: "eu-isoe-west-1",
    },
    Partition {
        name: "aws-iso-f",
        prefixes: &["us-isof"],
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
        global_region: "us-isof-south-1",
    },
    Partition {
        name: "aws-eusc",
        prefixes: &["eusc-de"],
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        global_region: "eusc-de-east-1",
    },
];

/// What `aws.partition` gives for a region.
pub(super) fn of(region: &str) -> Value {
    let found = PARTITIONS.iter().find(|partition| {
        let global = region.strip_suffix("-global") == Some(partition.name);
        global || partition.prefixes.iter().any(|prefix| is_region(region, prefix))
    });
    // There is a first.
    let Some(partition) = found.or(PARTITIONS.first()) else { return Value::Empty };
    let text = |text: &str| Value::String(text.to_owned());
    record([
        ("name", text(partition.name)),
        ("dnsSuffix", text(partition.dns_suffix)),
        ("dualStackDnsSuffix", text(partition.dual_stack_dns_suffix)),
        ("supportsFIPS", Value::Boolean(true)),
        ("supportsDualStack", Value::Boolean(true)),
        ("implicitGlobalRegion", text(partition.global_region)),
    ])
}

/// A prefix, a word and a number, joined by hyphens.
fn is_region(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|rest| rest.split_once('-')) else { return false };
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !word.is_empty()
        && word.chars().all(is_word)
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn regions_have_partitions() {
        for (region, partition) in [
            ("us-east-1", "aws"),
            ("us-gov-west-1", "aws-us-gov"),
            ("aws-cn-global", "aws-cn"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eusc-de-east-1", "aws-eusc"),
            ("mars", "aws"),
        ] {
            assert!(of(region).describe().contains(&format!("name: `{partition}`")), "{region}");
        }
    }
}
