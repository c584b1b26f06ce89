# Finds a JDK 21 or newer and exports JAVA_HOME. Sourced by ./mvnw and by the launchers under deploy/.
# Looks at JAVA_HOME, `java` on PATH, then the usual install folders; prefers the newest long-term-support release.
# Nothing is run to learn a version: each JDK says it in its `release` file. JDK_SEARCH_ROOT, for tests, is put before
# the absolute folders.

jdk_major() { # the feature version of the JDK in $1, or nothing where it is no JDK
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' "$1/release"
}

jdk_rank() { # sorts long-term-support releases (21, 25, 29, …) before the others, newer before older
  if [ $((($1 - 21) % 4)) -eq 0 ]; then echo $((1000 + $1)); else echo "$1"; fi
}

jdk_candidates() {
  set +f
  if command -v java >/dev/null 2>&1; then
    java_path=$(readlink -f "$(command -v java)" 2>/dev/null || command -v java)
    dirname "$(dirname "$java_path")"
  fi
  top=${JDK_SEARCH_ROOT:-}
  for home in "$top"/usr/lib/jvm/* "$top"/usr/java/* "$top"/opt/java/* "$top"/opt/jdk* \
    "$top"/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/*; do
    if [ -d "$home" ]; then echo "$home"; fi
  done
  if [ -x "$top/usr/libexec/java_home" ]; then "$top/usr/libexec/java_home" -v 21+ 2>/dev/null || true; fi
  set -f
}

find_jdk() {
  minimum=21
  if [ -n "${JAVA_HOME:-}" ]; then
    major=$(jdk_major "$JAVA_HOME")
    if [ "${major:-0}" -ge "$minimum" ]; then return 0; fi
  fi
  best_rank=0 best_home='' old_major=0 old_home=''
  old_ifs=$IFS
  IFS='
'
  for home in ${JAVA_HOME:-} $(jdk_candidates); do
    major=$(jdk_major "$home")
    if [ "${major:-0}" -ge "$minimum" ]; then
      rank=$(jdk_rank "$major")
      if [ "$rank" -gt "$best_rank" ]; then best_rank=$rank best_home=$home; fi
    elif [ "${major:-0}" -gt "$old_major" ]; then
      old_major=$major old_home=$home
    fi
  done
  IFS=$old_ifs
  if [ -z "$best_home" ]; then
    echo "No JDK $minimum or newer found (looked at JAVA_HOME, java on PATH and the usual install folders)." >&2
    if [ -n "$old_home" ]; then echo "The newest there is $old_major, too old, in $old_home." >&2; fi
    echo "Install one, for example 'apt-get install openjdk-21-jdk' or Temurin 25, or set JAVA_HOME to it." >&2
    return 1
  fi
  JAVA_HOME=$best_home
}

find_jdk || exit 1
export JAVA_HOME
