/** VBScript: an instance of a class of WMI with made-up properties, as the script of the legacy inventory asks them. */
export const madeUpInstances = `
Class MadeUpValue
  Public Value
End Class

Class MadeUp
  Public told
  Public Property Get Properties_()
    Set Properties_ = Me
  End Property
  Public Function Item(name)
    Set Item = New MadeUpValue
    If Not told.Exists(name) Then Err.Raise 5
    Item.Value = told.Item(name)
  End Function
End Class

Function Made(name, value)
  Set Made = New MadeUp
  Set Made.told = CreateObject("Scripting.Dictionary")
  Made.told.Add name, value
End Function

`;
