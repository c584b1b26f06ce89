# Finds or installs the one Maven release this build is tried with and sets MAVEN_BIN. Sourced by ./mvnw.
# The release itself is an artifact of Maven Central, so any older `mvn` can fetch it; it is kept where the
# Maven Wrapper keeps its own. MVNW_REPOURL names a repository to download from instead.

maven_version=3.9.16
maven_parent="${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists/taskqueue"
MAVEN_BIN="$maven_parent/apache-maven-$maven_version/bin/mvn"

maven_on_path_is_right() {
  command -v mvn >/dev/null 2>&1 && mvn -v 2>/dev/null | grep -q "Apache Maven $maven_version"
}

maven_fetch_by_url() { # from the repository MVNW_REPOURL names
  archive="$1/apache-maven.tar.gz"
  curl -fsSL -o "$archive" \
    "${MVNW_REPOURL%/}/org/apache/maven/apache-maven/$maven_version/apache-maven-$maven_version-bin.tar.gz" &&
    tar -xzf "$archive" -C "$1" && rm -f "$archive"
}

maven_fetch_by_mvn() { # by an older Maven, which knows where Maven Central is
  mvn -q -B \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack -Dartifact="org.apache.maven:apache-maven:$maven_version:zip:bin" \
    -DoutputDirectory="$1" >&2
}

install_maven() {
  mkdir -p "$maven_parent"
  fresh=$(mktemp -d "$maven_parent/fetch.XXXXXX")
  echo "Fetching Maven $maven_version (once)" >&2
  if [ -n "${MVNW_REPOURL:-}" ]; then
    maven_fetch_by_url "$fresh" || return 1
  else
    if ! command -v mvn >/dev/null 2>&1; then
      if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends maven >&2 || return 1
      else
        return 1
      fi
    fi
    maven_fetch_by_mvn "$fresh" || return 1
  fi
  chmod +x "$fresh/apache-maven-$maven_version/bin/mvn"
  # rename is atomic: of two first builds at once, one wins and the other uses its result
  mv "$fresh/apache-maven-$maven_version" "$maven_parent/" 2>/dev/null || [ -x "$MAVEN_BIN" ]
  rm -rf "$fresh"
}

if [ ! -x "$MAVEN_BIN" ]; then
  if maven_on_path_is_right; then
    MAVEN_BIN=$(command -v mvn)
  elif ! install_maven; then
    echo "Maven $maven_version is not there and could not be fetched." >&2
    echo "Install any Maven (it fetches the right one), put Maven $maven_version on PATH, or set MVNW_REPOURL to your repository." >&2
    exit 1
  fi
fi
