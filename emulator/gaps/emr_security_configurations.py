"""Security configurations are listed.

moto keeps them and lacks the operation.
https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSecurityConfigurations.html
"""

from gap import adds
from moto.core.responses import ActionResult
from moto.emr.responses import ElasticMapReduceResponse


@adds(ElasticMapReduceResponse)
def list_security_configurations(self):
    found = self.backend.security_configurations.values()
    return ActionResult(
        {"SecurityConfigurations": [{"Name": one.name, "CreationDateTime": one.creation_date_time} for one in found]}
    )
