import { expect, it } from 'vitest';
import { outagesFromRows } from './outages-csv.ts';

const HEAD = ['document', 'cause', 'from', 'to', 'communes', 'service', 'isp'];

it('reads notices, in Việt Nam’s time', () => {
  expect(
    outagesFromRows([
      HEAD,
      ['15/TB-ĐL', 'power', '05/12/2026 8:00', '05/12/2026 11:30', '00001; 00002'],
      ['7/VNPT', 'isp', '2026-12-06 22:00', '2026-12-07 04:00', '', '', 'VNPT'],
    ]),
  ).toEqual({
    ok: true,
    rows: [
      {
        document: '15/TB-ĐL',
        cause: 'power',
        from: Date.parse('2026-12-05T08:00:00+07:00'),
        to: Date.parse('2026-12-05T11:30:00+07:00'),
        communes: ['00001', '00002'],
      },
      {
        document: '7/VNPT',
        cause: 'isp',
        isp: 'VNPT',
        from: Date.parse('2026-12-06T22:00:00+07:00'),
        to: Date.parse('2026-12-07T04:00:00+07:00'),
        communes: [],
      },
    ],
  });
});

it.each([
  [['', 'power', '05/12/2026 08:00', '05/12/2026 09:00'], 'line 2, document'],
  [['1', 'storm', '05/12/2026 08:00', '05/12/2026 09:00'], 'line 2, cause'],
  [['1', 'power', '31/04/2026 08:00', '05/12/2026 09:00'], 'line 2, from'],
  [['1', 'power', 'mai', '05/12/2026 09:00'], 'line 2, from'],
  [['1', 'power', '05/12/2026 08:00', '05/12/2026 08:00'], 'line 2, to'],
  [['1', 'power', '05/12/2026 08:00', '05/12/2026 09:00', '1'], 'line 2, communes'],
  [['1', 'service', '05/12/2026 08:00', '05/12/2026 09:00'], 'line 2, service'],
  [['1', 'isp', '05/12/2026 08:00', '05/12/2026 09:00'], 'line 2, isp'],
])('names what is wrong with %j', (row, path) => {
  expect(outagesFromRows([HEAD, row])).toMatchObject({ ok: false, problems: [{ path }] });
});
