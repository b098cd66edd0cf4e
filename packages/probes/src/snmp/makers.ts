const ENTERPRISES = '1.3.6.1.4.1.';

/** The maker that a device's sysObjectID names, by IANA's private enterprise numbers; undefined where it is none of these. */
export function makerOf(objectId: string): string | undefined {
  if (!objectId.startsWith(ENTERPRISES)) return undefined;
  const [number = ''] = objectId.slice(ENTERPRISES.length).split('.');
  return makers[number];
}

/**
 * Makers of what stands in offices, out of the registry of IANA (Private Enterprise Numbers), by the names under which they are sold. Left out
 * are those whose software others build into their devices, such as 8072 (Net-SNMP).
 */
const makers: Readonly<Record<string, string>> = {
  '9': 'Cisco',
  '11': 'HP',
  '43': '3Com',
  '171': 'D-Link',
  '193': 'Ericsson',
  '236': 'Samsung',
  '253': 'Xerox',
  '311': 'Microsoft',
  '318': 'APC',
  '367': 'Ricoh',
  '368': 'Axis',
  '476': 'Vertiv',
  '534': 'Eaton',
  '641': 'Lexmark',
  '674': 'Dell',
  '705': 'Eaton (MGE)',
  '890': 'Zyxel',
  '1129': 'Toshiba',
  '1248': 'Epson',
  '1347': 'Kyocera',
  '1588': 'Brocade',
  '1602': 'Canon',
  '1991': 'Ruckus (Foundry)',
  '2001': 'Oki',
  '2011': 'Huawei',
  '2254': 'Delta',
  '2385': 'Sharp',
  '2435': 'Brother',
  '2636': 'Juniper',
  '2684': 'Poly',
  '3375': 'F5',
  '3808': 'CyberPower',
  '3902': 'ZTE',
  '4526': 'Netgear',
  '4881': 'Ruijie',
  '5596': 'Cisco (Tandberg)',
  '6574': 'Synology',
  '6876': 'VMware',
  '7367': 'DrayTek',
  '8691': 'Moxa',
  '11863': 'TP-Link',
  '12356': 'Fortinet',
  '13885': 'Poly',
  '14823': 'Aruba',
  '14988': 'MikroTik',
  '18334': 'Konica Minolta',
  '24681': 'QNAP',
  '25053': 'Ruckus',
  '25461': 'Palo Alto Networks',
  '25506': 'H3C',
  '30065': 'Arista',
  '39165': 'Hikvision',
  '41112': 'Ubiquiti',
  '47196': 'HPE Aruba',
};
