' Takes the inventory of a Windows PC that no agent runs on (Windows 7, 8.1, every 32-bit Windows) and writes it as
' kiemke-<random>.json beside itself, for "mach-collector devices import". It reads only: it installs nothing, changes
' nothing, needs no administrator and no network. The file names neither people nor hosts, and of serial numbers it holds
' hashes alone.
'
' This file is plain ASCII, because cscript reads scripts in the code page of the machine. In the texts for people a
' letter with marks stands as its base letter and its code, as in e{1EC3}. The JSON file is UTF-16 with a byte order mark.
Option Explicit

Const FORMAT_VERSION = 1
' As the wire allows: texts of one value, of a part's name, of a detail.
Const TEXT_LENGTH_MAX = 200
Const PARTS_MAX = 50

Dim wmi, readings, values, failedKinds, hints, serials

Main

Sub Main()
  Dim problem, name, folder
  readings = ""
  failedKinds = 0
  hints = ""
  serials = ""
  On Error Resume Next
  Set wmi = GetObject("winmgmts:{impersonationLevel=impersonate}!\\.\root\cimv2")
  If Err.Number <> 0 Then
    Tell "Kho{F4}ng ho{1ECF}i d{111}u{1B0}o{1EE3}c Windows (WMI): " & Err.Description
    WScript.Quit 1
  End If
  ' A part that fails ends there, is noted as failed, and the next one is read.
  ReadSystem
  EndOf "system"
  ReadOs
  EndOf "os"
  ReadProcessor
  EndOf "processor"
  ReadMemory
  EndOf "memory"
  ReadMemoryModules
  EndOf "memory-module"
  ReadMemoryBoard
  EndOf "memory-board"
  ReadDisks
  EndOf "disk"
  ReadFilesystems
  EndOf "filesystem"
  ReadNetworkCards
  EndOf "network-card"
  ReadScreens
  EndOf "screen"
  ReadPeripherals
  EndOf "peripherals"
  ReadBatteries
  EndOf "battery"
  ReadBootSecurity
  EndOf "boot-security"
  ReadHints
  ReadSerials
  Err.Clear

  Dim id
  id = NewId()
  name = "kiemke-" & Left(id, 12) & ".json"
  folder = CreateObject("Scripting.FileSystemObject").GetParentFolderName(WScript.ScriptFullName)
  Save folder & "\" & name, Document(id)
  problem = Err.Description
  If Err.Number <> 0 Then
    Tell "Kho{F4}ng ghi d{111}u{1B0}o{1EE3}c ke{1EBF}t qua{1EA3} va{E0}o thu{1B0} mu{1EE5}c " & folder & " (" & problem & _
      "). Ha{E3}y kie{1EC3}m tra USB co{F3} bi{1ECB} kho{F3}a ghi hoa{1EB7}c d{111}a{1EA7}y kho{F4}ng."
    WScript.Quit 1
  End If
  Tell "D{110}a{E3} kie{1EC3}m ke{EA} xong ma{E1}y na{E0}y. Ke{1EBF}t qua{1EA3}: " & name & ", na{1EB1}m ca{1EA1}nh te{1EC7}p le{1EC7}nh. " & _
    "Kho{F4}ng co{F3} gi{EC} d{111}u{1B0}o{1EE3}c ca{E0}i d{111}a{1EB7}t hay thay d{111}o{1ED5}i tre{EA}n ma{E1}y." & CountedIn(folder)
  If failedKinds > 0 Then
    Tell "So{1ED1} pha{1EA7}n kho{F4}ng d{111}o{1ECD}c d{111}u{1B0}o{1EE3}c: " & failedKinds & _
      ". Te{1EC7}p va{1EAB}n du{F9}ng d{111}u{1B0}o{1EE3}c."
  End If
End Sub

' ---- The count, as the installer has it: PCs of its list, and those inventoried that are none of them. Nothing where this is no kit.

Function CountedIn(folder)
  Dim total, list, line, count, file, machine, text
  CountedIn = ""
  On Error Resume Next
  text = TextOf(folder & "\kit.json", 0)
  total = ""
  If InStr(text, """pcs"":") > 0 Then
    line = Split(Mid(text, InStr(text, """pcs"":") + 6), ",")
    total = Digits(line(0))
  End If
  If total = "" Then Exit Function
  list = TextOf(folder & "\may-da-cai.csv", 0)
  count = 0
  For Each line In Split(list, vbLf)
    If IsId(Left(line, 32)) And Mid(line, 33, 1) = "," Then count = count + 1
  Next
  For Each file In CreateObject("Scripting.FileSystemObject").GetFolder(folder).Files
    If Left(file.Name, 7) = "kiemke-" And Right(file.Name, 5) = ".json" Then
      machine = file.Name
      text = TextOf(file.Path, -1)
      If InStr(text, """machine"":""") > 0 Then machine = Mid(text, InStr(text, """machine"":""") + 11, 32)
      If InStr(list, machine) = 0 Then count = count + 1
      list = list & " " & machine
    End If
  Next
  If Err.Number = 0 Then CountedIn = " Ma{E1}y " & count & "/" & total & "."
  Err.Clear
End Function

Function IsId(text)
  Dim i
  IsId = (Len(text) = 32)
  For i = 1 To Len(text)
    If InStr("0123456789abcdef", Mid(text, i, 1)) = 0 Then IsId = False
  Next
End Function

' Empty where it can't be read. Format 0 is the code page of the PC, -1 is UTF-16.
Function TextOf(path, format)
  Dim file
  TextOf = ""
  On Error Resume Next
  Set file = CreateObject("Scripting.FileSystemObject").OpenTextFile(path, 1, False, format)
  TextOf = file.ReadAll
  file.Close
  Err.Clear
End Function

' ---- What is read. The kinds and the names of their values are those of the agent's sensors.

Sub ReadSystem()
  Dim instance, released
  For Each instance In Ask("Win32_ComputerSystem")
    PutText "manufacturer", Field(instance, "Manufacturer")
    PutText "model", Field(instance, "Model")
  Next
  For Each instance In Ask("Win32_ComputerSystemProduct")
    PutText "version", Field(instance, "Version")
  Next
  For Each instance In Ask("Win32_SystemEnclosure")
    PutText "chassis", ChassisName(FirstOf(instance, "ChassisTypes"))
    Exit For
  Next
  For Each instance In Ask("Win32_BIOS")
    PutText "firmwareVendor", Field(instance, "Manufacturer")
    PutText "firmwareVersion", Field(instance, "SMBIOSBIOSVersion")
    released = Field(instance, "ReleaseDate") & ""
    If Digits(Left(released, 8)) <> "" Then
      PutText "firmwareDate", Left(released, 4) & "-" & Mid(released, 5, 2) & "-" & Mid(released, 7, 2)
    End If
    Exit For
  Next
  Add "system", ""
End Sub

Sub ReadOs()
  Dim instance
  For Each instance In Ask("Win32_OperatingSystem")
    PutText "platform", "win32"
    PutText "distro", Field(instance, "Caption")
    PutText "release", Field(instance, "Version")
    PutText "build", Field(instance, "BuildNumber")
    Exit For
  Next
  PutText "edition", EditionId()
  For Each instance In Ask("Win32_Processor")
    ' The width that the system works with: 32 on a 64-bit processor under a 32-bit Windows.
    If Digits(Field(instance, "AddressWidth")) = "64" Then PutText "arch", "x64"
    If Digits(Field(instance, "AddressWidth")) = "32" Then PutText "arch", "ia32"
    Exit For
  Next
  PutFlag "uefi", StartedByUefi()
  Add "os", ""
End Sub

Sub ReadProcessor()
  Dim instance, cores, threads, isFirst, name
  cores = 0
  threads = 0
  isFirst = True
  For Each instance In Ask("Win32_Processor")
    If isFirst Then
      PutText "model", Field(instance, "Name")
      PutText "vendor", Field(instance, "Manufacturer")
      ' As in "Intel64 Family 6 Model 158 Stepping 10": the numbers of CPUID, whatever the language.
      name = Field(instance, "Description") & ""
      PutText "family", NumberAfter(name, "Family ")
      PutText "modelNumber", NumberAfter(name, "Model ")
      PutText "stepping", NumberAfter(name, "Stepping ")
      isFirst = False
    End If
    cores = cores + NumberOr0(Field(instance, "NumberOfCores"))
    threads = threads + NumberOr0(Field(instance, "NumberOfLogicalProcessors"))
  Next
  If cores > 0 Then PutNumber "cores", cores
  If threads > 0 Then PutNumber "threads", threads
  Add "processor", ""
End Sub

Sub ReadMemory()
  Dim instance
  For Each instance In Ask("Win32_ComputerSystem")
    PutNumber "totalBytes", Field(instance, "TotalPhysicalMemory")
    Exit For
  Next
  Add "memory", ""
End Sub

' Modules, then the slots that the board has beyond them.
Sub ReadMemoryModules()
  Dim instance, found, slots, slot, known
  found = 0
  known = "|"
  For Each instance In Ask("Win32_PhysicalMemory")
    If IsWorkingMemory(instance) Then
      found = found + 1
      If found <= PARTS_MAX Then
        slot = Trim(Field(instance, "DeviceLocator") & "")
        ' Some boards call every slot the same; the bank then tells them apart, or their order.
        If slot = "" Or InStr(known, "|" & slot & "|") > 0 Then slot = Trim(slot & " " & Trim(Field(instance, "BankLabel") & ""))
        If slot = "" Or InStr(known, "|" & slot & "|") > 0 Then slot = Trim(slot & " slot " & found)
        known = known & slot & "|"
        PutNumber "sizeBytes", Field(instance, "Capacity")
        PutText "type", MemoryTypeName(Field(instance, "SMBIOSMemoryType"), Field(instance, "MemoryType"))
        PutText "formFactor", FormFactorName(Field(instance, "FormFactor"))
        PutFlag "soldered", SolderedOrNot(instance)
        Add "memory-module", slot
      End If
    End If
  Next
  ' Where Windows names no module, the slots are unknown, not empty.
  If found = 0 Then Exit Sub
  slots = 0
  For Each instance In Ask("Win32_PhysicalMemoryArray")
    If IsOfSystem(instance) Then slots = slots + NumberOr0(Field(instance, "MemoryDevices"))
  Next
  If slots = 0 Then
    AddFailed "memory-module", "(empty slots)", "unsupported", "Win32_PhysicalMemoryArray names no slots"
    Exit Sub
  End If
  For found = found + 1 To slots
    If found <= PARTS_MAX Then
      PutNumber "sizeBytes", 0
      Add "memory-module", "(empty slot " & found & ")"
    End If
  Next
End Sub

' What the slots come to, as the agent tells it: what is fixed to the board is no slot, neither taken nor free. A sum to
' which one part is not told is Null, and is left out.
Sub ReadMemoryBoard()
  Dim instance, arrays, places, modules, fixed, isFormTold, bytes, soldered, solderedBytes, installedBytes, maxBytes
  arrays = 0
  places = 0
  maxBytes = 0
  For Each instance In Ask("Win32_PhysicalMemoryArray")
    If IsOfSystem(instance) Then
      arrays = arrays + 1
      places = places + NumberOr0(Field(instance, "MemoryDevices"))
      maxBytes = maxBytes + StatedMaxBytes(instance)
    End If
  Next
  If arrays = 0 Then
    AddFailed "memory-board", "", "unsupported", "Win32_PhysicalMemoryArray names no memory of the system"
    Exit Sub
  End If
  modules = 0
  fixed = 0
  isFormTold = True
  installedBytes = 0
  solderedBytes = 0
  For Each instance In Ask("Win32_PhysicalMemory")
    If IsWorkingMemory(instance) Then
      modules = modules + 1
      bytes = NumberOrNull(Field(instance, "Capacity"))
      installedBytes = installedBytes + bytes
      soldered = SolderedOrNot(instance)
      If IsNull(soldered) Then
        isFormTold = False
      ElseIf soldered Then
        fixed = fixed + 1
        solderedBytes = solderedBytes + bytes
      End If
    End If
  Next
  ' A board that is said to have fewer places than modules, or no module at all, is described wrongly.
  If modules > 0 And modules <= places Then
    If isFormTold Then PutNumber "slots", places - fixed
    PutNumber "freeSlots", places - modules
  End If
  If modules > 0 And isFormTold Then PutNumber "solderedBytes", solderedBytes
  ' As the agent does: firmware that states less than what is there is wrong.
  If IsNull(installedBytes) Then installedBytes = 0
  If Not IsNull(maxBytes) Then
    If maxBytes >= installedBytes Then PutNumber "maxBytes", maxBytes
  End If
  Add "memory-board", ""
End Sub

' Without sticks and disks on USB: the script itself comes on one, and they come and go.
Sub ReadDisks()
  Dim instance, index, kinds
  kinds = DiskKinds()
  For Each instance In Ask("Win32_DiskDrive")
    index = Digits(Field(instance, "Index"))
    If Left(UCase(Field(instance, "PNPDeviceID") & ""), 7) <> "USBSTOR" And UCase(Field(instance, "InterfaceType") & "") <> "USB" Then
      PutText "model", Field(instance, "Model")
      PutNumber "sizeBytes", Field(instance, "Size")
      PutText "diskKind", KindOfDisk(kinds, index, Field(instance, "Model") & "")
      PutText "bus", BusOfDisk(kinds, index)
      Add "disk", "\\.\PHYSICALDRIVE" & index
    End If
  Next
End Sub

Sub ReadFilesystems()
  Dim instance
  For Each instance In Ask("Win32_LogicalDisk WHERE DriveType = 3")
    PutNumber "totalBytes", Field(instance, "Size")
    PutNumber "freeBytes", Field(instance, "FreeSpace")
    Add "filesystem", Field(instance, "DeviceID") & ""
  Next
End Sub

' Cards on PCI or USB; those made by software have other roots in the device tree.
Sub ReadNetworkCards()
  Dim instance, name, speed
  For Each instance In Ask("Win32_NetworkAdapter")
    If IsOnBus(instance) Then
      name = Field(instance, "Name") & ""
      PutText "cardKind", CardKind(instance, name)
      PutFlag "virtual", False
      speed = Digits(Field(instance, "Speed"))
      ' 2 is connected: without a link the speed is left over or a guess. Above 800 Gbit/s it stands for unknown.
      If NumberOr0(Field(instance, "NetConnectionStatus")) = 2 And speed <> "" And Len(speed) < 13 Then
        If CDbl(speed) >= 1000000 Then PutNumber "speedMbps", Int(CDbl(speed) / 1000000)
      End If
      Add "network-card", name
    End If
  Next
End Sub

' By the EDID of each screen that is plugged in. Its serial number is never asked for. Generic drivers tell nothing: then
' screens are unknown, not absent.
Sub ReadScreens()
  Dim monitors, instance, found, output, size, diagonal, isActive
  Set monitors = GetObject("winmgmts:{impersonationLevel=impersonate}!\\.\root\wmi")
  found = 0
  For Each instance In monitors.ExecQuery("SELECT Active, InstanceName, ManufacturerName, UserFriendlyName, YearOfManufacture FROM WmiMonitorID")
    isActive = Field(instance, "Active")
    If IsNull(isActive) Then isActive = True
    If isActive Then
      found = found + 1
      PutFlag "present", True
      PutText "maker", CodesAsText(Field(instance, "ManufacturerName"))
      PutText "model", CodesAsText(Field(instance, "UserFriendlyName"))
      If NumberOr0(Field(instance, "YearOfManufacture")) > 1990 Then PutNumber "year", Field(instance, "YearOfManufacture")
      PutResolution monitors, instance
      Set size = OfMonitor(monitors, "WmiMonitorBasicDisplayParams", instance)
      If Not size Is Nothing Then
        ' In centimetres; 0 for projectors.
        diagonal = Sqr(NumberOr0(Field(size, "MaxHorizontalImageSize")) ^ 2 + NumberOr0(Field(size, "MaxVerticalImageSize")) ^ 2)
        If diagonal > 0 Then PutTenths "diagonalInches", diagonal / 2.54
      End If
      output = Null
      Set size = OfMonitor(monitors, "WmiMonitorConnectionParams", instance)
      If Not size Is Nothing Then output = Field(size, "VideoOutputTechnology")
      PutFlag "builtIn", IsBuiltIn(output)
      Add "screen", OutputName(output) & " " & found
    End If
  Next
End Sub

' Numbers alone: names of printers often name people. Sound inputs stay unknown.
Sub ReadPeripherals()
  PutNumber "installedPrinters", InstalledPrinters()
  PutNumber "usbPrinters", DevicesOf("usb printers")
  PutNumber "smartCardReaders", DevicesOf("card readers")
  PutNumber "scanners", DevicesOf("scanners")
  PutNumber "cameras", DevicesOf("cameras")
  Add "peripherals", ""
End Sub

' That there is one, and how full it is. What it still holds of what it was made for stays unknown: Windows seldom fills that
' in here. Named by their order, because the number that Windows gives a battery may hold its serial number.
Sub ReadBatteries()
  Dim instance, found, name
  found = 0
  For Each instance In Ask("Win32_Battery")
    found = found + 1
    If found <= PARTS_MAX Then
      PutText "supply", SupplyName(instance)
      PutPercent "chargeRatio", Field(instance, "EstimatedChargeRemaining")
      name = "battery"
      If found > 1 Then name = name & " " & found
      Add "battery", name
    End If
  Next
End Sub

Sub ReadBootSecurity()
  Dim secureBoot
  PutText "tpm", TpmVersion()
  secureBoot = SecureBootValue()
  If Not IsNull(secureBoot) Then
    PutFlag "secureBoot", (secureBoot = 1)
    PutFlag "secureBootCapable", True
  ElseIf StartedByUefi() = False Then
    ' Whether firmware that was started the old way has Secure Boot is not told.
    PutFlag "secureBoot", False
  End If
  Add "boot-security", ""
End Sub

' What tells this PC from others, hashed before it is written: the firmware's number of the machine, the board's, and the
' addresses of the cards on PCI where one of those is missing or a filler. Order and letter case change nothing.
Sub ReadHints()
  Dim instance, strong, uuid, serial
  strong = 0
  For Each instance In Ask("Win32_ComputerSystemProduct")
    uuid = UCase(Trim(Field(instance, "UUID") & ""))
    If IsOwnNumber(Replace(uuid, "-", "")) Then
      hints = hints & "uuid " & uuid & vbLf
      strong = strong + 1
    End If
    Exit For
  Next
  For Each instance In Ask("Win32_BaseBoard")
    serial = UCase(Trim(Field(instance, "SerialNumber") & ""))
    If IsOwnNumber(serial) Then
      hints = hints & "board " & serial & vbLf
      strong = strong + 1
    End If
    Exit For
  Next
  If strong < 2 Then hints = hints & LowestAddress()
End Sub

' Serial numbers of system, case and board, each hashed by itself: by them the office's register of assets is known to speak of
' this PC. The agent hashes them alike: serial-hashes.ts.
Sub ReadSerials()
  On Error Resume Next
  AddSerials "Win32_ComputerSystemProduct", "IdentifyingNumber"
  AddSerials "Win32_SystemEnclosure", "SerialNumber"
  AddSerials "Win32_BaseBoard", "SerialNumber"
End Sub

Sub AddSerials(from, name)
  Dim instance, serial, hash
  For Each instance In Ask(from)
    serial = UCase(Trim(Field(instance, name) & ""))
    If IsOwnNumber(serial) Then
      hash = Quoted(Left(Sha256("mach serial 1" & vbLf & serial), 32))
      If InStr(serials, hash) = 0 Then
        If serials <> "" Then serials = serials & ","
        serials = serials & hash
      End If
    End If
    Exit For
  Next
End Sub

' ---- Helpers of one part each.

Function ChassisName(code)
  Select Case NumberOr0(code)
    Case 3: ChassisName = "Desktop"
    Case 4: ChassisName = "Low Profile Desktop"
    Case 5: ChassisName = "Pizza Box"
    Case 6: ChassisName = "Mini Tower"
    Case 7: ChassisName = "Tower"
    Case 8: ChassisName = "Portable"
    Case 9: ChassisName = "Laptop"
    Case 10: ChassisName = "Notebook"
    Case 13: ChassisName = "All in One"
    Case 14: ChassisName = "Sub Notebook"
    Case 15: ChassisName = "Space-Saving"
    Case 16: ChassisName = "Lunch Box"
    Case 17: ChassisName = "Main Server Chassis"
    Case 23: ChassisName = "Rack Mount Chassis"
    Case 30: ChassisName = "Tablet"
    Case 31: ChassisName = "Convertible"
    Case 32: ChassisName = "Detachable"
    Case 35: ChassisName = "Mini PC"
    Case 36: ChassisName = "Stick PC"
    Case Else: ChassisName = Null
  End Select
End Function

' SMBIOS numbers where Windows gives them (10 and later), else those of CIM; 0, 1 and 2 say nothing.
Function MemoryTypeName(smbios, cim)
  MemoryTypeName = Null
  Select Case NumberOr0(smbios)
    Case 18: MemoryTypeName = "DDR"
    Case 19: MemoryTypeName = "DDR2"
    Case 24: MemoryTypeName = "DDR3"
    Case 26: MemoryTypeName = "DDR4"
    Case 29: MemoryTypeName = "LPDDR3"
    Case 30: MemoryTypeName = "LPDDR4"
    Case 34: MemoryTypeName = "DDR5"
    Case 35: MemoryTypeName = "LPDDR5"
  End Select
  If Not IsNull(MemoryTypeName) Then Exit Function
  Select Case NumberOr0(cim)
    Case 20: MemoryTypeName = "DDR"
    Case 21: MemoryTypeName = "DDR2"
    Case 24: MemoryTypeName = "DDR3"
    Case 26: MemoryTypeName = "DDR4"
  End Select
End Function

Function FormFactorName(code)
  Select Case NumberOr0(code)
    Case 8: FormFactorName = "DIMM"
    Case 12: FormFactorName = "SODIMM"
    Case Else: FormFactorName = Null
  End Select
End Function

' Chips that keep their content are no working memory: HP lists the one that holds its firmware. By the numbers of CIM, or
' those of SMBIOS where Windows gives them; by the name where neither says what it is.
Function IsWorkingMemory(module)
  Dim cim, smbios, name
  cim = NumberOr0(Field(module, "MemoryType"))
  smbios = NumberOr0(Field(module, "SMBIOSMemoryType"))
  IsWorkingMemory = Not ((cim >= 10 And cim <= 14) Or (smbios >= 8 And smbios <= 12))
  If cim > 1 Or smbios > 2 Then Exit Function
  name = UCase(Field(module, "DeviceLocator") & "|" & Field(module, "BankLabel"))
  If InStr(name, "SYSTEM ROM") > 0 Then IsWorkingMemory = False
End Function

' 3 is system memory; others are for video, flash or cache.
Function IsOfSystem(memoryArray)
  IsOfSystem = (NumberOr0(Field(memoryArray, "Use")) = 3)
End Function

' Told in kilobytes. The older number can not hold 2 TB, which then stands for "see the newer one" of Windows 10.
Function StatedMaxBytes(memoryArray)
  Dim kib
  StatedMaxBytes = Null
  kib = NumberOr0(Field(memoryArray, "MaxCapacityEx"))
  If kib = 0 Then
    kib = NumberOr0(Field(memoryArray, "MaxCapacity"))
    If kib >= 2147483648 Then kib = 0
  End If
  If kib > 0 Then StatedMaxBytes = kib * 1024
End Function

' Fixed to the board: memory of low power, and places that say so. Null where neither type, place nor form tells.
Function SolderedOrNot(module)
  Dim place
  SolderedOrNot = Null
  If Not IsNull(FormFactorName(Field(module, "FormFactor"))) Then SolderedOrNot = False
  Select Case NumberOr0(Field(module, "SMBIOSMemoryType"))
    Case 27, 28, 29, 30, 35: SolderedOrNot = True
  End Select
  place = Replace(Replace(UCase(Field(module, "DeviceLocator") & ""), " ", ""), "-", "")
  If InStr(place, "SYSTEMBOARD") > 0 Or InStr(place, "MOTHERBOARD") > 0 Or InStr(place, "ONBOARD") > 0 _
    Or InStr(place, "SOLDERED") > 0 Then SolderedOrNot = True
End Function

' "|index kind bus|..." by Windows 8 and later; empty where there is no such class.
Function DiskKinds()
  Dim storage, instance, found
  found = "|"
  DiskKinds = found
  On Error Resume Next
  Set storage = GetObject("winmgmts:{impersonationLevel=impersonate}!\\.\root\Microsoft\Windows\Storage")
  If Err.Number <> 0 Then
    Err.Clear
    Exit Function
  End If
  For Each instance In storage.ExecQuery("SELECT DeviceId, MediaType, BusType FROM MSFT_PhysicalDisk")
    found = found & Digits(Field(instance, "DeviceId")) & " " & NumberOr0(Field(instance, "MediaType")) & " " & _
      NumberOr0(Field(instance, "BusType")) & "|"
  Next
  DiskKinds = found
  Err.Clear
End Function

Function FieldOfDisk(kinds, index, place)
  Dim start, rest, fields
  FieldOfDisk = ""
  start = InStr(kinds, "|" & index & " ")
  If start = 0 Then Exit Function
  rest = Mid(kinds, start + 1)
  fields = Split(Left(rest, InStr(rest, "|") - 1), " ")
  FieldOfDisk = fields(place)
End Function

' Windows 7 does not tell hard disks from SSDs; some names do.
Function KindOfDisk(kinds, index, model)
  KindOfDisk = "unknown"
  If FieldOfDisk(kinds, index, 1) = "3" Then KindOfDisk = "hdd"
  If FieldOfDisk(kinds, index, 1) = "4" Then KindOfDisk = "ssd"
  If KindOfDisk = "unknown" And (InStr(UCase(model), "SSD") > 0 Or InStr(UCase(model), "NVME") > 0) Then KindOfDisk = "ssd"
End Function

' Win32_DiskDrive calls SATA disks IDE and NVMe disks SCSI, so only the newer class is believed.
Function BusOfDisk(kinds, index)
  Select Case FieldOfDisk(kinds, index, 2)
    Case "3": BusOfDisk = "ATA"
    Case "8": BusOfDisk = "RAID"
    Case "10": BusOfDisk = "SAS"
    Case "11": BusOfDisk = "SATA"
    Case "17": BusOfDisk = "NVMe"
    Case Else: BusOfDisk = Null
  End Select
End Function

' Another class's part about the same screen; Nothing where there is none.
Function OfMonitor(monitors, from, monitor)
  Dim instance, name
  Set OfMonitor = Nothing
  On Error Resume Next
  name = Field(monitor, "InstanceName") & ""
  For Each instance In monitors.ExecQuery("SELECT * FROM " & from)
    If Field(instance, "InstanceName") & "" = name Then Set OfMonitor = instance
  Next
  Err.Clear
End Function

Sub PutResolution(monitors, monitor)
  Dim modes, list, mode
  Set modes = OfMonitor(monitors, "WmiMonitorListedSupportedSourceModes", monitor)
  If modes Is Nothing Then Exit Sub
  On Error Resume Next
  list = modes.Properties_.Item("MonitorSourceModes").Value
  Set mode = list(NumberOr0(Field(modes, "PreferredMonitorSourceModeIndex")))
  If Err.Number = 0 Then
    PutNumber "widthPixels", Field(mode, "HorizontalActivePixels")
    PutNumber "heightPixels", Field(mode, "VerticalActivePixels")
  End If
  Err.Clear
End Sub

' D3DKMDT_VIDEO_OUTPUT_TECHNOLOGY: LVDS, embedded DisplayPort, embedded UDI, and the bit of "internal".
Function IsBuiltIn(output)
  IsBuiltIn = Null
  If IsNull(output) Then Exit Function
  IsBuiltIn = (output = 6 Or output = 11 Or output = 13 Or output = -2147483648 Or output = 2147483648)
End Function

Function OutputName(output)
  OutputName = "screen"
  If IsNull(output) Then Exit Function
  Select Case output
    Case 0: OutputName = "VGA"
    Case 4: OutputName = "DVI"
    Case 5: OutputName = "HDMI"
    Case 6: OutputName = "LVDS"
    Case 10: OutputName = "DP"
    Case 11: OutputName = "eDP"
  End Select
End Function

' A list of codes that ends with zeros.
Function CodesAsText(codes)
  Dim i, text
  CodesAsText = Null
  If Not IsArray(codes) Then Exit Function
  text = ""
  For i = 0 To UBound(codes)
    If codes(i) >= 32 And codes(i) < 127 Then text = text & Chr(codes(i))
  Next
  CodesAsText = text
End Function

' Without those that write files. Null while the spooler is off: it names none then.
Function InstalledPrinters()
  Dim instance, name, found, isOn
  InstalledPrinters = Null
  On Error Resume Next
  For Each instance In Ask("Win32_Service WHERE Name = 'Spooler'")
    isOn = Field(instance, "Started")
  Next
  found = 0
  For Each instance In Ask("Win32_Printer")
    name = " " & UCase(Field(instance, "Name") & " " & Field(instance, "DriverName")) & " "
    If InStr(name, "PDF") = 0 And InStr(name, "XPS") = 0 And InStr(name, "ONENOTE") = 0 And InStr(name, " FAX ") = 0 _
      And InStr(name, "DOCUMENT WRITER") = 0 And InStr(name, "REMOTE DESKTOP") = 0 And Trim(name) <> "" Then found = found + 1
  Next
  If Err.Number = 0 And isOn = True Then InstalledPrinters = found
  Err.Clear
End Function

' A UPS on USB is a battery to Windows. Lead is of a UPS, nickel and lithium are of a notebook; Null where it is not told.
Function SupplyName(battery)
  Dim name
  SupplyName = Null
  Select Case NumberOr0(Field(battery, "Chemistry"))
    Case 3: SupplyName = "ups"
    Case 4, 5, 6, 8: SupplyName = "battery"
  End Select
  name = UCase(" " & Field(battery, "Name") & " " & Field(battery, "Caption") & " ")
  If InStr(name, " UPS ") > 0 Then SupplyName = "ups"
End Function

' Devices that are plugged in, of a kind; one with two functions is one. Null where Windows names no device at all.
Function DevicesOf(kind)
  Dim instance, key, keys, found, all
  DevicesOf = Null
  On Error Resume Next
  keys = "|"
  found = 0
  all = 0
  For Each instance In Ask("Win32_PnPEntity")
    ' A query that fails still goes through once, with nothing.
    If Not IsNull(Field(instance, "DeviceID")) Then all = all + 1
    If IsOfKind(instance, kind) Then
      key = DeviceKey(UCase(Field(instance, "DeviceID") & ""))
      If InStr(keys, "|" & key & "|") = 0 Then found = found + 1
      keys = keys & key & "|"
    End If
  Next
  If Err.Number = 0 And all > 0 Then DevicesOf = found
  Err.Clear
End Function

' By the class, which Microsoft lists as a number; cameras were of the class of scanners before Windows 10, by a driver of their own.
Function IsOfKind(device, kind)
  Dim id, guid
  id = UCase(Field(device, "DeviceID") & "")
  guid = LCase(Field(device, "ClassGuid") & "")
  IsOfKind = False
  ' Made by software.
  If Left(id, 5) = "ROOT\" Or Left(id, 4) = "SWD\" Then Exit Function
  Select Case kind
    Case "usb printers": IsOfKind = (Left(id, 9) = "USBPRINT\" Or Left(id, 8) = "DOT4PRT\")
    Case "card readers": IsOfKind = (guid = "{50dd5230-ba8a-11d1-bf5d-0000f805f530}")
    Case "scanners"
      IsOfKind = (guid = "{6bdd1fc6-810f-11d0-bec7-08002be2092f}" And LCase(Field(device, "Service") & "") <> "usbvideo")
    Case "cameras"
      IsOfKind = (guid = "{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}" Or LCase(Field(device, "Service") & "") = "usbvideo")
  End Select
End Function

' USB\VID_1&PID_2&MI_00\6&3&0&0000 and ...&MI_02\6&3&0&0002 are functions of one device.
Function DeviceKey(id)
  Dim start, rest
  DeviceKey = id
  start = InStr(id, "&MI_")
  If start = 0 Then Exit Function
  rest = Mid(id, start + 6)
  If InStrRev(rest, "&") > 0 Then rest = Left(rest, InStrRev(rest, "&") - 1)
  DeviceKey = Left(id, start - 1) & rest
End Function

' An administrator is told by Windows, also that there is none. To others the device's number tells: MSFT0101 is a TPM 2.0,
' PNP0C31 one of version 1.2 (TCG ACPI specification). Without either it is unknown.
Function TpmVersion()
  Dim security, list, instance, found, count
  TpmVersion = Null
  On Error Resume Next
  Set security = GetObject("winmgmts:{impersonationLevel=impersonate}!\\.\root\cimv2\Security\MicrosoftTpm")
  Set list = security.ExecQuery("SELECT SpecVersion FROM Win32_Tpm")
  ' Counting waits for the answer: a denial comes here, before anything is taken for none.
  count = list.Count
  If Err.Number = 0 And count = 0 Then TpmVersion = "none"
  If Err.Number = 0 And count > 0 Then
    For Each instance In list
      TpmVersion = Left(Field(instance, "SpecVersion") & "", 3)
      If TpmVersion <> "2.0" And TpmVersion <> "1.2" Then TpmVersion = "unknown"
    Next
  End If
  Err.Clear
  If Not IsNull(TpmVersion) Then Exit Function
  For Each instance In Ask("Win32_PnPEntity")
    found = UCase(Field(instance, "DeviceID") & " " & FirstOf(instance, "CompatibleID"))
    If InStr(found, "PNP0C31") > 0 And IsNull(TpmVersion) Then TpmVersion = "1.2"
    If InStr(found, "MSFT0101") > 0 Then TpmVersion = "2.0"
  Next
  Err.Clear
End Function

' Null without the value, as in firmware without UEFI and before Windows 8.
Function SecureBootValue()
  SecureBootValue = Null
  On Error Resume Next
  SecureBootValue = CreateObject("WScript.Shell").RegRead("HKLM\SYSTEM\CurrentControlSet\Control\SecureBoot\State\UEFISecureBootEnabled")
  Err.Clear
End Function

' A language-neutral name such as Professional; absent before Vista.
Function EditionId()
  EditionId = Null
  On Error Resume Next
  EditionId = CreateObject("WScript.Shell").RegRead("HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\EditionID")
  Err.Clear
End Function

' A disk that UEFI starts from has a system partition of GPT. Null where the partitions do not say.
Function StartedByUefi()
  Dim instance, isBios, isUefi
  isUefi = False
  isBios = False
  On Error Resume Next
  For Each instance In Ask("Win32_DiskPartition")
    If Left(Field(instance, "Type") & "", 11) = "GPT: System" Then isUefi = True
    If Left(Field(instance, "Type") & "", 3) <> "GPT" And Field(instance, "BootPartition") = True Then isBios = True
  Next
  StartedByUefi = Null
  If isBios Then StartedByUefi = False
  If isUefi Then StartedByUefi = True
  Err.Clear
End Function

Function IsOnBus(card)
  Dim root
  root = UCase(Left(Field(card, "PNPDeviceID") & "", 4))
  IsOnBus = (root = "PCI\" Or root = "USB\")
End Function

' Wi-Fi cards call themselves Ethernet before Windows 8.1; their names do not.
Function CardKind(card, name)
  Dim upper
  upper = UCase(name)
  CardKind = "unknown"
  If NumberOr0(Field(card, "AdapterTypeID")) = 9 Or InStr(upper, "WIRELESS") > 0 Or InStr(upper, "WI-FI") > 0 _
    Or InStr(upper, "WIFI") > 0 Or InStr(upper, "802.11") > 0 Or InStr(upper, "WLAN") > 0 Then
    CardKind = "wireless"
  ElseIf Digits(Field(card, "AdapterTypeID")) = "0" Then
    CardKind = "wired"
  End If
End Function

' Fillers: too short, one or two characters over and over, runs of digits, and the numbers that sat on hundreds of PCs. An agent
' tells by the same list what this script would call its PC: inventory-hashes.ts.
Function IsOwnNumber(text)
  Dim i, different, fillers
  different = ""
  For i = 1 To Len(text)
    If InStr(different, Mid(text, i, 1)) = 0 Then different = different & Mid(text, i, 1)
  Next
  IsOwnNumber = Len(text) >= 5 And Len(different) > 3
  fillers = Split("0300020004000500|0002000300040005|0302010005040706|0001020304050607|1000000000008000|" & _
    "0000001000000080|123456789|FILLED|DEFAULT|SERIAL|SPECIFIED|O.E.M|APPLICABLE|AVAILABLE|PRESENT|UNKNOWN|" & _
    "UNDEFINED|INVALID|EMPTY|SYSTEM|BOARD|CHASSIS", "|")
  For i = 0 To UBound(fillers)
    If InStr(text, fillers(i)) > 0 Then IsOwnNumber = False
  Next
End Function

' The lowest address of the cards on PCI: a card that is added later seldom has a lower one of the same maker. Addresses of
' chips that were never given one are on many PCs.
Function LowestAddress()
  Dim instance, address, lowest, isOwn
  lowest = ""
  For Each instance In Ask("Win32_NetworkAdapter")
    If UCase(Left(Field(instance, "PNPDeviceID") & "", 4)) = "PCI\" Then
      address = UCase(Trim(Field(instance, "MACAddress") & ""))
      isOwn = Len(address) = 17 And InStr("00:00:00:00:00:00|FF:FF:FF:FF:FF:FF|88:88:88:88:87:88|" & _
        "00:01:02:03:04:05|00:02:03:04:05:06", address) = 0
      If isOwn And (lowest = "" Or address < lowest) Then lowest = address
    End If
  Next
  LowestAddress = ""
  If lowest <> "" Then LowestAddress = "card " & lowest & vbLf
End Function

' ---- Asking Windows. A function that goes on after an error clears it, or its caller would take it for its own.

Function Ask(from)
  Set Ask = wmi.ExecQuery("SELECT * FROM " & from)
End Function

' Null where this Windows has no such property.
Function Field(instance, name)
  Field = Null
  On Error Resume Next
  Field = instance.Properties_.Item(name).Value
  Err.Clear
End Function

Function FirstOf(instance, name)
  Dim list
  FirstOf = Null
  On Error Resume Next
  list = instance.Properties_.Item(name).Value
  FirstOf = list(0)
  Err.Clear
End Function

' The text if it is a whole number without sign, else nothing. Windows gives large numbers as texts.
Function Digits(given)
  Dim text, i
  Digits = ""
  If IsNull(given) Or IsEmpty(given) Then Exit Function
  text = Trim(CStr(given))
  If text = "" Or Len(text) > 15 Then Exit Function
  For i = 1 To Len(text)
    If InStr("0123456789", Mid(text, i, 1)) = 0 Then Exit Function
  Next
  Do While Len(text) > 1 And Left(text, 1) = "0"
    text = Mid(text, 2)
  Loop
  Digits = text
End Function

Function NumberOr0(given)
  NumberOr0 = 0
  If Digits(given) <> "" Then NumberOr0 = CDbl(Digits(given))
End Function

Function NumberOrNull(given)
  NumberOrNull = Null
  If Digits(given) <> "" Then NumberOrNull = CDbl(Digits(given))
End Function

Function NumberAfter(text, word)
  Dim start, rest, i
  NumberAfter = Null
  start = InStr(text, word)
  If start = 0 Then Exit Function
  rest = Split(Mid(text, start + Len(word)) & " ", " ")
  If Digits(rest(0)) <> "" Then NumberAfter = Digits(rest(0))
End Function

' ---- Writing readings as JSON. What is unknown is left out.

Sub PutText(name, given)
  Dim text
  If IsNull(given) Or IsEmpty(given) Then Exit Sub
  text = Left(Trim(CStr(given)), TEXT_LENGTH_MAX)
  If text <> "" Then Put name, Quoted(text)
End Sub

Sub PutNumber(name, given)
  If Digits(given) <> "" Then Put name, Digits(given)
End Sub

' Written by hand: the system's own way has a comma in Vietnamese.
Sub PutTenths(name, given)
  Dim tenths
  tenths = Int(given * 10 + 0.5)
  Put name, (tenths \ 10) & "." & (tenths Mod 10)
End Sub

' A share of one, of whole percents; above a hundred it is a mistake.
Sub PutPercent(name, given)
  Dim percent
  percent = Digits(given)
  If percent = "" Or Len(percent) > 3 Then Exit Sub
  If CLng(percent) = 100 Then Put name, "1"
  If CLng(percent) < 100 Then Put name, "0." & Right("0" & percent, 2)
End Sub

Sub PutFlag(name, given)
  If IsNull(given) Then Exit Sub
  If given Then
    Put name, "true"
  Else
    Put name, "false"
  End If
End Sub

Sub Put(name, written)
  If values <> "" Then values = values & ","
  values = values & Quoted(name) & ":" & written
End Sub

' A part of which nothing is known was not read.
Sub Add(kind, target)
  If values = "" Then
    AddFailed kind, target, "unsupported", "Windows tells nothing of it"
    Exit Sub
  End If
  AddReading kind, target, """ok"":true,""values"":{" & values & "}"
  values = ""
End Sub

Sub AddFailed(kind, target, failure, detail)
  AddReading kind, target, """ok"":false,""failure"":" & Quoted(failure) & ",""detail"":" & _
    Quoted(Left(detail, TEXT_LENGTH_MAX)) & ",""values"":{}"
  values = ""
End Sub

Sub AddReading(kind, target, rest)
  Dim named
  named = ""
  If target <> "" Then named = ",""target"":" & Quoted(Left(target, TEXT_LENGTH_MAX))
  If readings <> "" Then readings = readings & "," & vbCrLf
  readings = readings & "{""kind"":" & Quoted(kind) & named & ",""uptimeMs"":0," & rest & "}"
End Sub

' Called under "On Error Resume Next" right after a part: notes what it failed with. 0x80041003 and 0x80070005 are denials.
Sub EndOf(kind)
  Dim number, failure
  number = Err.Number
  If number <> 0 Then
    failure = "bad-reply"
    If Hex(number) = "80041003" Or Hex(number) = "80070005" Or number = 70 Then failure = "denied"
    If Hex(number) = "80041010" Then failure = "unsupported"
    failedKinds = failedKinds + 1
    AddFailed kind, "", failure, "WMI 0x" & Hex(number) & " " & Err.Description
    Err.Clear
  ElseIf InStr(readings, "{""kind"":" & Quoted(kind)) = 0 Then
    AddFailed kind, "", "unsupported", "Windows names none"
  End If
  values = ""
End Sub

Function Document(id)
  Dim machine, told
  machine = ""
  told = ""
  If hints <> "" Then machine = """machine"":" & Quoted(Left(Sha256("mach inventory 1" & vbLf & hints), 32)) & ","
  If serials <> "" Then told = """serials"":[" & serials & "],"
  Document = "{""format"":""mach-inventory"",""v"":" & FORMAT_VERSION & ",""id"":" & Quoted(id) & "," & machine & told & _
    """wall"":" & WallMs() & ",""readings"":[" & vbCrLf & readings & vbCrLf & "]}" & vbCrLf
End Function

' Milliseconds since 1970. Dates are days since 1899-12-30 in local time; Windows says minutes east of Greenwich.
Function WallMs()
  Dim instance, minutesEast
  minutesEast = 420
  On Error Resume Next
  For Each instance In Ask("Win32_OperatingSystem")
    minutesEast = CDbl(Field(instance, "CurrentTimeZone"))
  Next
  WallMs = CStr(Int((CDbl(Now) - 25569) * 86400 - minutesEast * 60 + 0.5)) & "000"
  Err.Clear
End Function

' Rnd alone has 24 bits; what differs between PCs and moments makes up the rest.
Function NewId()
  Dim instance, noise
  Randomize
  noise = hints & CDbl(Now) & " " & Timer & " " & Rnd & " " & Rnd
  On Error Resume Next
  noise = noise & CreateObject("Scripting.FileSystemObject").GetTempName
  For Each instance In Ask("Win32_OperatingSystem")
    noise = noise & Field(instance, "FreePhysicalMemory") & Field(instance, "LastBootUpTime") & Field(instance, "FreeVirtualMemory")
  Next
  NewId = Left(Sha256(noise), 32)
  Err.Clear
End Function

Sub Save(path, text)
  Dim file
  Set file = CreateObject("Scripting.FileSystemObject").CreateTextFile(path, False, True)
  file.Write text
  file.Close
End Sub

Function Quoted(text)
  Dim i, safe
  safe = Replace(Replace(text, "\", "\\"), """", "\""")
  For i = 0 To 31
    safe = Replace(safe, Chr(i), " ")
  Next
  Quoted = """" & safe & """"
End Function

' ---- Texts for people. A host without ChrW shows the base letters.

Sub Tell(text)
  WScript.Echo Marked(text)
End Sub

Function Marked(text)
  Dim pieces, i, code, letter, made
  pieces = Split(text, "{")
  made = pieces(0)
  For i = 1 To UBound(pieces)
    code = Left(pieces(i), InStr(pieces(i), "}") - 1)
    letter = WideLetter(code)
    If letter <> "" Then made = Left(made, Len(made) - 1) & letter
    made = made & Mid(pieces(i), Len(code) + 2)
  Next
  Marked = made
End Function

Function WideLetter(code)
  WideLetter = ""
  On Error Resume Next
  WideLetter = ChrW(CLng("&H" & code))
  Err.Clear
End Function

' ---- SHA-256 (FIPS 180-4) of a text of ASCII. Words are two halves of 16 bits, because Long is signed and overflows.

Function Sha256(text)
  Dim k, h(15), w(127), message, block, i, start, t, written
  k = RoundConstants()
  ' The first 32 bits of the fractional parts of the square roots of 2, 3, 5, 7, 11, 13, 17, 19.
  t = Split("6a09 e667 bb67 ae85 3c6e f372 a54f f53a 510e 527f 9b05 688c 1f83 d9ab 5be0 cd19", " ")
  For i = 0 To 15
    h(i) = HexHalf(t(i))
  Next
  message = Padded(text)
  For block = 0 To UBound(message) \ 64
    For i = 0 To 31
      start = block * 64 + i * 2
      w(i) = message(start) * 256 + message(start + 1)
    Next
    Schedule w
    Rounds h, w, k
  Next
  written = ""
  For i = 0 To 15
    written = written & LCase(Right("000" & Hex(h(i)), 4))
  Next
  Sha256 = written
End Function

Function Padded(text)
  Dim bytes, length, total, i
  length = Len(text)
  total = ((length + 8) \ 64 + 1) * 64
  ReDim bytes(total - 1)
  For i = 0 To total - 1
    bytes(i) = 0
  Next
  For i = 1 To length
    bytes(i - 1) = Asc(Mid(text, i, 1)) And 255
  Next
  bytes(length) = 128
  ' The length in bits; texts here are far shorter than 64 KiB.
  bytes(total - 3) = (length * 8) \ 65536
  bytes(total - 2) = ((length * 8) \ 256) And 255
  bytes(total - 1) = (length * 8) And 255
  Padded = bytes
End Function

Sub Schedule(w)
  Dim i, a, b, hi, lo
  For i = 16 To 63
    a = Mixed(w((i - 15) * 2), w((i - 15) * 2 + 1), 7, 18, -3)
    b = Mixed(w((i - 2) * 2), w((i - 2) * 2 + 1), 17, 19, -10)
    lo = w((i - 16) * 2 + 1) + a(1) + w((i - 7) * 2 + 1) + b(1)
    hi = w((i - 16) * 2) + a(0) + w((i - 7) * 2) + b(0) + lo \ 65536
    w(i * 2) = hi And 65535
    w(i * 2 + 1) = lo And 65535
  Next
End Sub

Sub Rounds(h, w, k)
  Dim s(15), i, j, e, a, hi1, lo1, hi2, lo2
  For i = 0 To 15
    s(i) = h(i)
  Next
  For i = 0 To 63
    e = Mixed(s(8), s(9), 6, 11, 25)
    lo1 = s(15) + e(1) + ((s(9) And s(11)) Xor ((65535 Xor s(9)) And s(13))) + k(i * 2 + 1) + w(i * 2 + 1)
    hi1 = s(14) + e(0) + ((s(8) And s(10)) Xor ((65535 Xor s(8)) And s(12))) + k(i * 2) + w(i * 2) + lo1 \ 65536
    lo1 = lo1 And 65535
    hi1 = hi1 And 65535
    a = Mixed(s(0), s(1), 2, 13, 22)
    lo2 = a(1) + ((s(1) And s(3)) Xor (s(1) And s(5)) Xor (s(3) And s(5))) + lo1
    hi2 = a(0) + ((s(0) And s(2)) Xor (s(0) And s(4)) Xor (s(2) And s(4))) + hi1 + lo2 \ 65536
    For j = 15 To 2 Step -1
      s(j) = s(j - 2)
    Next
    ' s(8), s(9) hold the old d now.
    lo1 = s(9) + lo1
    s(8) = (s(8) + hi1 + lo1 \ 65536) And 65535
    s(9) = lo1 And 65535
    s(0) = hi2 And 65535
    s(1) = lo2 And 65535
  Next
  For i = 0 To 14 Step 2
    lo1 = h(i + 1) + s(i + 1)
    h(i) = (h(i) + s(i) + lo1 \ 65536) And 65535
    h(i + 1) = lo1 And 65535
  Next
End Sub

' Two rotations to the right and a third, or a shift where it is negative, put together by exclusive or.
Function Mixed(hi, lo, first, second, third)
  Dim a, b, c
  a = Rotated(hi, lo, first)
  b = Rotated(hi, lo, second)
  If third > 0 Then
    c = Rotated(hi, lo, third)
  Else
    ' The bits that a rotation brings round are those that a shift drops.
    c = Rotated(hi, lo, -third)
    c(0) = c(0) And (2 ^ (16 + third) - 1)
  End If
  Mixed = Array(a(0) Xor b(0) Xor c(0), a(1) Xor b(1) Xor c(1))
End Function

Function Rotated(ByVal hi, ByVal lo, ByVal bits)
  Dim swap, power, back
  If bits >= 16 Then
    swap = hi
    hi = lo
    lo = swap
    bits = bits - 16
  End If
  power = CLng(2 ^ bits)
  back = CLng(2 ^ (16 - bits))
  If bits = 0 Then
    Rotated = Array(hi, lo)
  Else
    Rotated = Array((hi \ power) + (lo Mod power) * back, (lo \ power) + (hi Mod power) * back)
  End If
End Function

' The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
Function RoundConstants()
  Dim text, halves, numbers(127), i
  text = "428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5" & _
    "d807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174" & _
    "e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da" & _
    "983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967" & _
    "27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85" & _
    "a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070" & _
    "19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3" & _
    "748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2"
  For i = 0 To 127
    numbers(i) = HexHalf(Mid(text, i * 4 + 1, 4))
  Next
  RoundConstants = numbers
End Function

' "&Hffff" alone would be minus one.
Function HexHalf(hexDigits)
  HexHalf = CLng("&H" & Left(hexDigits, 2)) * 256 + CLng("&H" & Right(hexDigits, 2))
End Function
