@echo off
rem Runs the build as ./mvnw does: with the release of .mvn\maven-release where it was fetched before, else mvn on PATH if
rem that is 3.9.6 or newer, else with the release, fetched by an older mvn or from MVNW_REPOURL and checked by its SHA-512.
rem Needs JAVA_HOME, a JDK 21 or newer.
setlocal
for /f "usebackq eol=# tokens=1,2 delims==" %%a in ("%~dp0.mvn\maven-release") do set "MAVEN_%%a=%%b"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "DISTS=%MAVEN_USER_HOME%\wrapper\dists\taskqueue"
set "MVN=%DISTS%\apache-maven-%MAVEN_version%\bin\mvn.cmd"
if exist "%MVN%" goto run

set "ONPATH="
for %%m in (mvn.cmd) do set "ONPATH=%%~$PATH:m"
if not defined ONPATH goto fetch
call "%ONPATH%" -v 2>nul | findstr /r /c:"Apache Maven 3\.9\.[6-9]" /c:"Apache Maven 3\.9\.[1-9][0-9]" >nul
if errorlevel 1 goto fetch
set "MVN=%ONPATH%"
goto run

:fetch
set "FRESH=%DISTS%\fetch.%RANDOM%"
set "ARCHIVE=%FRESH%\apache-maven-%MAVEN_version%-bin.tar.gz"
set "URL=%MVNW_REPOURL%/org/apache/maven/apache-maven/%MAVEN_version%/apache-maven-%MAVEN_version%-bin.tar.gz"
mkdir "%FRESH%"
echo Fetching Maven %MAVEN_version% (once) 1>&2
if defined MVNW_REPOURL (
  curl -fsSL -o "%ARCHIVE%" "%URL%" || goto failed
) else if defined ONPATH (
  call "%ONPATH%" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=org.apache.maven:apache-maven:%MAVEN_version%:tar.gz:bin" "-DoutputDirectory=%FRESH%" || goto failed
) else goto failed
certutil -hashfile "%ARCHIVE%" SHA512 | findstr /i /x "%MAVEN_sha512%" >nul || goto failed
tar -xzf "%ARCHIVE%" -C "%FRESH%" || goto failed
move "%FRESH%\apache-maven-%MAVEN_version%" "%DISTS%" >nul || goto failed
rmdir /s /q "%FRESH%"

:run
call "%MVN%" %*
exit /b %ERRORLEVEL%

:failed
rmdir /s /q "%FRESH%"
echo Maven %MAVEN_version% is not there, could not be fetched, or is not the one .mvn\maven-release names. 1>&2
echo Install Maven 3.9.6 or newer, or set MVNW_REPOURL to the address of your Maven repository. 1>&2
exit /b 1
