/**
 * What agent/legacy/kiemke.vbs wrote under Wine 8.0 set to Windows 7 on 2026-11-25, as it came but for the coding: the file
 * is UTF-16 with a byte order mark.
 */
export const wineInventory = String.raw`{"format":"mach-inventory","v":1,"id":"08e8289f493ff7c200db26dd43569162","machine":"4af7f1195ab794fa844cedd1aad7fe21","wall":1795649356000,"readings":[
{"kind":"system","uptimeMs":0,"ok":true,"values":{"manufacturer":"The Wine Project","model":"Wine","version":"1.0","firmwareVendor":"The Wine Project","firmwareVersion":"Wine","firmwareDate":"2012-06-08"}},
{"kind":"os","uptimeMs":0,"ok":true,"values":{"platform":"win32","distro":"Microsoft Windows 7 Professional","release":"6.1.7601","build":"7601","arch":"x64","uefi":false}},
{"kind":"processor","uptimeMs":0,"ok":true,"values":{"model":"AMD EPYC","vendor":"AuthenticAMD","family":"25","modelNumber":"17","stepping":"1","cores":2,"threads":2}},
{"kind":"memory","uptimeMs":0,"ok":true,"values":{"totalBytes":25276510208}},
{"kind":"memory-module","target":"DIMM 0","uptimeMs":0,"ok":true,"values":{"sizeBytes":25276510208,"formFactor":"DIMM"}},
{"kind":"memory-module","target":"(empty slots)","uptimeMs":0,"ok":false,"failure":"unsupported","detail":"Win32_PhysicalMemoryArray names no slots","values":{}},
{"kind":"disk","target":"\\\\.\\PHYSICALDRIVE0","uptimeMs":0,"ok":true,"values":{"model":"Wine Disk Drive","sizeBytes":82252800000,"diskKind":"unknown"}},
{"kind":"disk","target":"\\\\.\\PHYSICALDRIVE1","uptimeMs":0,"ok":true,"values":{"model":"Wine Disk Drive","sizeBytes":82252800000,"diskKind":"unknown"}},
{"kind":"filesystem","target":"C:","uptimeMs":0,"ok":true,"values":{"totalBytes":82252800000,"freeBytes":77245337600}},
{"kind":"filesystem","target":"Z:","uptimeMs":0,"ok":true,"values":{"totalBytes":82252800000,"freeBytes":77245337600}},
{"kind":"network-card","target":"ifb0","uptimeMs":0,"ok":true,"values":{"cardKind":"wired","virtual":false}},
{"kind":"network-card","target":"ifb1","uptimeMs":0,"ok":true,"values":{"cardKind":"wired","virtual":false}},
{"kind":"network-card","target":"eth0","uptimeMs":0,"ok":true,"values":{"cardKind":"wired","virtual":false,"speedMbps":1}}
]}
`;

/** As the script writes it: UTF-16, little end first, with its mark. */
export const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
