import type { SnmpProfile } from '../profile.ts';

const IF = '1.3.6.1.2.1.2.2.1';
const IFX = '1.3.6.1.2.1.31.1.1.1';
const ETHER = '1.3.6.1.2.1.10.7.2.1';
const is32 = { counterBits: 32 };
const is64 = { counterBits: 64 };

/** IF-MIB (RFC 2863) and EtherLike-MIB (RFC 3635). Aliases are people's words and are not read. */
export const interfaces: SnmpProfile = {
  name: 'interfaces',
  tables: [
    {
      kind: 'snmp-interface',
      rows: 'each',
      root: '1.3.6.1.2.1.2.2',
      part: { columns: [`${IFX}.1`, `${IF}.2`] },
      // Loopbacks, and cards whose place is empty.
      where: [
        { column: `${IF}.3`, isNot: [24] },
        { column: `${IF}.8`, isNot: [6] },
      ],
      // What is switched off, is no socket, and never carried a byte: routers have dozens, waiting to be set up.
      except: [
        { column: `${IF}.7`, is: [2] },
        { column: `${IF}.3`, isNot: [6] },
        { column: `${IF}.10`, is: [0] },
      ],
      needs: ['operStatus'],
      values: {
        type: { number: `${IF}.3` },
        adminStatus: { number: `${IF}.7`, range: [1, 3] },
        operStatus: { number: `${IF}.8`, range: [1, 7] },
        // ifHighSpeed is 0 on devices that have it only in name; ifSpeed is bits, and full at 2^32 - 1.
        highSpeed: {
          number: [`${IFX}.15`, { object: `${IF}.5`, times: 1e-6 }],
          unknown: [0, 4_294_967_295],
          range: [0.001, 1_000_000],
        },
        countedMs: { number: '1.3.6.1.2.1.1.3.0', times: 10 },
        inOctets: {
          number: [
            { object: `${IFX}.6`, also: is64 },
            { object: `${IF}.10`, also: is32 },
          ],
        },
        outOctets: {
          number: [
            { object: `${IFX}.10`, also: is64 },
            { object: `${IF}.16`, also: is32 },
          ],
        },
        inDiscards: { number: `${IF}.13` },
        inErrors: { number: `${IF}.14` },
        outDiscards: { number: `${IF}.19` },
        outErrors: { number: `${IF}.20` },
        duplex: { word: `${ETHER}.19`, words: { 1: 'unknown', 2: 'half', 3: 'full' } },
        fcsErrors: { number: `${ETHER}.3` },
      },
    },
  ],
};
