#!/bin/sh
# kustomize.sh <folder>: prints what the kustomization in <folder> renders to, by the kubectl or kustomize of this machine. It
# must know components and matchLabelKeys: kustomize 5, which is kubectl 1.27 or newer. Where there is none, Go, if it is
# here, builds one below target; else the script names what to install and fails. With MVNW_INSTALL=1, as root on Debian 13
# or newer, it installs Debian's kubectl first.
set -eu
folder=$1
built=$(cd "$(dirname "$0")" && pwd)/target/kustomize

is_new_enough() { # text of a version command
  major=$(printf '%s\n' "$1" | sed -n 's/^Kustomize Version: //; s/^[^0-9]*\([0-9]*\)\..*/\1/p' | tail -n 1)
  [ "${major:-0}" -ge 5 ]
}

render() {
  if command -v kubectl >/dev/null && is_new_enough "$(kubectl version --client 2>/dev/null | grep '^Kustomize')"; then
    exec kubectl kustomize "$folder"
  fi
  if command -v kustomize >/dev/null && is_new_enough "$(kustomize version)"; then exec kustomize build "$folder"; fi
  if [ -x "$built/kustomize" ]; then exec "$built/kustomize" build "$folder"; fi
}

render
if [ "${MVNW_INSTALL:-}" = 1 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  {
    echo "Installing Debian's kubectl (MVNW_INSTALL=1)"
    apt-get update -qq || true
    # Debian 12 and older have one that is too old to try.
    if apt-cache policy kubernetes-client | grep -Eq 'Candidate: 1\.(2[7-9]|[3-9][0-9])'; then
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends kubernetes-client
    fi
  } >&2 || true
  render
fi
if command -v go >/dev/null; then
  GOBIN=$built go install sigs.k8s.io/kustomize/kustomize/v5@v5.5.0 >&2 || true
  render
fi
echo "Install kubectl 1.27 or newer (Debian 13: apt-get install kubernetes-client, which MVNW_INSTALL=1 does as root) or kustomize 5 or newer." >&2
exit 1
