# shellcheck shell=bash
# What a node says of itself: in the journal, and in a line of the console, which EC2 shows without a login.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-console.html

say() {
  echo "$*" >&2
  { echo "terraspark: $*" >/dev/console; } 2>/dev/null || true
}

fail() {
  say "$*"
  exit 1
}

# Seconds after the first try at which a worker that is still not installed ends itself.
GIVE_UP_AFTER=1800

# A worker's instance terminates when it shuts down, and its group starts another. A master goes on trying.
give_up_if_late() {
  local begun=/run/terraspark/begun seconds
  [ -e "$begun" ] || touch "$begun"
  seconds=$(($(date +%s) - $(stat --format %Y "$begun")))
  if [ "$NODE_ROLE" = worker ] && [ "$seconds" -ge "$GIVE_UP_AFTER" ]; then
    say "gives up after $seconds s and shuts down, so that the group starts another worker"
    systemctl --no-block poweroff
  fi
}
