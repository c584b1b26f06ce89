#!/usr/bin/env bash
# client.sh COMMAND ARGUMENT...: what the pod `client` asks of the services, with nothing but bash. Ids of accepted tasks are
# kept in /tmp/<list>.
set -u
export LC_ALL=C
readonly PRODUCER=producer:8080 MONITOR=monitor:8082

# request METHOD HOST:PORT PATH BODY HEADER...: the answer with its status line and headers; fails without any.
request() { timeout 20 bash "$0" send "$@" 2>/dev/null; }
send() {
  local method=$1 address=$2 path=$3 body=$4
  shift 4
  exec 3<>"/dev/tcp/${address/://}" || exit 1
  printf '%s %s HTTP/1.0\r\nHost: %s\r\n' "$method" "$path" "$address" >&3
  for header in "$@"; do printf '%s\r\n' "$header" >&3; done
  printf 'Content-Length: %d\r\n\r\n%s' "${#body}" "$body" >&3
  tr -d '\r' <&3
}

# status ANSWER: its number, or 0 if there was no answer.
status() { [[ $1 =~ ^HTTP/1\.[01]\ ([0-9]+) ]] && echo "${BASH_REMATCH[1]}" || echo 0; }

get() { request GET "$@" ''; }

# post PATH BODY HEADER...: to the producer.
post() { request POST "$PRODUCER" "$@"; }

# expect SECONDS HOST:PORT PATH PATTERN: asks until the answer has the pattern; else prints the last answer and fails.
expect() {
  local until=$((SECONDS + $1)) answer=
  while ((SECONDS < until)); do
    answer=$(get "$2" "$3")
    grep -Eq "$4" <<<"$answer" && return
    sleep 0.5
  done
  printf '%s%s has not: %s\n%s\n' "$2" "$3" "$4" "$answer"
  return 1
}

# submit LIST KEY MILLISECONDS: one task that takes so long, repeated under its key until it is accepted.
submit() {
  local answer until=$((SECONDS + 120))
  while ((SECONDS < until)); do
    answer=$(post /tasks '{"type":"probe","payload":{"pauseMillis":'"$3"'}}' 'Content-Type: application/json' \
      "Idempotency-Key: $1-$2")
    if [ "$(status "$answer")" = 202 ]; then
      sed -n 's/.*"id":"\([^"]*\)".*/\1/p' <<<"$answer" >>"/tmp/$1"
      return
    fi
    status "$answer" >>"/tmp/$1.repeats"
    sleep 0.2
  done
  echo "not accepted within two minutes: $answer"
  return 1
}

# submits LIST NUMBER MILLISECONDS
submits() { for ((task = 1; task <= $2; task++)); do submit "$1" "$3-$task" "$3" || return; done; }

# load LIST: submits one task after the other until the file /tmp/<list>.end is there.
load() {
  for ((number = 1; ; number++)); do
    [ -e "/tmp/$1.end" ] && return
    submit "$1" "$number" 100 || return
  done
}

# lines FILE: how many, 0 where there is none.
lines() { cat "$1" 2>/dev/null | wc -l; }

# accepted LIST NUMBER: waits until so many more tasks are accepted.
accepted() {
  local wanted=$(($(lines "/tmp/$1") + $2)) until=$((SECONDS + 120))
  while (($(lines "/tmp/$1") < wanted)); do
    ((SECONDS < until)) || return
    sleep 0.2
  done
}

# completed LIST SECONDS: all its tasks have ended well, each at its first attempt.
completed() {
  local until=$((SECONDS + $2)) id answer='' count=0
  while read -r id; do
    until answer=$(get "$MONITOR" "/tasks/$id") && grep -q '"status":"completed"' <<<"$answer"; do
      if ((SECONDS >= until)); then echo "not completed: $id: $answer" && return 1; fi
      sleep 0.5
    done
    # Left out of the record of a first attempt.
    if grep -Eq '"attempt":([2-9]|1[0-9])' <<<"$answer"; then echo "attempted again: $answer" && return 1; fi
    count=$((count + 1))
  done <"/tmp/$1"
  echo "$count tasks, $(lines "/tmp/$1.repeats") submits repeated"
  ((count > 0))
}

# away SECONDS: for so long each submit is answered 503 with Retry-After.
away() {
  local until=$((SECONDS + $1)) answer count=0
  while ((SECONDS < until)); do
    answer=$(post /tasks '{"type":"probe","payload":{}}' 'Content-Type: application/json')
    if [ "$(status "$answer")" != 503 ] || ! grep -iq '^Retry-After:' <<<"$answer"; then
      echo "answer $((count + 1)): ${answer:-connection refused}" && return 1
    fi
    count=$((count + 1))
    sleep 0.5
  done
  echo "$count answers"
}

# posted PATH BODY HEADER...: the body of the producer's answer; fails with the whole answer unless it is a success.
posted() {
  local answer
  answer=$(post "$@")
  case $(status "$answer") in 20?) sed '1,/^$/d' <<<"$answer" ;; *) echo "$answer" && return 1 ;; esac
}

# upload NAME RECORDS: a table with the column n, 1 to RECORDS.
upload() { posted "/records/$1" "n"$'\n'"$(seq 1 "$2")" 'Content-Type: text/csv' "Idempotency-Key: $1"; }

"$@"
