' Puts an icon: file, what it starts, with which argument. Only COM writes shortcuts.
Option Explicit

Dim icon

Set icon = CreateObject("WScript.Shell").CreateShortcut(WScript.Arguments.Item(0))
icon.TargetPath = WScript.Arguments.Item(1)
icon.Arguments = """" & WScript.Arguments.Item(2) & """"
icon.IconLocation = "%SystemRoot%\System32\shell32.dll,22"
icon.Save
