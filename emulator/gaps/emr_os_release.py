"""A cluster names the Amazon Linux release of its nodes: the one asked for, otherwise the default of its EMR release.

moto forgets the one and knows no other. AWS names a default where its own image follows Amazon Linux, which is from
EMR 5.36, 6.6 and 7.0 on; the Terraform provider has read it back since 6.2.0, and wants a cluster without it.
https://docs.aws.amazon.com/emr/latest/APIReference/API_Cluster.html
https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-default-ami.html
https://github.com/terraform-aws-modules/terraform-aws-emr/pull/40
"""

import re

from gap import around
from moto.emr.responses import ElasticMapReduceResponse

#: https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark800-release.html, of July 22, 2026
AMAZON_LINUX_2023 = "2023.12.20260629.0"
#: https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-6140-release.html, of August 14, 2025
AMAZON_LINUX_2 = "2.0.20250721.2"


@around(ElasticMapReduceResponse)
def run_job_flow(original, self):
    answer = original()
    cluster = self.backend.describe_cluster(answer.result["JobFlowId"])
    cluster.os_release_label = self._get_param("OSReleaseLabel") or _default(cluster)
    return answer


def _default(cluster):
    """The default of a release label such as `emr-6.15.0` or `emr-spark-8.0.0`; None with an image of one's own."""
    version = tuple(int(number) for number in re.findall(r"\d+", cluster.release_label or ""))
    if cluster.custom_ami_id or version < (5, 36) or (6,) <= version < (6, 6):
        return None
    return AMAZON_LINUX_2023 if version >= (7,) else AMAZON_LINUX_2
