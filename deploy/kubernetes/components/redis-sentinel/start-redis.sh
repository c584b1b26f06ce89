#!/bin/sh
# Starts this pod's Redis as what the Sentinels know it to be: the master, or a replica of the master. Where none answers, this
# pod's own Sentinel's file tells; where there is none either, the cluster is new and pod 0 is the master. Sentinels also have
# Redis note its role in its configuration; that file is mounted read-only, so this script alone decides.
set -eu
self="$HOSTNAME.redis-peers"

known_master() {
  for pod in redis-0 redis-1 redis-2; do
    name=$(timeout 2 redis-cli -h "$pod.redis-peers" -p 26379 sentinel get-master-addr-by-name taskqueue 2>/dev/null | head -n 1) || true
    case $name in *.redis-peers) echo "$name" && return ;; esac
  done
  sed -n 's/^sentinel monitor taskqueue \([^ ]*\) .*/\1/p' "$DATA/sentinel.conf" 2>/dev/null || true
}

DATA=${DATA:-/data}
master=$(known_master)
set -- "${CONFIGURATION:-/etc/redis/redis.conf}" --dir "$DATA" --replica-announce-ip "$self"
case ${master:-redis-0.redis-peers} in
  "$self") exec redis-server "$@" ;;
  *) exec redis-server "$@" --replicaof "${master:-redis-0.redis-peers}" 6379 ;;
esac
