"""A rule keeps its description whatever it allows, and is the same rule whatever its description.

moto forgets the description of a rule that refers to a group, lets two rules stand that differ in it alone, and
has another error for the id of a rule that is gone, which the Terraform provider does not let pass.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
"""

from gap import around, refusal
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule


def description(self):
    return self.ip_range.get("Description") or self.source_group.get("Description")


SecurityGroupRule.description = property(description)


@around(SecurityGroupRule)
def __eq__(original, self, other):
    mine, theirs = (_without_description(rule.source_group) for rule in (self, other))
    if mine != theirs:
        return False
    kept, other.source_group = other.source_group, self.source_group
    try:
        return original(other)
    finally:
        other.source_group = kept


def _without_description(group):
    return {key: value for key, value in group.items() if key != "Description"}


@around(SecurityGroupBackend)
def revoke_security_group_ingress(original, self, group_name_or_id, *args, **kwargs):
    _refuse_unknown(self, group_name_or_id, "ingress_rules", kwargs)
    return original(group_name_or_id, *args, **kwargs)


@around(SecurityGroupBackend)
def revoke_security_group_egress(original, self, group_name_or_id, *args, **kwargs):
    _refuse_unknown(self, group_name_or_id, "egress_rules", kwargs)
    return original(group_name_or_id, *args, **kwargs)


def _refuse_unknown(backend, group_id, direction, settings):
    group = backend.get_security_group_by_name_or_id(group_id, settings.get("vpc_id"))
    known = [rule.id for rule in getattr(group, direction, [])]
    for rule_id in settings.get("security_rule_ids") or []:
        if rule_id not in known:
            raise refusal(
                "ec2", "InvalidSecurityGroupRuleId.NotFound", f"The security group rule ID '{rule_id}' does not exist"
            )
