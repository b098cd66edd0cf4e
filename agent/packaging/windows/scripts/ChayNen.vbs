' Runs the agent in the session of a person who could not install a service: without a window, from sign-in on.
Option Explicit

Dim shell, files, here

Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
here = files.GetParentFolderName(WScript.ScriptFullName)
shell.Run """" & files.BuildPath(here, "node.exe") & """ {{residentFlags}} """ & files.BuildPath(here, "app\resident.js") & _
  """ --session """ & WScript.Arguments.Item(0) & """", 0, False
