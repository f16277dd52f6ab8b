"""What is there before anything is applied, made under exactly the ids that an environment or an estate names.

AWS gives ids itself, so this goes past its API: straight into moto, which asks its own functions for ids.
"""

from contextlib import contextmanager
from ipaddress import ip_network

from moto.ec2 import ec2_backends
from moto.ec2.models import key_pairs, route_tables, security_groups, subnets, vpcs
from moto.iam import iam_backends
from moto.kms import kms_backends
from moto.kms import models as kms_models
from moto.s3 import s3_backends
from moto.utilities.utils import get_partition

ANYTHING = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'
ANYBODY = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}]}'


def make(wanted):
    """Make what `wanted` names: `account`, `region`, and lists of `vpcs`, `security_groups`, `buckets`, and so on."""
    account, region = wanted["account"], wanted["region"]
    ec2 = ec2_backends[account][region]
    iam = iam_backends[account][get_partition(region)]
    for vpc in wanted.get("vpcs", []):
        _vpc(ec2, region, **vpc)
    for group in wanted.get("security_groups", []):
        with _chosen(security_groups, "random_security_group_id", group["id"]):
            ec2.create_security_group(group["id"], "exists already", vpc_id=group["vpc_id"])
    for name in wanted.get("key_pairs", []):
        ec2.create_key_pair(name, "ed25519", {})
    for bucket in wanted.get("buckets", []):
        s3_backends[account][get_partition(region)].create_bucket(bucket["name"], bucket["region"])
    for key in wanted.get("keys", []):
        with _chosen(kms_models, "generate_key_id", key.rpartition("/")[2]):
            kms_backends[account][key.split(":")[3]].create_key(None, "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "", None)
    for policy in wanted.get("policies", []):
        path, name = _path_and_name(policy)
        iam.create_policy("", path, ANYTHING, name, [])
    for role in wanted.get("roles", []):
        path, name = _path_and_name(role)
        iam.create_role(name, ANYBODY, path, None, "exists already", [], "3600")


def _vpc(ec2, region, id, cidr, subnet_ids, route_table_ids):
    with _chosen(vpcs, "random_vpc_id", id):
        ec2.create_vpc(cidr)
    ranges = ip_network(cidr).subnets(new_prefix=min(24, ip_network(cidr).prefixlen + 4))
    zones = [zone.name for zone in ec2.describe_availability_zones()]
    for index, (subnet_id, subnet_range) in enumerate(zip(subnet_ids, ranges, strict=False)):
        with _chosen(subnets, "random_subnet_id", subnet_id):
            ec2.create_subnet(id, str(subnet_range), availability_zone=zones[index % len(zones)])
    for table_id in route_table_ids:
        with _chosen(route_tables, "random_route_table_id", table_id):
            ec2.create_route_table(id)


@contextmanager
def _chosen(module, function, resource_id):
    before = getattr(module, function)
    setattr(module, function, lambda *_: resource_id)
    try:
        yield
    finally:
        setattr(module, function, before)


def _path_and_name(arn):
    """`arn:aws:iam::111122223333:role/data/airflow` -> `/data/`, `airflow`."""
    parts = arn.split(":")[5].split("/")[1:]
    return "/" + "".join(f"{part}/" for part in parts[:-1]), parts[-1]
