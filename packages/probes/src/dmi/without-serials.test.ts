import { expect, it } from 'vitest';
import { withoutSerials } from './without-serials.ts';

it('keeps what is read and nothing that tells one machine from another of its model', () => {
  const report = `# dmidecode 3.4
Getting SMBIOS data from sysfs.

Handle 0x0001, DMI type 1, 27 bytes
System Information
\tManufacturer: LENOVO
\tSerial Number: PF-SECRET
\tUUID: 4c4c4544-secret
left over from a text with a line end: SECRET
\tVersion: ThinkCentre M73

Handle 0x0002, DMI type 11, 5 bytes
OEM Strings
\tString 1: KEY-SECRET

Handle 0x0003, DMI type 17, 40 bytes
Memory Device
\tSize: 4 GB
\tSerial Number: SECRET
\tAsset Tag: SECRET
\tPart Number: M471
\t\tSECRET
`;
  expect(withoutSerials(report)).toBe(`Handle 0x0001, DMI type 1, 27 bytes
\tManufacturer: LENOVO
\tVersion: ThinkCentre M73
Handle 0x0003, DMI type 17, 40 bytes
\tSize: 4 GB
\tPart Number: M471
`);
});
