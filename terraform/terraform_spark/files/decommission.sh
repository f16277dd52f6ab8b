#!/bin/bash
# Takes leave of the cluster before a worker ends: its executors take no more tasks and hand their blocks to others, so that
# no stage is computed again. Without, their shuffle files are lost.
# https://spark.apache.org/docs/4.1.4/configuration.html (spark.decommission.enabled)
set -euo pipefail

# Of the two minutes that spot gives, some are for the way here and for the end itself.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html
PATIENCE=100

worker=${1:-}
# A worker that has died already has nobody left to take leave of.
[ -n "$worker" ] && kill -PWR "$worker" 2>/dev/null || exit 0

executors() {
  cat "/proc/$worker/task/"*/children 2>/dev/null
}

until [ -z "$(executors)" ] || [ "$SECONDS" -ge "$PATIENCE" ]; do
  sleep 1
done
