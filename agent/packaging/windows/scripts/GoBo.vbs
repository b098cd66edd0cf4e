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
    Say "{{programStopped}}", 16
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

' The process with an administrator's rights knows no drives that a person has connected: it gets the share's own name.
Function ByShare(folder)
  Dim drive
  ByShare = folder
  On Error Resume Next
  Set drive = files.GetDrive(files.GetDriveName(folder))
  If Err.Number <> 0 Then Exit Function
  If drive.DriveType <> 3 Or Mid(folder, 2, 1) <> ":" Then Exit Function
  If Left(drive.ShareName, 2) = "\\" Then ByShare = drive.ShareName & Mid(folder, 3)
End Function

' Where the desktop was led to: Windows tells the person's programs alone.
Function DesktopGiven()
  Dim desktop
  DesktopGiven = ""
  desktop = ""
  On Error Resume Next
  desktop = shell.SpecialFolders("Desktop")
  If desktop <> "" Then DesktopGiven = " --desktop """ & desktop & """"
End Function

Function ReadAll(path)
  Dim file
  Set file = files.OpenTextFile(path, 1, False, -1)
  ReadAll = file.ReadAll
  file.Close
End Function

Sub Say(text, kind)
  If isQuiet Then
    WScript.Echo text
  Else
    MsgBox text, kind, "{{title}}"
  End If
End Sub
