"""A cluster of Amazon's runtime for Apache Spark takes an image of one's own, as any release since 5.7.0 does.

moto asks for the number of the release then, and finds it in labels such as `emr-7.13.0` alone.
https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
"""

import re

from moto.emr.utils import ReleaseLabel

ReleaseLabel.version_re = re.compile(r"^emr-(?:spark-)?(\d+)\.(\d+)\.(\d+)$")
