"""The id of a hosted zone begins with Z.

moto's ids begin with any letter or digit, and an input that takes the id of a zone refuses them.
https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
"""

from gap import around
from moto.route53 import models


@around(models)
def create_route53_zone_id(original, *args, **kwargs):
    return "Z" + original(*args, **kwargs)[1:]
