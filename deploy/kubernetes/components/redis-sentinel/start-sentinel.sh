#!/bin/sh
# Starts this pod's Sentinel. It keeps what it learns in its file, so the file is written only the first time.
set -eu
DATA=${DATA:-/data}
if [ ! -s "$DATA/sentinel.conf" ]; then
  cat >"$DATA/sentinel.conf.new" <<CONFIGURATION
port 26379
dir $DATA
# Names instead of addresses, which change with every pod.
sentinel resolve-hostnames yes
sentinel announce-hostnames yes
sentinel announce-ip $HOSTNAME.redis-peers
sentinel monitor taskqueue redis-0.redis-peers 6379 2
sentinel down-after-milliseconds taskqueue 5000
sentinel failover-timeout taskqueue 30000
sentinel parallel-syncs taskqueue 1
CONFIGURATION
  mv "$DATA/sentinel.conf.new" "$DATA/sentinel.conf"
fi
exec redis-server "$DATA/sentinel.conf" --sentinel
