@echo off
rem Runs the inventory beside this file and shows what came of it; changes nothing on this PC.
wscript.exe //nologo "%~dp0kiemke.vbs"
