@echo off
"%~dp0node.exe" "%~dp0app\main.js" %*
