# Finds a Maven the build accepts and sets MAVEN_BIN. Sourced by ./mvnw after find-jdk.sh.
# Takes the release of .mvn/maven-release where it was fetched before, else `mvn` on PATH if that is 3.9.6 or newer, else
# fetches the release: it is an artifact of Maven Central, so an older `mvn` can do it; MVNW_REPOURL names a repository to
# download from instead. What is fetched is checked by its SHA-512 and kept where the Maven Wrapper keeps its own.
# Nothing is installed unless MVNW_INSTALL=1: then root on Debian gets Debian's Maven where there is none.

maven_release() { # $1: version or sha512
  sed -n "s/^$1=//p" "$base_dir/.mvn/maven-release"
}

maven_version=$(maven_release version)
maven_parent="${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists/taskqueue"
MAVEN_BIN="$maven_parent/apache-maven-$maven_version/bin/mvn"

maven_on_path_is_accepted() { # 3.9.6 or newer, as the enforcer wants it
  command -v mvn >/dev/null 2>&1 && mvn -v 2>/dev/null | grep -Eq 'Apache Maven 3\.(9\.([6-9]|[1-9][0-9])|[1-9][0-9])'
}

maven_install() { # Debian's, for want of any other
  [ "${MVNW_INSTALL:-}" = 1 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  echo "Installing Debian's Maven (MVNW_INSTALL=1)" >&2
  apt-get update -qq >&2 || true # what the lists already name may do
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends maven >&2
}

maven_download() { # $1: folder
  if [ -n "${MVNW_REPOURL:-}" ]; then
    curl -fsSL -o "$1/apache-maven-$maven_version-bin.tar.gz" \
      "${MVNW_REPOURL%/}/org/apache/maven/apache-maven/$maven_version/apache-maven-$maven_version-bin.tar.gz"
    return
  fi
  command -v mvn >/dev/null 2>&1 || maven_install || return 1
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="org.apache.maven:apache-maven:$maven_version:tar.gz:bin" -DoutputDirectory="$1" >&2
}

maven_sha512() { # $1: file
  if command -v sha512sum >/dev/null 2>&1; then sha512sum "$1"; else shasum -a 512 "$1"; fi | cut -d' ' -f1
}

maven_unpack() { # $1: folder with the archive
  archive="$1/apache-maven-$maven_version-bin.tar.gz"
  found=$(maven_sha512 "$archive")
  if [ "$found" != "$(maven_release sha512)" ]; then
    echo "The fetched Maven $maven_version is not the one .mvn/maven-release names: its SHA-512 is $found" >&2
    return 1
  fi
  tar -xzf "$archive" -C "$1"
}

maven_fetch() {
  mkdir -p "$maven_parent"
  fresh=$(mktemp -d "$maven_parent/fetch.XXXXXX")
  echo "Fetching Maven $maven_version (once)" >&2
  fetched=0
  # rename is atomic: of two first builds at once, one wins and the other uses its result
  if maven_download "$fresh" && maven_unpack "$fresh"; then
    mv "$fresh/apache-maven-$maven_version" "$maven_parent/" 2>/dev/null || [ -x "$MAVEN_BIN" ] || fetched=1
  else
    fetched=1
  fi
  rm -rf "$fresh"
  return "$fetched"
}

if [ ! -x "$MAVEN_BIN" ]; then
  if maven_on_path_is_accepted; then
    MAVEN_BIN=$(command -v mvn)
  elif ! maven_fetch; then
    echo "Maven $maven_version is not there and could not be fetched. Do one of these:" >&2
    echo "- install Maven 3.9.6 or newer, or any older one, which fetches it" >&2
    echo "- set MVNW_REPOURL to the address of your Maven repository" >&2
    echo "- as root on Debian, set MVNW_INSTALL=1 to have Debian's Maven installed" >&2
    exit 1
  fi
fi
