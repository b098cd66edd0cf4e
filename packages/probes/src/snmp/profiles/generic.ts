import type { SnmpProfile } from '../profile.ts';

/** What devices without a profile of their own are taken for, by what they have. */
export const switchByBridge: SnmpProfile = {
  name: 'switch-by-bridge',
  match: { roots: ['1.3.6.1.2.1.17.4.3', '1.3.6.1.2.1.17.7.1.2.2'] },
  device: { kind: 'switch', rank: 10 },
};

/** ENTITY-MIB (RFC 6933) has the model of most managed devices; sensors are in ENTITY-SENSOR-MIB (RFC 3433). */
export const entities: SnmpProfile = {
  name: 'entities',
  match: { roots: ['1.3.6.1.2.1.47.1.1.1'] },
  device: { rank: 5 },
  facts: {
    // Class 3 is a chassis, 11 a stack.
    model: { text: '1.3.6.1.2.1.47.1.1.1.1.13', where: [{ column: '1.3.6.1.2.1.47.1.1.1.1.5', is: [3] }] },
    firmware: { text: '1.3.6.1.2.1.47.1.1.1.1.10', where: [{ column: '1.3.6.1.2.1.47.1.1.1.1.5', is: [3] }] },
  },
  tables: [
    {
      kind: 'snmp-sensor',
      rows: 'each',
      root: '1.3.6.1.2.1.99.1.1',
      part: { columns: ['1.3.6.1.2.1.47.1.1.1.1.7'] },
      // Celsius, and a sensor that works.
      where: [
        { column: '1.3.6.1.2.1.99.1.1.1.1', is: [8] },
        { column: '1.3.6.1.2.1.99.1.1.1.5', is: [1] },
      ],
      values: {
        celsius: {
          number: '1.3.6.1.2.1.99.1.1.1.4',
          factors: [
            { column: '1.3.6.1.2.1.99.1.1.1.2', by: { 8: 0.001, 9: 1, 10: 1_000 } },
            { column: '1.3.6.1.2.1.99.1.1.1.3', by: { 0: 1, 1: 0.1, 2: 0.01, 3: 0.001 } },
          ],
          range: [-40, 150],
        },
      },
    },
  ],
};

export const accessPointByDescription: SnmpProfile = {
  name: 'access-point-by-description',
  match: { descr: /\baccess point\b|\bUAP\b|\bUniFi\b.*\bAP\b/i, roots: ['1.2.840.10036'] },
  device: { kind: 'access-point', rank: 12 },
};

export const cameraByDescription: SnmpProfile = {
  name: 'camera-by-description',
  match: { objectIds: ['1.3.6.1.4.1.39165', '1.3.6.1.4.1.368'], descr: /\b(?:network|IP) camera\b/i },
  device: { kind: 'camera', rank: 30 },
};

export const codecByDescription: SnmpProfile = {
  name: 'codec-by-description',
  match: { objectIds: ['1.3.6.1.4.1.5596'], descr: /\bvideo ?conferenc|\bTelePresence\b|\bcodec\b/i },
  device: { kind: 'codec', rank: 25 },
};

export const routerByDescription: SnmpProfile = {
  name: 'router-by-description',
  match: { descr: /\brouter\b|\bgateway\b|\bfirewall\b|\bmodem\b/i },
  device: { kind: 'router', rank: 12 },
};

export const serverByDescription: SnmpProfile = {
  name: 'server-by-description',
  match: { objectIds: ['1.3.6.1.4.1.311.1.1.3'], descr: /^Hardware: .*Software: Windows/ },
  device: { kind: 'server', rank: 25 },
};
