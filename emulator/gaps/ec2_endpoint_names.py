"""An endpoint is one of a service of its region, by the name that it has there.

moto takes any name. In China the interface endpoints of some services have a prefix of their own; EC2 tells which
(DescribeVpcEndpointServices), and the CDK keeps the list.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts
"""

from gap import around, refusal
from moto.ec2.models.vpcs import VPCBackend

NAMED_APART_IN_CHINA = ["application-autoscaling", "autoscaling", "ec2", "monitoring", "sts"]


@around(VPCBackend)
def create_vpc_endpoint(original, self, vpc_id, service_name, *args, **settings):
    service = service_name.partition(f".{self.region_name}.")[2]
    is_apart = self.region_name.startswith("cn-") and service in NAMED_APART_IN_CHINA
    prefix = "cn.com.amazonaws" if is_apart else "com.amazonaws"
    if service_name != f"{prefix}.{self.region_name}.{service}":
        raise refusal("ec2", "InvalidServiceName", f"The Vpc Endpoint Service '{service_name}' does not exist")
    return original(vpc_id, service_name, *args, **settings)
