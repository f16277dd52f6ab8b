"""A cluster that does not exist is an invalid request, whatever is asked of it.

moto answers most operations on an unknown cluster with a 500, which clients repeat for minutes.
https://docs.aws.amazon.com/emr/latest/APIReference/API_InvalidRequestException.html
"""

from gap import around
from moto.emr.exceptions import InvalidCluster
from moto.emr.models import ElasticMapReduceBackend


class Clusters(dict):
    def __missing__(self, cluster_id):
        raise InvalidCluster(cluster_id)


@around(ElasticMapReduceBackend)
def __init__(original, self, *args, **kwargs):
    original(*args, **kwargs)
    self.clusters = Clusters()
