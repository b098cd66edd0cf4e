import { expect, it } from 'vitest';
import { isJunkIdentifier } from './junk-identifiers.ts';

it.each([
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '03000200-0400-0500-0006-000700080009',
  '00020003-0004-0005-0006-000700080009',
  '03000200040005000006000700080009',
  '03020100-0504-0706-0809-0A0B0C0D0E0F',
  '10000000-0000-8000-0040-000000000000',
  'FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE',
  '00:00:00:00:00:00',
  'ff:ff:ff:ff:ff:ff',
  '88:88:88:88:87:88',
  'To Be Filled By O.E.M.',
  'To be filled by O.E.M.',
  'Default string',
  'System manufacturer',
  'System Serial Number',
  'Base Board Serial Number',
  'Not Specified',
  'Not Applicable',
  'OEM',
  'N/A',
  'None',
  'xxxxxxxx',
  '0000000',
  '1',
  '123456789',
  '0123456789',
  '  ',
  '..............',
])('%j says nothing of one machine', (text) => {
  expect(isJunkIdentifier(text)).toBe(true);
});

it.each([
  '4c4c4544-0044-3010-8052-b4c04f4d3132',
  '00:11:22:33:44:55',
  '00:e0:4c:68:12:9f',
  'Dell Inc.',
  'OptiPlex 3020',
  'H81M-VG4',
  '0X1',
  'PF12345',
  'System x3250',
  'NotePC 5',
])('%j may', (text) => {
  expect(isJunkIdentifier(text)).toBe(false);
});
