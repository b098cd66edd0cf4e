import { EVIDENCE_CODES } from '@mach/diagnosis';
import { CAUSES, type Cause } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { evidenceSentence } from './evidence-phrases.ts';
import { formats } from './format.ts';
import { LANGUAGES } from './language.ts';
import { causeName, confidenceFigure, confidenceWord, verdictSentence } from './verdicts.ts';

const TROUBLES = ['down', 'slow', 'lossy'] as const;
const final = (cause: Cause, trouble: (typeof TROUBLES)[number] = 'down', alike: readonly Cause[] = []) =>
  ({ stage: 'final', cause, causes: [cause], alike, trouble }) as const;

describe.each(LANGUAGES)('in %s', (language) => {
  it('has a sentence for each cause and trouble', () => {
    for (const cause of CAUSES) {
      for (const trouble of TROUBLES) expect(verdictSentence(final(cause, trouble), language)).toMatch(/^\S.*\.$/);
      expect(causeName(cause, language)).not.toBe('');
    }
  });

  it('says of both ways out that died at once that both are gone', () => {
    expect(verdictSentence(final('line', 'down', ['router', 'data-network']), language)).toContain(
      causeName('data-network', language).replace(/^the /, ''),
    );
  });

  it('has a phrase for each measurement, whatever is missing', () => {
    for (const code of EVIDENCE_CODES) {
      expect(evidenceSentence({ code, parameters: {} }, language)).not.toMatch(/undefined|NaN/);
      const parameters = {
        devices: 1_200,
        measured: 1_300,
        service: 'cổng',
        isp: 'A',
        causes: 'router lan',
        lossRatio: 0.12,
      };
      expect(evidenceSentence({ code, parameters }, language)).not.toMatch(/undefined|NaN/);
    }
  });

  it('names a code that it does not know', () => {
    expect(evidenceSentence({ code: 'newer' as 'session-end', parameters: {} }, language)).toContain('newer');
    expect(verdictSentence(final('newer' as Cause), language)).toContain('newer');
  });
});

it('says no more against a carrier than was measured', () => {
  expect(verdictSentence(final('isp'), 'vi')).toBe(
    'Có dấu hiệu mất kết nối từ phía nhà mạng, cùng lúc tại nhiều địa điểm.',
  );
  expect(verdictSentence(final('line', 'down', ['router']), 'vi')).toBe(
    'Nhiều khả năng do thiết bị đầu cuối hoặc đường truyền của nhà mạng.',
  );
});

it('names what nobody can tell from one another', () => {
  expect(verdictSentence(final('not-enough-evidence', 'down', ['router', 'lan']), 'vi')).toBe(
    'Có sự cố, nhiều khả năng do modem / bộ định tuyến hoặc mạng trong cơ quan (LAN); chưa đủ căn cứ để phân biệt.',
  );
});

it('says what a silent site may be', () => {
  const silent = {
    stage: 'provisional',
    cause: 'line',
    causes: ['line', 'router', 'power'],
    alike: [],
    trouble: 'down',
  } as const;
  expect(verdictSentence(silent, 'vi')).toBe(
    'Mất liên lạc với địa điểm. Nguyên nhân có thể là đường truyền Internet, hoặc modem / bộ định tuyến, hoặc mất điện; sẽ nhận định rõ khi có số liệu trở lại.',
  );
});

it('says of a silent site that its switch is as likely as its router, in one entry', () => {
  const silent = {
    stage: 'provisional',
    cause: 'power',
    causes: ['power', 'router'],
    alike: ['lan'],
    trouble: 'down',
  } as const;
  expect(verdictSentence(silent, 'vi')).toContain(
    'có thể là mất điện, hoặc thiết bị mạng tại chỗ (modem, bộ định tuyến, bộ chia mạng);',
  );
  expect(verdictSentence(silent, 'en')).toContain('network equipment on the site (modem, router, switch)');
});

it('says of a silent site that its provider is as likely as its line, in one entry', () => {
  const silent = {
    stage: 'provisional',
    cause: 'line',
    causes: ['line', 'power'],
    alike: ['isp'],
    trouble: 'down',
  } as const;
  expect(verdictSentence(silent, 'vi')).toContain(
    'có thể là đường truyền Internet (hoặc mạng của nhà mạng), hoặc mất điện;',
  );
  expect(verdictSentence(silent, 'en')).toContain('the internet line (or its provider’s network)');
});

it('says of a silence that has but one likely cause what that is, and that it is not sure yet', () => {
  const silent = { stage: 'provisional', cause: 'isp', causes: ['isp'], alike: [], trouble: 'down' } as const;
  expect(verdictSentence(silent, 'vi')).toBe(
    'Có dấu hiệu mất kết nối từ phía nhà mạng, cùng lúc tại nhiều địa điểm. Sẽ nhận định rõ khi có số liệu trở lại.',
  );
});

it('names services as the reader knows them', () => {
  const told = { code: 'service-fails', parameters: { service: 'portal', devices: 1_240, sites: 112 } } as const;
  expect(evidenceSentence(told, 'vi', () => 'Cổng Dịch vụ công quốc gia')).toBe(
    'Cổng Dịch vụ công quốc gia: không vào được từ 1.240 máy tại 112 địa điểm',
  );
});

it('calls a confidence by a word, and by a figure that is never rounded up', () => {
  expect(confidenceFigure(0.995, 'vi')).toBe(formats('vi').percent(0.99));
  expect([0.95, 0.7, 0.3].map((each) => confidenceWord(each, 'vi'))).toEqual(['cao', 'trung bình', 'thấp']);
});
