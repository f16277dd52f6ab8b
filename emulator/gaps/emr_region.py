"""An EMR request belongs to the region it is signed for.

moto looks at the host alone, and at an address of its own puts every cluster into us-east-1.
https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
"""

from gap import around
from moto.core.responses import BaseResponse
from moto.emr.responses import ElasticMapReduceResponse


@around(ElasticMapReduceResponse)
def get_region_from_url(_original, self, request, full_url):
    return BaseResponse.get_region_from_url(self, request, full_url)
