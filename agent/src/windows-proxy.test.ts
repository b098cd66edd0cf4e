import type { HttpProxy, Ways } from '@mach/ports/node';
import { expect, it } from 'vitest';
import { proxySettingsIn, type WindowsProxySettings, windowsWays } from './windows-proxy.ts';

const failing: HttpProxy['waysTo'] = async () => ({ ok: false, failure: 'timeout', detail: 'no script' });
const saying =
  (...ways: Ways): HttpProxy['waysTo'] =>
  async () => ({ ok: true, value: ways });

async function way(settings: WindowsProxySettings, url: string, script = failing) {
  const ways = await windowsWays(
    () => settings,
    () => script,
    (host) => host === 'mach.tinh.vn',
  )(new URL(url));
  if (!ways.ok) throw new Error(ways.detail);
  return ways.value.map((each) =>
    each.type === 'proxy' ? `${each.host}:${each.port}` : each.type === 'direct' ? 'direct' : each.said,
  );
}

it.each([
  ['nothing is set', {}, 'https://portal.vn/', ['direct']],
  ['one proxy for all', { proxy: 'proxy.xa.vn:3128' }, 'https://portal.vn/', ['proxy.xa.vn:3128']],
  ['with its scheme', { proxy: 'http://10.1.2.3:8080/' }, 'http://portal.vn/', ['10.1.2.3:8080']],
  ['without a port', { proxy: 'proxy.xa.vn' }, 'http://portal.vn/', ['proxy.xa.vn:80']],
  ['one for each protocol', { proxy: 'http=a.vn:80;https=b.vn:443' }, 'https://portal.vn/', ['b.vn:443']],
  ['none for this protocol', { proxy: 'ftp=a.vn:21;http=a.vn:80' }, 'https://portal.vn/', ['direct']],
  ['SOCKS alone', { proxy: 'socks=127.0.0.1:1080' }, 'https://portal.vn/', ['SOCKS 127.0.0.1:1080']],
  ['no place at all', { proxy: 'b.vn:99999' }, 'https://portal.vn/', ['b.vn:99999']],
  ['this PC itself', { proxy: 'a.vn:80' }, 'http://127.0.0.1:18987/', ['direct']],
] as const)('goes as Windows says: %s', async (_, settings, url, expected) => {
  expect(await way(settings, url)).toEqual(expected);
});

it.each([
  ['https://dvc.tinh.vn/', true],
  ['https://tinh.vn/', false],
  ['https://10.4.5.6/', true],
  ['https://110.4.5.6/', false],
  ['http://maychu/', true],
  ['https://portal.vn/', false],
  ['https://mail.vn/', true],
] as const)('of %s it goes past the proxy: %s', async (url, isPassed) => {
  const bypass = '*.tinh.vn;10.*; <local> https://mail.vn:443';
  expect(await way({ proxy: 'a.vn:80', bypass }, url)).toEqual([isPassed ? 'direct' : 'a.vn:80']);
});

it('asks a script before the proxy, and takes one that can’t be had for none', async () => {
  const settings = { pac: 'http://wpad.vn/p.pac', proxy: 'a.vn:80' };
  expect(await way(settings, 'https://portal.vn/', saying({ type: 'proxy', host: 's.vn', port: 8 }))).toEqual([
    's.vn:8',
  ]);
  expect(await way(settings, 'https://portal.vn/')).toEqual(['a.vn:80']);
  expect(await way({ pac: 'http://wpad.vn/p.pac' }, 'https://portal.vn/')).toEqual(['direct']);
});

it('tries the collector directly too when its proxy leads nowhere, and no portal', async () => {
  const settings = { proxy: 'left.behind.vn:8080' };
  expect(await way(settings, 'https://mach.tinh.vn/api')).toEqual(['left.behind.vn:8080', 'direct']);
  expect(await way({ proxy: 'http=a.vn:80' }, 'https://mach.tinh.vn/api')).toEqual(['direct']);
});

it.each([
  ['{"proxy":"a.vn:80","bypass":"<local>","other":"x"}', { proxy: 'a.vn:80', bypass: '<local>' }],
  ['{"proxy":5}', {}],
  ['null', {}],
  ['{', {}],
])('reads %s of another process', (json, settings) => {
  expect(proxySettingsIn(json)).toEqual(settings);
});
