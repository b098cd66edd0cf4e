import type { CheckFinding, CheckUp } from '@mach/diagnosis';
import { describe, expect, it } from 'vitest';
import { checkSentences } from './check.ts';

const GIB = 1024 ** 3;
const GB = 1000 ** 3;

const good: CheckUp = {
  overall: 'good',
  cause: 'nothing-found',
  possibleCauses: [],
  nextStep: 'nothing',
  topics: [
    { topic: 'network', light: 'good', values: { address: '192.168.1.1' } },
    { topic: 'name-service', light: 'not-asked', values: {} },
    { topic: 'collector', light: 'good', values: {} },
    { topic: 'memory', light: 'good', values: { availableBytes: 3.5 * GIB, totalBytes: 8 * GIB } },
    { topic: 'disk', light: 'good', values: { place: 'C:', freeBytes: 120 * GB, totalBytes: 256 * GB } },
    { topic: 'load', light: 'unknown', values: {} },
  ],
};

describe('the check in words', () => {
  it('reads as a person at the counter would say it', () => {
    expect(checkSentences(good, { language: 'vi', deviceNumber: 12 })).toEqual([
      'Máy của anh/chị đang hoạt động bình thường.',
      'Việc nên làm: không cần làm gì.',
      '',
      'Chi tiết:',
      '  [OK]  Mạng nội bộ: bình thường.',
      '  [- ]  Tên miền (DNS): không cần kiểm tra.',
      '  [OK]  Máy chủ Mạch của tỉnh: kết nối được.',
      '  [OK]  Bộ nhớ RAM: bình thường, còn 3,5 GB trên 8 GB.',
      '  [OK]  Ổ đĩa: bình thường, còn trống 120 GB trên 256 GB.',
      '  [? ]  Bộ xử lý (CPU): chưa đo được.',
      '',
      'Khi gọi hỗ trợ, xin đọc số máy: 12',
    ]);
    expect(checkSentences(good, { language: 'en' })[0]).toBe('This PC works as it should.');
  });

  it.each([
    ['network', 'no-network', {}],
    ['network', 'router-silent', { address: '192.168.1.1' }],
    ['network', 'address-conflict', { address: '192.168.1.1', devices: 2 }],
    ['network', 'second-dhcp-server', { servers: 2, addresses: '192.168.1.1 192.168.1.254' }],
    ['network', 'wifi-weak', { interface: 'Wi-Fi', signalDbm: -82 }],
    ['network', 'lan-loss', { lossRatio: 0.05, packets: 600 }],
    ['network', 'network-link-slow', { interface: 'eth0', speedMbps: 100, duplex: 'half' }],
    ['name-service', 'names-unanswered', { name: 'mach.example.vn' }],
    ['name-service', 'name-unknown', { name: 'mach.example.vn' }],
    ['collector', 'collector-unreachable', {}],
    ['collector', 'collector-not-serving', {}],
    ['memory', 'memory-nearly-exhausted', { availableBytes: GIB / 4, totalBytes: 4 * GIB }],
    ['disk', 'disk-nearly-full', { place: 'C:', freeBytes: GB, totalBytes: 120 * GB }],
    ['disk', 'disk-failing', { disk: 'sda', model: 'WDC WD10' }],
    ['disk', 'disk-at-risk', { disk: 'sda' }],
    ['load', 'processor-busy', { load: 9, cpus: 2 }],
    ['data-network', 'data-network-silent', {}],
    ['systems', 'slow-for-everybody', { names: 'Một cửa', communes: 92 }],
    ['systems', 'service-unreachable', { names: 'dvc.example.vn', silent: 1, asked: 3 }],
    ['systems', 'no-service-reached', { names: 'dvc.example.vn', silent: 1, asked: 1 }],
    ['clock', 'clock-wrong', { minutes: 1_500, isBehind: true }],
    ['traffic', 'traffic-heavy', { received: 12_300_000, sent: 0 }],
    ['print-queue', 'no-default-printer', { jobs: 0 }],
    ['print-queue', 'printer-not-ready', { jobs: 3 }],
    ['print-queue', 'print-queue-stuck', { jobs: 8 }],
    ['speaker', 'no-speaker', {}],
  ] as const)('has whole sentences for %s: %s', (topic, finding: CheckFinding, values) => {
    for (const language of ['vi', 'en'] as const) {
      const check = { ...good, cause: finding, topics: [{ topic, light: 'critical', finding, values }] } as const;
      const text = checkSentences(check, { language }).join('\n');
      expect(text).not.toMatch(/undefined|\?/);
      expect(text).not.toMatch(/lỗi của|giám sát/i);
    }
  });
});
