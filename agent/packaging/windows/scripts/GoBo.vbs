' Removes Mach from this PC, from the kit or from the program's own folder. With the argument /imlang it asks and shows nothing.
Option Explicit

Dim shell, files, here, isQuiet

Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
here = ByShare(files.GetParentFolderName(WScript.ScriptFullName))
isQuiet = False
If WScript.Arguments.Count > 0 Then isQuiet = (LCase(WScript.Arguments.Item(0)) = "/imlang")
WScript.Quit Main()

Function Main()
  Dim program, told, code
  Main = 1
  program = here
  If files.FolderExists(files.BuildPath(here, "mach")) Then program = files.BuildPath(here, "mach")
  If Not isQuiet Then
    If MsgBox("{{askRemoval}}", 36, "{{title}}") <> 6 Then Exit Function
  End If
  told = files.BuildPath(shell.ExpandEnvironmentStrings("%TEMP%"), "mach-gobo.txt")
  If files.FileExists(told) Then files.DeleteFile told
  On Error Resume Next
  code = shell.Run("""" & files.BuildPath(program, "node.exe") & """ """ & files.BuildPath(program, "app\main.js") & _
    """ uninstall --result """ & told & """" & DesktopGiven(), 0, True)
  If Err.Number <> 0 Or Not files.FileExists(told) Then
    Say "{{removalStopped}}", 16
    Exit Function
  End If
  If code = 0 Then
    Say ReadAll(told), 64
  Else
    Say ReadAll(told), 48
  End If
  files.DeleteFile told
  Main = code
End Function

'{{shared}}
