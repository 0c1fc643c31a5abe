@echo off
rem Runs Lexiscope with the Java in JAVA_HOME, else the one on the path. Needs Java 25.
set HERE=%~dp0..
set JAVA=java
if not "%JAVA_HOME%"=="" set JAVA=%JAVA_HOME%\bin\java
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:+UseParallelGC -XX:MaxNewSize=320m -Dlexiscope.home="%HERE%" -cp "%HERE%\lib\*" lexiscope.cli.Main %*
