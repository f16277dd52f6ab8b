#!/bin/bash
# Waits for the notice that EC2 takes a spot instance back, two minutes ahead, and stops the worker, which then takes leave.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html
set -euo pipefail

METADATA=http://169.254.169.254/latest
ask() {
  curl --fail --silent --max-time 2 "$@"
}

while sleep 5; do
  # A token of its own for each question: nothing to renew, and nothing kept.
  token=$(ask --request PUT --header "X-aws-ec2-metadata-token-ttl-seconds: 10" "$METADATA/api/token") || continue
  notice=$(ask --header "X-aws-ec2-metadata-token: $token" "$METADATA/meta-data/spot/instance-action") || continue
  echo "EC2 takes this instance back: $notice" >&2
  systemctl stop spark-worker.service
  exit
done
