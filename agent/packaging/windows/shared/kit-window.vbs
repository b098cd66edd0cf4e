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

' UTF-16, as the program writes it.
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
