import { expect, it } from 'vitest';
import { emptyState } from '../state/mutable-state.ts';
import { reportOffice } from './report-office.ts';

const HEAD = {
  superior: 'UBND tỉnh Ví Dụ',
  office: 'Sở Khoa học và Công nghệ',
  symbol: 'SKHCN',
  recipients: ['Như trên'],
};
const registry = {
  ...emptyState().registry,
  units: new Map([
    ['99', { code: '99', kind: 'province', name: 'Tỉnh Ví Dụ' }],
    ['99001', { code: '99001', kind: 'commune', name: 'Xã Số 1', parent: '99' }],
  ] as const),
};

it('is the office that the configuration names, and the province by its communes where nobody set it up', () => {
  expect(reportOffice(registry, HEAD, undefined)).toEqual({
    province: 'Tỉnh Ví Dụ',
    superior: 'UBND tỉnh Ví Dụ',
    office: 'Sở Khoa học và Công nghệ',
    symbol: 'SKHCN',
  });
});

it('is the commune of a commune’s account, and nothing of the province’s office', () => {
  expect(reportOffice(registry, HEAD, '99001')).toEqual({ commune: 'Xã Số 1', province: 'Tỉnh Ví Dụ' });
});

it('is nobody where nothing is known', () => {
  expect(reportOffice(emptyState().registry, {}, undefined)).toEqual({});
});
