"""What is there in an account and a region, read from the AWS API, as one line of JSON.

Names instead of ids wherever there is a name, so that two inventories can be compared. What every account
has from the start (default VPCs, service-linked roles) is left out.
"""

import json
import re

import boto3

#: What Terraform appends to a name prefix.
GENERATED = re.compile(r"-?\d{18}[0-9a-f]{8}(?=-|$)")


def inventory():
    vpcs = Vpcs(boto3.client("ec2"))
    return {
        "vpcs": vpcs.list(),
        "peerings": vpcs.peerings(),
        "security_groups": vpcs.security_groups(),
        "instances": vpcs.instances(),
        "volumes": vpcs.volumes(),
        "launch_templates": vpcs.launch_templates(),
        "zones": zones(boto3.client("route53"), vpcs.names),
        "buckets": buckets(boto3.client("s3")),
        **iam(boto3.client("iam")),
        "autoscaling_groups": autoscaling_groups(boto3.client("autoscaling")),
        "alarms": alarms(boto3.client("cloudwatch")),
        **clusters(boto3.client("emr")),
        "log_groups": log_groups(boto3.client("logs")),
        "kms_keys": kms_keys(boto3.client("kms")),
    }


class Vpcs:
    """Everything that EC2 keeps; VPCs are known by name."""

    def __init__(self, ec2):
        self.ec2 = ec2
        found = [vpc for vpc in self.all("describe_vpcs", "Vpcs") if not vpc["IsDefault"]]
        self.vpcs = {vpc["VpcId"]: vpc for vpc in found}
        self.names = {vpc_id: name_of(vpc) or vpc_id for vpc_id, vpc in self.vpcs.items()}

    def all(self, operation, key, **kwargs):
        return [item for page in self.ec2.get_paginator(operation).paginate(**kwargs) for item in page[key]]

    def within(self, operation, key, field="VpcId"):
        return [item for item in self.all(operation, key) if item.get(field) in self.vpcs]

    def list(self):
        subnets, tables = self.within("describe_subnets", "Subnets"), self.within("describe_route_tables", "RouteTables")
        nats = [nat for nat in self.within("describe_nat_gateways", "NatGateways") if nat["State"] == "available"]
        gateways = self.all("describe_internet_gateways", "InternetGateways")
        attached = {one["VpcId"] for gateway in gateways for one in gateway["Attachments"]}
        endpoints = self.within("describe_vpc_endpoints", "VpcEndpoints")
        return [
            {
                "name": self.names[vpc_id],
                "cidr": vpc["CidrBlock"],
                "subnets": sorted(subnet["CidrBlock"] for subnet in subnets if subnet["VpcId"] == vpc_id),
                "route_tables": sum(table["VpcId"] == vpc_id for table in tables),
                "internet_gateway": vpc_id in attached,
                "nat_gateways": sum(nat["VpcId"] == vpc_id for nat in nats),
                "endpoints": sorted(one["ServiceName"].split(".")[-1] for one in endpoints if one["VpcId"] == vpc_id),
            }
            for vpc_id, vpc in sorted(self.vpcs.items(), key=lambda item: self.names[item[0]])
        ]

    def peerings(self):
        tables = self.within("describe_route_tables", "RouteTables")

        def routes(connection, side):
            """Route tables of one side that lead to the other through the connection."""
            return sum(
                route.get("VpcPeeringConnectionId") == connection["VpcPeeringConnectionId"]
                for table in tables
                if table["VpcId"] == connection[side]["VpcId"]
                for route in table["Routes"]
            )

        return sorted(
            (
                {
                    "from": self.names.get(one["RequesterVpcInfo"]["VpcId"]),
                    "to": self.names.get(one["AccepterVpcInfo"]["VpcId"]),
                    "status": one["Status"]["Code"],
                    "routes_there": routes(one, "RequesterVpcInfo"),
                    "routes_back": routes(one, "AccepterVpcInfo"),
                    "names_resolve": all(
                        one[side].get("PeeringOptions", {}).get("AllowDnsResolutionFromRemoteVpc")
                        for side in ("RequesterVpcInfo", "AccepterVpcInfo")
                    ),
                }
                for one in self.all("describe_vpc_peering_connections", "VpcPeeringConnections")
                if one["Status"]["Code"] not in ("deleted", "deleting")
            ),
            key=lambda one: (one["from"] or "", one["to"] or ""),
        )

    def security_groups(self):
        groups = self.within("describe_security_groups", "SecurityGroups")
        return sorted(
            (
                {
                    "name": plain(group["GroupName"]),
                    "vpc": self.names[group["VpcId"]],
                    "rules_in": len(group["IpPermissions"]),
                    "rules_out": len(group["IpPermissionsEgress"]),
                }
                for group in groups
                if group["GroupName"] != "default"
            ),
            key=lambda group: (group["vpc"], group["name"]),
        )

    def instances(self):
        running = [{"Name": "instance-state-name", "Values": ["pending", "running", "stopping", "stopped"]}]
        found = self.all("describe_instances", "Reservations", Filters=running)
        return sorted(
            f"{name_of(one) or one['InstanceId']} ({one['InstanceType']})" for r in found for one in r["Instances"]
        )

    def volumes(self):
        return sorted(
            f"{name_of(volume) or 'unnamed'} ({volume['Size']} GiB)"
            for volume in self.all("describe_volumes", "Volumes")
            if volume["State"] not in ("deleted", "deleting")
        )

    def launch_templates(self):
        found = self.all("describe_launch_templates", "LaunchTemplates")
        return sorted(plain(template["LaunchTemplateName"]) for template in found)


def zones(route53, names):
    found = []
    for zone in route53.list_hosted_zones()["HostedZones"]:
        detail = route53.get_hosted_zone(Id=zone["Id"])
        records = route53.list_resource_record_sets(HostedZoneId=zone["Id"])["ResourceRecordSets"]
        found.append(
            {
                "name": zone["Name"].rstrip("."),
                "private": zone["Config"]["PrivateZone"],
                "vpcs": sorted(names.get(vpc["VPCId"], vpc["VPCId"]) for vpc in detail.get("VPCs", [])),
                "records": sorted(
                    f"{one['Name'].rstrip('.')} {one['Type']}" for one in records if one["Type"] not in ("NS", "SOA")
                ),
            }
        )
    return sorted(found, key=lambda zone: zone["name"])


def buckets(s3):
    found = []
    for bucket in s3.list_buckets()["Buckets"]:
        name = bucket["Name"]
        policy = answer(s3.get_bucket_policy, Bucket=name).get("Policy", '{"Statement": []}')
        lifecycle = answer(s3.get_bucket_lifecycle_configuration, Bucket=name).get("Rules", [])
        block = answer(s3.get_public_access_block, Bucket=name).get("PublicAccessBlockConfiguration", {})
        found.append(
            {
                "name": plain(name),
                "policy": [statement.get("Sid", "unnamed") for statement in json.loads(policy)["Statement"]],
                "lifecycle": sorted(rule["ID"] for rule in lifecycle),
                "versioning": s3.get_bucket_versioning(Bucket=name).get("Status", "Disabled"),
                "public_access_blocked": bool(block) and all(block.values()),
            }
        )
    return sorted(found, key=lambda bucket: bucket["name"])


def iam(client):
    roles = [role for role in client.list_roles()["Roles"] if not role["Path"].startswith("/aws-service-role/")]
    profiles = client.list_instance_profiles()["InstanceProfiles"]
    policies = client.list_policies(Scope="Local")["Policies"]
    return {
        "roles": sorted(plain(role["RoleName"]) for role in roles),
        "instance_profiles": sorted(plain(profile["InstanceProfileName"]) for profile in profiles),
        "policies": sorted(plain(policy["PolicyName"]) for policy in policies),
    }


def autoscaling_groups(autoscaling):
    return sorted(
        (
            {
                "name": plain(group["AutoScalingGroupName"]),
                "min": group["MinSize"],
                "max": group["MaxSize"],
                "desired": group["DesiredCapacity"],
                "instances": len(group["Instances"]),
            }
            for group in autoscaling.describe_auto_scaling_groups()["AutoScalingGroups"]
        ),
        key=lambda group: group["name"],
    )


def alarms(cloudwatch):
    return sorted(plain(alarm["AlarmName"]) for alarm in cloudwatch.describe_alarms()["MetricAlarms"])


def clusters(emr):
    found = []
    for one in emr.list_clusters(ClusterStates=["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"])["Clusters"]:
        detail = emr.describe_cluster(ClusterId=one["Id"])["Cluster"]
        found.append(
            {
                "name": one["Name"],
                "state": one["Status"]["State"],
                "release": detail["ReleaseLabel"],
                "master": detail.get("MasterPublicDnsName") is not None,
                "nodes": nodes(emr, one["Id"], detail.get("InstanceCollectionType")),
                "managed_scaling": limits(emr.get_managed_scaling_policy(ClusterId=one["Id"])),
                "idle_timeout_seconds": emr.get_auto_termination_policy(ClusterId=one["Id"])
                .get("AutoTerminationPolicy", {})
                .get("IdleTimeout"),
            }
        )
    configurations = emr.list_security_configurations()["SecurityConfigurations"]
    return {
        "emr_clusters": sorted(found, key=lambda cluster: cluster["name"]),
        "emr_security_configurations": sorted(plain(one["Name"]) for one in configurations),
    }


def nodes(emr, cluster_id, collection):
    if collection == "INSTANCE_FLEET":
        return {
            fleet["InstanceFleetType"].lower(): {
                "on_demand": fleet["TargetOnDemandCapacity"],
                "spot": fleet["TargetSpotCapacity"],
                "types": len(fleet["InstanceTypeSpecifications"]),
            }
            for fleet in emr.list_instance_fleets(ClusterId=cluster_id)["InstanceFleets"]
        }
    return {
        group["InstanceGroupType"].lower(): {"count": group["RequestedInstanceCount"], "type": group["InstanceType"]}
        for group in emr.list_instance_groups(ClusterId=cluster_id)["InstanceGroups"]
    }


def limits(policy):
    units = policy.get("ManagedScalingPolicy", {}).get("ComputeLimits")
    return units and [units["MinimumCapacityUnits"], units["MaximumCapacityUnits"]]


def log_groups(logs):
    return sorted(plain(group["logGroupName"]) for group in logs.describe_log_groups()["logGroups"])


def kms_keys(kms):
    """
    Those of the account's own that are in use, by what they say that they are for; a key that is deleted stays for days, out
    of use. AWS makes some itself when a service first needs one, which moto calls a customer's.
    """
    by_aws = {one.get("TargetKeyId") for one in kms.list_aliases()["Aliases"] if one["AliasName"].startswith("alias/aws/")}
    found = [kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in kms.list_keys()["Keys"]]
    return sorted(key["Description"] for key in found if key["KeyState"] == "Enabled" and key["KeyId"] not in by_aws)


def answer(operation, **kwargs):
    """The answer; an empty one where AWS says that nothing of the kind is configured."""
    try:
        return operation(**kwargs)
    except operation.__self__.exceptions.ClientError as error:
        if error.response["Error"]["Code"].startswith("NoSuch"):
            return {}
        raise


def name_of(resource):
    return next((tag["Value"] for tag in resource.get("Tags", []) if tag["Key"] == "Name"), None)


def plain(name):
    return GENERATED.sub("", name)


if __name__ == "__main__":
    print(json.dumps(inventory()))
