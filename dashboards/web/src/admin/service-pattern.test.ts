import { expect, it } from 'vitest';
import { domainOf, EMPTY_SERVICE, PATTERN, serviceBody, servicesByPattern } from './service-pattern.ts';

it.each([
  ['quangngai.gov.vn', 'quangngai.gov.vn'],
  [' HTTPS://www.QuangNgai.gov.vn/trang-chu ', 'quangngai.gov.vn'],
  ['quangngai', undefined],
  ['quảng ngãi.gov.vn', undefined],
  ['', undefined],
])('the domain of %j is %j', (typed, domain) => {
  expect(domainOf(typed)).toBe(domain);
});

it('fills in six services with the hosts that provinces usually have', () => {
  const names = Object.fromEntries(PATTERN.map((id) => [id, `tên ${id}`])) as Record<(typeof PATTERN)[number], string>;
  const all = servicesByPattern('quangngai.gov.vn', names);
  expect(all.map(({ host }) => host)).toEqual([
    'dichvucong.gov.vn',
    'sso.dancuquocgia.gov.vn',
    'motcua.quangngai.gov.vn',
    'hscv.quangngai.gov.vn',
    'quangngai.gov.vn',
    'mail.quangngai.gov.vn',
  ]);
});

it('asks for pages where they are named, and for none else', () => {
  const fields = { ...EMPTY_SERVICE, id: ' a ', name: 'A', host: 'a.vn' };
  expect(serviceBody(fields)).toEqual({
    ...{ id: 'a', kind: 'procedures', name: 'A', hosts: ['a.vn'], path: 'internet' },
    ...{ everyS: 300, requestsPerDayMax: 1_000_000, watchedBy: 'communes' },
  });
  expect(serviceBody({ ...fields, application: ' https://a.vn/ ' })).toMatchObject({
    pages: { application: 'https://a.vn/' },
  });
});
