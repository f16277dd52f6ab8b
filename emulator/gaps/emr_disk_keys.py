"""RunJobFlow refuses a cluster whose disks are encrypted with a key that its roles may not use.

moto reads no security configuration. AWS ends such a cluster while it starts.
https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-enable.html
"""

import json

from gap import around
from gaps.emr_refusals import allows, invalid, profile_of, service_role
from moto.emr.responses import ElasticMapReduceResponse


@around(ElasticMapReduceResponse)
def run_job_flow(original, self):
    key = _disk_key(self)
    if key:
        if not allows(service_role(self), "kms:CreateGrant", key):
            raise invalid(f"Service role may not lend {key} to volumes: kms:CreateGrant.")
        for role in profile_of(self).roles:
            if not allows(role, "kms:GenerateDataKey", key):
                raise invalid(f"{role.arn} may not use {key}: kms:GenerateDataKey.")
    return original()


def _disk_key(self):
    name = self._get_param("SecurityConfiguration")
    if not name:
        return None
    settings = json.loads(self.backend.get_security_configuration(name).security_configuration)
    at_rest = settings.get("EncryptionConfiguration", {}).get("AtRestEncryptionConfiguration", {})
    return at_rest.get("LocalDiskEncryptionConfiguration", {}).get("AwsKmsKey")
