' Installs Mach on this PC from the kit that lies beside it: asks two questions, has the program do the work, shows what came of it.
' With the argument /imlang it asks and shows nothing: for a start script of a group policy, by cscript.
Option Explicit

Dim shell, files, here, isQuiet

Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
here = ByShare(files.GetParentFolderName(WScript.ScriptFullName))
isQuiet = False
If WScript.Arguments.Count > 0 Then isQuiet = (LCase(WScript.Arguments.Item(0)) = "/imlang")
WScript.Quit Main()

Function Main()
  Dim program, told, command, code, lock
  Main = 1
  program = files.BuildPath(here, "mach")
  If Not CanRun() Then
    Say "{{notThisWindows}}", 48
    Main = 3
    Exit Function
  End If
  If Not files.FileExists(files.BuildPath(program, "node.exe")) Then
    Say "{{kitIncomplete}}", 16
    Exit Function
  End If
  ' The system frees it whatever becomes of this script: a second click meets it.
  On Error Resume Next
  Set lock = files.OpenTextFile(Temporary("mach-caidat.lock"), 2, True)
  If Err.Number <> 0 Then
    ' 70: somebody else has it open. Whatever else it is, nobody is at work.
    If Err.Number = 70 And files.FileExists(Temporary("mach-caidat.lock")) Then
      Say "{{alreadyRunning}}", 48
    Else
      Say "{{noTemporary}}", 16
    End If
    Exit Function
  End If
  On Error GoTo 0

  command = Quoted(files.BuildPath(program, "node.exe")) & " " & Quoted(files.BuildPath(program, "app\main.js")) & _
    " install --kit " & Quoted(here & "\.") & DesktopGiven()
  If Not isQuiet Then
    command = command & Answer("--label", "{{askPlace}}") & Answer("--asset-tag", "{{askAssetTag}}")
    shell.Popup "{{wait}}", 4, "{{title}}", 64
  End If
  told = Temporary("mach-caidat.txt")
  If files.FileExists(told) Then files.DeleteFile told
  On Error Resume Next
  code = shell.Run(command & " --result " & Quoted(told), 0, True)
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

' Node needs a 64-bit Windows 10. Only from there on Windows tells a major version in numbers.
Function CanRun()
  Dim major
  CanRun = False
  On Error Resume Next
  major = shell.RegRead("HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\CurrentMajorVersionNumber")
  If Err.Number <> 0 Then Exit Function
  CanRun = (major >= 10 And InStr(shell.ExpandEnvironmentStrings("%PROCESSOR_ARCHITECTURE% %PROCESSOR_ARCHITEW6432%"), "64") > 0)
End Function

' Nothing typed, or Cancel: the question is skipped.
Function Answer(name, question)
  Dim text
  Answer = ""
  text = Trim(Replace(InputBox(question, "{{title}}"), """", " "))
  If text <> "" Then Answer = " " & name & " " & Quoted(Left(text, 100))
End Function

Function Temporary(name)
  Temporary = files.BuildPath(shell.ExpandEnvironmentStrings("%TEMP%"), name)
End Function

' A backslash before a quotation mark would take its meaning away.
Function Quoted(text)
  If Right(text, 1) = "\" Then text = text & "\"
  Quoted = """" & text & """"
End Function

'{{shared}}
