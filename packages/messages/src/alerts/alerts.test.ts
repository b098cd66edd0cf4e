import type { AlertContent, AlertNews, DigestContent } from '@mach/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertLetter } from './alert-letter.ts';
import { DIGEST_LINES, digestLines } from './digest-lines.ts';
import { alertShortText, fitsShortMessage, SMS_LIMITS, septetsOf, withoutMarks } from './short-text.ts';
import { groupTextOf, ZALO_CHARACTERS_MAX, zaloDigest, zaloIncident } from './zalo-text.ts';

/** 2026-11-27 14:20 in Việt Nam. */
const NOW = Date.UTC(2026, 10, 27, 7, 20);
const news = (given: Partial<AlertNews> = {}): AlertNews => ({
  ...{ what: 'opened', number: 12, since: NOW - 15 * 60_000, stage: 'final', trouble: 'down' },
  ...{ cause: 'isp', causes: ['isp'], alike: [], confidence: 0.97, vantages: 46 },
  ...{
    scope: { kind: 'isp', name: 'VNPT' },
    communes: 23,
    communeNames: ['xã Bình Sơn', 'xã Vạn Tường', 'phường Ô Môn'],
  },
  ...given,
});
const atOffice = (given: Partial<AlertNews> = {}) =>
  news({
    ...{ cause: 'line', causes: ['line'], scope: { kind: 'site', name: 'Trụ sở' }, communes: 1 },
    ...{ communeNames: ['xã Bình Sơn'], ...given },
  });
const digest = (given: Partial<DigestContent> = {}): DigestContent => ({
  ...{ day: '2026-11-27', at: NOW, province: 'tỉnh Quảng Ngãi' },
  ...{
    open: [news()],
    openTotal: 1,
    failing: [{ commune: 'xã Bình Sơn', component: 'disk', devices: 2 }],
    failingTotal: 2,
  },
  ...{ missed: [{ commune: 'xã Vạn Tường', subject: 'line.internet', ratio: 0.982, percent: 99.5 }], missedTotal: 1 },
  ...{ coverage: { devices: 1_500, reporting: 1_234, communes: 96, communesWithout: 12 } },
  ...{ since: { at: NOW - 86_400_000, opened: 5, ended: 4 }, ...given },
});
const wish = { language: 'vi', at: NOW, forCommune: false, isDoubtful: false } as const;
const incidents = (...all: AlertNews[]): AlertContent => ({ kind: 'incidents', news: all, more: 0 });

describe('a mail', () => {
  it('says what, since when, how sure, and where', () => {
    const { subject, text } = alertLetter(incidents(news()), { ...wish, url: 'https://mach.example.vn/' });
    expect(subject).toBe('[Mạch] Sự cố số 12: VNPT, 23 xã, phường, đặc khu');
    expect(text.split('\n')).toEqual([
      'Sự cố số 12: VNPT, 23 xã, phường, đặc khu',
      'Bắt đầu từ 27/11/2026 14:05, đã kéo dài 15 phút. Có dấu hiệu mất kết nối từ phía nhà mạng, cùng lúc tại nhiều địa điểm.',
      'Độ tin cậy cao (97 %), số liệu từ 46 máy.',
      'Nơi bị ảnh hưởng: xã Bình Sơn, xã Vạn Tường, phường Ô Môn và 20 nơi khác.',
      'Xem chi tiết: https://mach.example.vn/incidents/12',
      '',
      'Bấm “Đã tiếp nhận” trên trang sự cố để tin này không nhắc lại.',
      '',
      'Nhận định dựa trên số liệu đo được; không thay cho xác nhận của nhà mạng hoặc đơn vị vận hành.',
      '',
    ]);
  });

  it('says until when something was announced, and that it lasts longer', () => {
    const announced = { document: '12/TB-ĐL', to: NOW - 60_000 };
    const late = alertLetter(incidents(news({ announced })), wish).text;
    expect(late).toContain('Đã được báo trước đến 27/11/2026 14:19 theo văn bản số 12/TB-ĐL, nay đã quá thời gian đó.');
    const intime = alertLetter(incidents(news({ announced: { ...announced, to: NOW + 60_000 } })), wish).text;
    expect(intime).toContain('Đã được báo trước đến 27/11/2026 14:21 theo văn bản số 12/TB-ĐL.');
    const over = news({ announced, what: 'ended', endedAt: NOW });
    expect(alertLetter(incidents(over), wish).text).not.toContain('báo trước');
    expect(alertShortText(incidents(news({ announced })), { ...wish, withMarks: false })).toContain(
      'tu 14:05 27/11, qua gio da bao truoc (den 14:19 27/11).',
    );
    expect(groupTextOf(zaloIncident(news({ announced }), NOW, 'vi'))).toContain('nay đã quá thời gian đó');
  });

  it('tells a commune what to do', () => {
    const todo = (given: Partial<AlertNews>) =>
      alertLetter(incidents(atOffice(given)), { ...wish, forCommune: true })
        .text.split('\n')
        .find((line) => line.startsWith('Việc nên làm'));
    expect(todo({})).toContain('gọi tổng đài nhà mạng');
    expect(todo({ cause: 'lan', causes: ['lan'] })).toContain('switch');
    expect(todo({ stage: 'provisional', causes: ['power', 'line', 'router'] })).toContain('có điện không');
    expect(todo({ cause: 'power', causes: ['power'] })).toBeUndefined();
    const undecided = { cause: 'not-enough-evidence', causes: ['not-enough-evidence'] } as const;
    expect(todo({ ...undecided, alike: ['router', 'lan'] })).toMatch(/modem.+switch/);
    expect(todo({ ...undecided, alike: [] })).toBeUndefined();
  });

  it('counts what it does not spell out, and says that it may have come before', () => {
    const { subject, text } = alertLetter(
      { kind: 'incidents', news: [news(), news({ what: 'ended', number: 3, endedAt: NOW })], more: 9_995 },
      { ...wish, isDoubtful: true },
    );
    expect(subject).toBe('[Mạch] 9.996 sự cố đang diễn ra, 1 sự cố đã kết thúc');
    expect(text).toMatch(/^Anh\/chị có thể đã nhận tin này/);
    expect(text).toContain('Ngoài ra còn 9.995 tin khác');
    expect(text).toContain('Sự cố số 3 đã kết thúc');
  });
});

describe('a short message', () => {
  const short = (content: AlertContent, withMarks: boolean) =>
    alertShortText(content, { language: 'vi', at: NOW, withMarks, isDoubtful: false });
  it('goes into one, with marks and without', () => {
    expect(short(incidents(atOffice()), false)).toBe(
      'Mach: su co so 12, xa Binh Son - Tru so, tu 14:05 27/11. Co dau hieu mat ket noi tren duong truyen Internet cua dia diem.',
    );
    expect(short(incidents(atOffice()), true)).toBe('Mạch: sự cố số 12, xã Bình Sơn · Trụ sở, từ 14:05 27/11.');
    expect(short({ kind: 'digest', digest: digest() }, false)).toBe(
      'Mach: 1 su co dang dien ra, 2 thiet bi hong (14:20 27/11/2026).',
    );
  });

  it('never takes more than one, whatever names are like', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(names, names, fc.boolean(), fc.nat(), (name, commune, withMarks, more) => {
        const content = {
          kind: 'incidents',
          news: [atOffice({ scope: { kind: 'site', name }, communeNames: [commune] })],
          more,
        };
        const text = short(content as AlertContent, withMarks);
        expect(fitsShortMessage(text)).toBe(true);
        if (!withMarks) expect(septetsOf(text)).toBeLessThanOrEqual(SMS_LIMITS.septets);
      }),
    );
  });

  it('counts septets, those of the extension twice', () => {
    expect(septetsOf('Mach @ 1')).toBe(8);
    expect(septetsOf('[€]')).toBe(6);
    expect(septetsOf('Mạch')).toBeUndefined();
    expect(withoutMarks('Đường truyền “số 1” – ổn…  漢')).toBe('Duong truyen "so 1" - on... ?');
  });
});

describe('the digest', () => {
  it('stands in order: open incidents, failing equipment, promises, coverage, since yesterday', () => {
    expect(digestLines(digest(), 'vi')).toEqual([
      'Tình hình hạ tầng số tỉnh Quảng Ngãi, 27/11/2026 14:20',
      'Sự cố đang diễn ra: 1',
      '- VNPT, 23 xã, phường, đặc khu: Có dấu hiệu mất kết nối từ phía nhà mạng, cùng lúc tại nhiều địa điểm.',
      'Thiết bị hỏng: 2',
      '- xã Bình Sơn: ổ đĩa, 2 thiết bị',
      'Chưa đạt cam kết trong tháng: 1',
      '- xã Vạn Tường: đường truyền Internet, đạt 98,2 % (cam kết 99,5 %)',
      'Độ phủ: 1.234 trên 1.500 máy có số liệu trong 7 ngày qua; 12 trên 96 xã, phường, đặc khu chưa có máy nào.',
      'Từ 26/11/2026 14:20 đến nay: 5 sự cố mới, 4 sự cố kết thúc.',
    ]);
  });

  it('has at most twenty lines where each part is full, its link with it', () => {
    const full = digest({
      open: Array.from({ length: DIGEST_LINES.open }, (_, index) => news({ number: index })),
      openTotal: 40,
      failing: Array.from({ length: DIGEST_LINES.failing }, () => ({ commune: 'x', component: 'disk', devices: 1 })),
      failingTotal: 9,
      missed: Array.from({ length: DIGEST_LINES.missed }, () => ({ commune: 'x', subject: 'video', percent: 99 })),
      missedTotal: 12,
    });
    const { text } = alertLetter({ kind: 'digest', digest: full }, { ...wish, url: 'https://mach.example.vn/' });
    expect(text.trimEnd().split('\n')).toHaveLength(DIGEST_LINES.all);
    expect(text).toContain('Sự cố đang diễn ra: 40 (nêu 6)');
    expect(
      digestLines(digest({ open: [], openTotal: 0, failing: [], failingTotal: 0, missed: [] }), 'vi'),
    ).toHaveLength(5);
  });
});

describe('a text for the chat group', () => {
  const text = (given: Partial<AlertNews>) => groupTextOf(zaloIncident(news(given), NOW, 'vi'));
  it('says where the fault is in a few lines', () => {
    expect(text({}).split('\n').slice(0, 3)).toEqual([
      '[Mạch] Sự cố số 12: VNPT, 23 xã, phường, đặc khu',
      'Bắt đầu từ 27/11/2026 14:05, đã kéo dài 15 phút.',
      'Có dấu hiệu mất kết nối từ phía nhà mạng, cùng lúc tại nhiều địa điểm.',
    ]);
    const taken = { ...news(), acknowledgements: [{ at: NOW, by: 'account:truc', post: 'Trực CNTT' }] };
    expect(groupTextOf(zaloIncident(taken, NOW, 'vi'))).toContain('Đã tiếp nhận: Trực CNTT, lúc 27/11/2026 14:20.');
  });

  it('names no site, no device and no address', () => {
    const site = text({ scope: { kind: 'site', name: '12 Trần Phú' }, communes: 1, communeNames: ['xã Bình Sơn'] });
    expect(site).toContain('Sự cố số 12: xã Bình Sơn\n');
    expect(site).not.toContain('Trần Phú');
    const device = text({ scope: { kind: 'device', name: 'PC chị Lan' }, communes: 1, communeNames: ['xã Bình Sơn'] });
    expect(device).toContain('một máy tính tại xã Bình Sơn');
    expect(device).not.toContain('Lan');
    const service = text({
      scope: { kind: 'service', name: 'DVC https://10.1.2.3:8443/a 10.1.2.3 aa:bb:cc:dd:ee:ff fe80::1:2:3' },
    });
    expect(service).toContain('DVC … … … …, 23');
    const open = [atOffice({ scope: { kind: 'site', name: '12 Trần Phú' } })];
    expect(groupTextOf(zaloDigest(digest({ open }), 'vi'))).not.toContain('Trần Phú');
  });

  it('has at most six hundred characters, whatever it is about', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 900 });
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 10 }), (given, communeNames) => {
        const scope = { kind: 'service', name: given } as const;
        const fits = (all: string) => expect([...all].length).toBeLessThanOrEqual(ZALO_CHARACTERS_MAX);
        fits(text({ scope, communeNames, communes: 3_000 }));
        const open = Array.from({ length: 6 }, () => news({ scope, communeNames }));
        fits(groupTextOf(zaloDigest(digest({ open }), 'vi')));
      }),
      { numRuns: 50 },
    );
  });
});
