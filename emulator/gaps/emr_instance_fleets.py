"""Instance fleets: kept from RunJobFlow and AddInstanceFleet, changed by ModifyInstanceFleet, listed.

moto has no fleets: RunJobFlow ignores them and the rest is not implemented.
https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleet.html
https://docs.aws.amazon.com/emr/latest/APIReference/API_AddInstanceFleet.html
https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceFleet.html
https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html
"""

from math import ceil

from emr_nodes import launch, resize
from gap import adds, around, refusal
from moto.core.responses import ActionResult, EmptyResult, PaginatedResult
from moto.core.utils import utcnow
from moto.emr.models import Ec2InstanceAttributes
from moto.emr.responses import ElasticMapReduceResponse
from moto.emr.utils import random_id

TYPES_WITHOUT_STRATEGY = 5
TYPES_WITH_STRATEGY = 30
TARGETS = ("TargetOnDemandCapacity", "TargetSpotCapacity")


class InstanceFleet:
    """A fleet, with the fields that moto's nodes ask of their group."""

    def __init__(self, config):
        self.id = f"if-{random_id(size=12)}"
        self.name = config.get("Name")
        self.role = config["InstanceFleetType"]
        self.specifications = [_specification(one) for one in config.get("InstanceTypeConfigs", [])]
        self.launch = config.get("LaunchSpecifications")
        self.targets = {name: int(config.get(name) or 0) for name in TARGETS}
        self.market = "SPOT" if self.targets["TargetSpotCapacity"] else "ON_DEMAND"
        self.state = "RUNNING"
        self.creation_date_time = self.ready_date_time = utcnow()
        self.end_date_time = None

    @property
    def instance_type(self):
        return self.specifications[0]["InstanceType"]

    @property
    def nodes(self):
        """Instances of the first type that reach the targets, counted as EMR does: a target may be overshot."""
        weight = self.specifications[0]["WeightedCapacity"]
        return sum(ceil(target / weight) for target in self.targets.values())

    def described(self):
        return {
            "Id": self.id,
            "Name": self.name,
            "InstanceFleetType": self.role,
            "Status": {
                "State": self.state,
                "StateChangeReason": {},
                "Timeline": {"CreationDateTime": self.creation_date_time, "ReadyDateTime": self.ready_date_time},
            },
            **self.targets,
            **{name.replace("Target", "Provisioned"): value for name, value in self.targets.items()},
            "InstanceTypeSpecifications": self.specifications,
            "LaunchSpecifications": self.launch,
        }


@around(ElasticMapReduceResponse)
def run_job_flow(original, self):
    configs = _plain(self._get_param("Instances.InstanceFleets", []))
    subnets = self._get_param("Instances.Ec2SubnetIds", [])
    _refuse_too_many_types(configs)
    if subnets:
        # EMR picks the subnet with the best capacity; here it is the first.
        self.params["Instances"]["Ec2SubnetId"] = subnets[0]
    answer = original()
    cluster = self.backend.describe_cluster(answer.result["JobFlowId"])
    cluster.requested_ec2_subnet_ids = subnets
    cluster.instance_collection_type = "INSTANCE_FLEET" if configs else "INSTANCE_GROUP"
    cluster.instance_fleets = [_start(self.backend, cluster, config) for config in configs]
    return answer


@adds(ElasticMapReduceResponse)
def add_instance_fleet(self):
    cluster = _cluster_of_fleets(self, "AddInstanceFleet")
    (config,) = _plain([self._get_param("InstanceFleet")])
    if config["InstanceFleetType"] in [fleet.role for fleet in cluster.instance_fleets]:
        raise _invalid(f"cluster {cluster.id} has a {config['InstanceFleetType']} fleet already.")
    _refuse_too_many_types([config])
    fleet = _start(self.backend, cluster, config)
    cluster.instance_fleets.append(fleet)
    return ActionResult({"ClusterId": cluster.id, "InstanceFleetId": fleet.id, "ClusterArn": cluster.arn})


@adds(ElasticMapReduceResponse)
def modify_instance_fleet(self):
    cluster = _cluster_of_fleets(self, "ModifyInstanceFleet")
    change = self._get_param("InstanceFleet").original_dict()
    for fleet in cluster.instance_fleets:
        if fleet.id == change["InstanceFleetId"]:
            if fleet.role == "MASTER":
                raise _invalid("The master instance fleet cannot be modified.")
            fleet.targets.update({name: int(change[name]) for name in TARGETS if change.get(name) is not None})
            resize(self.backend, cluster, fleet, fleet.instance_type, fleet.nodes)
            return EmptyResult()
    raise _invalid(f"Instance fleet id {change['InstanceFleetId']} is not valid.")


@adds(ElasticMapReduceResponse)
def list_instance_fleets(self):
    cluster = _cluster_of_fleets(self, "ListInstanceFleets")
    return PaginatedResult({"InstanceFleets": [fleet.described() for fleet in cluster.instance_fleets]})


@around(ElasticMapReduceResponse)
def list_instance_groups(original, self):
    cluster = self.backend.describe_cluster(self._get_param("ClusterId"))
    if cluster.instance_collection_type == "INSTANCE_FLEET":
        raise _mixed("fleets", "ListInstanceGroups")
    return original()


@around(Ec2InstanceAttributes)
def __init__(original, self, cluster):
    original(cluster)
    self.requested_ec2_subnet_ids = getattr(cluster, "requested_ec2_subnet_ids", [])


def _cluster_of_fleets(self, operation):
    cluster = self.backend.describe_cluster(self._get_param("ClusterId"))
    if cluster.instance_collection_type != "INSTANCE_FLEET":
        raise _mixed("groups", operation)
    return cluster


def _mixed(has, operation):
    # The Terraform provider goes by this text.
    return _invalid(
        "Instance fleets and instance groups are mutually exclusive. The EMR cluster specified in the request uses "
        f"instance {has}. The {operation} request does not support clusters that use instance {has}."
    )


def _start(backend, cluster, config):
    fleet = InstanceFleet(config)
    launch(backend, cluster, fleet, fleet.instance_type, fleet.nodes)
    return fleet


def _refuse_too_many_types(configs):
    all_have_strategy = all(
        any("AllocationStrategy" in one for one in (config.get("LaunchSpecifications") or {}).values())
        for config in configs
    )
    limit = TYPES_WITH_STRATEGY if all_have_strategy else TYPES_WITHOUT_STRATEGY
    for config in configs:
        types = len(config.get("InstanceTypeConfigs", []))
        if types == 0:
            raise _invalid(f"The {config['InstanceFleetType']} fleet names no instance type.")
        if types > limit:
            raise _invalid(
                f"The {config['InstanceFleetType']} fleet has {types} instance types; at most {limit} are allowed"
                + ("." if all_have_strategy else " unless every fleet has an allocation strategy.")
            )


def _specification(config):
    volumes = [
        {"VolumeSpecification": one["VolumeSpecification"], "Device": f"/dev/sd{chr(ord('b') + index)}"}
        for one in (config.get("EbsConfiguration") or {}).get("EbsBlockDeviceConfigs", [])
        for index in range(int(one.get("VolumesPerInstance") or 1))
    ]
    kept = ("InstanceType", "BidPrice", "BidPriceAsPercentageOfOnDemandPrice", "Configurations", "CustomAmiId")
    return {
        **{name: config[name] for name in kept if config.get(name) is not None},
        "WeightedCapacity": int(config.get("WeightedCapacity") or 1),
        "EbsBlockDevices": volumes,
    }


def _plain(values):
    return [value.original_dict() for value in values]


def _invalid(message):
    return refusal("emr", "InvalidRequestException", message)
