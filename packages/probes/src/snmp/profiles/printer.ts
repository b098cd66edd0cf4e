import type { SnmpProfile } from '../profile.ts';

const HR_DEVICE = '1.3.6.1.2.1.25.3.2.1';
const HR_PRINTER = '1.3.6.1.2.1.25.3.5.1';
const PRT = '1.3.6.1.2.1.43';
const IS_PRINTER = [{ column: `${HR_DEVICE}.2`, is: ['1.3.6.1.2.1.25.3.1.5'] }];

/** Printer-MIB (RFC 3805) and what HOST-RESOURCES-MIB has of printers. */
export const printer: SnmpProfile = {
  name: 'printer',
  match: { roots: [PRT] },
  device: { kind: 'printer', rank: 20 },
  facts: { model: { text: `${HR_DEVICE}.3`, where: IS_PRINTER } },
  tables: [
    {
      kind: 'snmp-printer',
      rows: 'first',
      values: {
        status: { word: `${HR_PRINTER}.1`, words: { 1: 'other', 3: 'idle', 4: 'printing', 5: 'warming-up' } },
        reasons: {
          reasons: [
            {
              // hrPrinterDetectedErrorState.
              bits: `${HR_PRINTER}.2`,
              words: [
                'low-paper',
                'no-paper',
                'low-toner',
                'no-toner',
                'cover-open',
                'jam',
                'offline',
                'service',
                'tray-missing',
                'output-tray-missing',
                'supply-missing',
                'output-nearly-full',
                'output-full',
                'no-paper',
                'maintenance-due',
              ],
            },
            {
              // prtAlertCode: only what somebody has to do something about.
              column: `${PRT}.18.1.1.7`,
              words: {
                3: 'cover-open',
                5: 'cover-open',
                8: 'jam',
                801: 'tray-missing',
                807: 'low-paper',
                808: 'no-paper',
                1101: 'no-toner',
                1102: 'no-toner',
                1104: 'low-toner',
                1105: 'low-toner',
              },
            },
          ],
        },
        pages: { number: `${PRT}.10.2.1.4`, range: [0, 4_294_967_295] },
      },
    },
    {
      kind: 'snmp-supply',
      rows: 'each',
      root: `${PRT}.11.1`,
      part: { columns: [`${PRT}.11.1.1.6`], text: 'supply' },
      values: {
        supply: {
          word: `${PRT}.11.1.1.5`,
          words: {
            3: 'toner',
            4: 'waste',
            5: 'ink',
            6: 'ink',
            8: 'waste',
            9: 'drum',
            10: 'developer',
            15: 'fuser',
            21: 'toner',
          },
        },
        // -1 other, -2 unknown; a size below zero is no size either.
        levelRatio: { number: `${PRT}.11.1.1.9`, per: `${PRT}.11.1.1.8`, unknown: [-1, -2, -3], range: [0, 1] },
        someLeft: { word: `${PRT}.11.1.1.9`, words: { '-3': true } },
      },
    },
    {
      kind: 'snmp-tray',
      rows: 'each',
      root: `${PRT}.8.2`,
      part: { columns: [`${PRT}.8.2.1.13`], text: 'tray' },
      needs: ['hasPaper'],
      values: {
        capacity: { number: `${PRT}.8.2.1.9`, range: [1, 100_000] },
        level: { number: `${PRT}.8.2.1.10`, range: [0, 100_000] },
        hasPaper: { word: `${PRT}.8.2.1.10`, words: { '-3': true, 0: false }, above: [0, true] },
      },
    },
  ],
};
