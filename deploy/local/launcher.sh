# What up, down and status have in common: help, a JDK, a launcher that is built. Sourced by them; they set `here`.

for argument; do
  case $argument in
    -h | --help)
      sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
  esac
done

root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$root/.mvn/find-jdk.sh"
launcher_jar="$here/target/local-stack.jar"

build_launcher_if_missing() {
  if [ ! -f "$launcher_jar" ]; then build_launcher; fi
}

build_launcher_if_stale() {
  build_launcher_if_missing
  if [ -n "$(find "$here/src/main" "$here/pom.xml" -newer "$launcher_jar" | head -n 1)" ]; then build_launcher; fi
}

build_launcher() {
  echo "Building the launcher (the first time takes a minute or two)"
  begin=$(date +%s)
  if ! "$root/mvnw" -q -B -f "$root/pom.xml" package -DskipTests -pl deploy/local -am; then
    echo "The launcher could not be built; see the errors above." >&2
    exit 1
  fi
  touch "$launcher_jar"
  echo "  built in $(($(date +%s) - begin)) s"
}

run_launcher() {
  exec "$JAVA_HOME/bin/java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dtaskqueue.root=$root" \
    -cp "$launcher_jar:$here/target/lib/*" io.taskqueue.local.Launcher "$@"
}
