import { describe, expect, it } from 'vitest';
import { kindLabel, kindOrder, targetText, valueLabel, valueText } from './readings.ts';

describe('valueText', () => {
  it.each([
    ['memory', 'availableBytes', 8 * 1024 ** 3, '8 GB', '8 GB'],
    ['filesystem', 'freeBytes', 84_233_826_304, '84 GB', '84 GB'],
    ['ping', 'rttMedianMs', 0.1905, '0,19 ms', '0.19 ms'],
    ['ping', 'lossRatio', 0.1, '10 %', '10%'],
    ['cpu', 'busyMs', 2_086_700, '34 phút 46 giây', '34 minutes 46 seconds'],
    ['http', 'status', 502, '502', '502'],
    ['http', 'certificateExpiryMs', Date.UTC(2027, 0, 1), '01/01/2027 07:00', '01/01/2027 07:00'],
    ['network', 'speedMbps', 1000, '1.000 Mb/s', '1,000 Mb/s'],
    ['temperature', 'celsius', 61.5, '61,5 °C', '61.5 °C'],
    ['network', 'linkUp', true, 'Có', 'Yes'],
    ['disk', 'diskKind', 'unknown', 'chưa biết', 'unknown'],
    ['os', 'distro', 'Debian GNU/Linux', 'Debian GNU/Linux', 'Debian GNU/Linux'],
  ] as const)('%s %s %s', (kind, name, value, vietnamese, english) => {
    expect(valueText(kind, name, value, 'vi').replace(/\s/g, ' ')).toBe(vietnamese);
    expect(valueText(kind, name, value, 'en')).toBe(english);
  });
});

it('calls what it does not know by its code, and puts it last', () => {
  expect(kindLabel('quantum', 'vi')).toBe('quantum');
  expect(valueLabel('ping', 'spinRatio', 'vi')).toBe('spinRatio');
  expect(kindOrder('quantum')).toBeGreaterThan(kindOrder('http'));
});

it("reads the agent's word for its router", () => {
  expect(targetText('gateway', 'vi', '192.168.1.1')).toBe('Bộ định tuyến (modem) 192.168.1.1');
  expect(targetText('gateway', 'en')).toBe('Router');
  expect(targetText('https://a.example/', 'vi')).toBe('https://a.example/');
});
