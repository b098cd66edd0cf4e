import { madeUpInstances } from './legacy-made-up.ts';

/**
 * The script of the legacy inventory with answers made up for what Wine has no classes of, in the shape in which Microsoft
 * documents them: devices, printers, screens, and the value of Secure Boot. No PC has been captured yet.
 */
export function withAnswers(script: string): string {
  const replaced: readonly (readonly [from: string, to: string])[] = [
    ['Ask("Win32_PnPEntity")', 'MadeUpDevices()'],
    ['Ask("Win32_Printer")', 'MadeUpPrinters()'],
    [`Ask("Win32_Service WHERE Name = 'Spooler'")`, 'Array(Made("Started", True))'],
    ['GetObject("winmgmts:{impersonationLevel=impersonate}!\\\\.\\root\\wmi")', 'New MadeUpMonitors'],
    [`CreateObject("WScript.Shell").RegRead("${SECURE_BOOT}")`, '1'],
  ];
  const changed = replaced.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the script no longer asks ${from}`);
    return text.replaceAll(from, to);
  }, script);
  return `${changed}${[madeUpInstances, ANSWERS].join('').replaceAll('\n', '\r\n')}\r\n`;
}

const SECURE_BOOT = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State\\UEFISecureBootEnabled';

const ANSWERS = String.raw`
Function Device(id, guid, service)
  Set Device = Made("DeviceID", id)
  Device.told.Add "ClassGuid", guid
  Device.told.Add "Service", service
End Function

Function MadeUpDevices()
  MadeUpDevices = Array( _
    Device("USB\VID_0BDA&PID_58C2&MI_00\6&1A2B3C&0&0000", "{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}", "usbvideo"), _
    Device("USB\VID_0BDA&PID_58C2&MI_02\6&1A2B3C&0&0002", "{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}", "usbvideo"), _
    Device("USB\VID_04A9&PID_190D\5&9", "{6bdd1fc6-810f-11d0-bec7-08002be2092f}", "usbscan"), _
    Device("USB\VID_076B&PID_3031\5&7", "{50DD5230-BA8A-11D1-BF5D-0000F805F530}", "WUDFRd"), _
    Device("ROOT\SMARTCARDREADER\0000", "{50dd5230-ba8a-11d1-bf5d-0000f805f530}", "WUDFRd"), _
    Device("USBPRINT\CANONLBP2900\7&1&0&USB001", "{4d36e979-e325-11ce-bfc1-08002be10318}", Null), _
    Device("ACPI\MSFT0101\1", "{d94ee5d8-d189-4994-83d2-f68d7d41b0e6}", "TPM"))
End Function

Function Printer(name, driver)
  Set Printer = Made("Name", name)
  Printer.told.Add "DriverName", driver
End Function

Function MadeUpPrinters()
  MadeUpPrinters = Array( _
    Printer("Canon LBP2900", "Canon LBP2900"), _
    Printer("Mot cua", "HP LaserJet Pro M404"), _
    Printer("Microsoft Print to PDF", "Microsoft Print To PDF"), _
    Printer("Fax", "Microsoft Shared Fax Driver"))
End Function

Class MadeUpMonitors
  Public Function ExecQuery(asked)
    Dim panel, screen, mode
    Set panel = Made("InstanceName", "DISPLAY\BOE07F6\4&1_0")
    Set screen = Made("InstanceName", "DISPLAY\DELD0D9\4&2_0")
    Select Case Mid(asked, InStr(asked, "FROM ") + 5)
      Case "WmiMonitorID"
        Describe panel, "BOE", "", 2019
        Describe screen, "DEL", "DELL P2419H", 2021
      Case "WmiMonitorBasicDisplayParams"
        panel.told.Add "MaxHorizontalImageSize", 34
        panel.told.Add "MaxVerticalImageSize", 20
        screen.told.Add "MaxHorizontalImageSize", 53
        screen.told.Add "MaxVerticalImageSize", 29
      Case "WmiMonitorConnectionParams"
        panel.told.Add "VideoOutputTechnology", 11
        screen.told.Add "VideoOutputTechnology", 5
      Case "WmiMonitorListedSupportedSourceModes"
        Set mode = Made("HorizontalActivePixels", 1920)
        mode.told.Add "VerticalActivePixels", 1080
        screen.told.Add "MonitorSourceModes", Array(Made("HorizontalActivePixels", 800), mode)
        screen.told.Add "PreferredMonitorSourceModeIndex", 1
    End Select
    ExecQuery = Array(panel, screen)
  End Function
End Class

Sub Describe(monitor, maker, model, year)
  monitor.told.Add "Active", True
  monitor.told.Add "ManufacturerName", Codes(maker)
  monitor.told.Add "UserFriendlyName", Codes(model)
  monitor.told.Add "YearOfManufacture", year
  monitor.told.Add "SerialNumberID", Codes("SECRET12345")
End Sub

Function Codes(text)
  Dim list(12), i
  For i = 0 To 12
    list(i) = 0
    If i < Len(text) Then list(i) = Asc(Mid(text, i + 1, 1))
  Next
  Codes = list
End Function
`;
