' What the icon starts: the check-up page of this PC, without a console window.
Option Explicit

Dim shell, files, here

Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
here = files.GetParentFolderName(WScript.ScriptFullName)
On Error Resume Next
shell.Run """" & files.BuildPath(here, "node.exe") & """ """ & files.BuildPath(here, "app\main.js") & """ page", 0, False
If Err.Number <> 0 Then MsgBox "{{pageStopped}}", 16, "{{title}}"
