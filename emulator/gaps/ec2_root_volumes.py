"""A root volume without a size is as large as the image's snapshot.

moto asks for a size or a snapshot id.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html
"""

from gap import around
from moto.ec2.responses.instances import InstanceResponse

#: Size in GiB of the root volume of Amazon's own Linux images.
IMAGE_ROOT_GIB = 8
ROOT_DEVICES = ("/dev/xvda", "/dev/sda1")


@around(InstanceResponse)
def _validate_block_device_mapping(original, device_mapping):
    ebs = device_mapping.get("Ebs")
    if ebs and device_mapping.get("DeviceName") in ROOT_DEVICES and not ebs.get("SnapshotId"):
        ebs.setdefault("VolumeSize", IMAGE_ROOT_GIB)
    original(device_mapping)
