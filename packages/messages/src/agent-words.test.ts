import { expect, it } from 'vitest';
import { agentStatusSentences, joinedSentences, joiningLaterSentences } from './agent-words.ts';

const joined = {
  deviceNumber: 12,
  unitName: 'Xã Ví Dụ',
  unitCode: '99001',
  collectorUrl: 'https://mach.example.vn',
  isSame: false,
  isNewId: false,
  asksToBeServer: false,
  isOpenToListeners: false,
};
const NOW = Date.UTC(2026, 10, 22, 3);

it('says that a device has joined, and what to know about it', () => {
  expect(joinedSentences(joined, 'vi')).toEqual([
    'Đã đăng ký xong: máy số 12, Xã Ví Dụ (99001), tại https://mach.example.vn.',
  ]);
  expect(joinedSentences({ ...joined, isSame: true }, 'en')[0]).toContain('Already joined: device 12');
  const inventoried = { ...joined, supersedes: 5 };
  expect(joinedSentences(inventoried, 'vi')[1]).toContain('kiểm kê trước đó với số 5; từ nay chỉ tính là máy số 12');
  expect(joinedSentences(inventoried, 'en')[1]).toContain('before as device 5; from now on it counts as device 12');
  const all = { ...joined, isNewId: true, asksToBeServer: true, isOpenToListeners: true };
  expect(joinedSentences(all, 'vi')).toHaveLength(4);
  expect(joinedSentences(all, 'en')).toHaveLength(4);
  expect(joinedSentences(all, 'vi')[2]).toContain('devices place 12 --role server');
});

it('tells how the agent fares, and nothing of what is not there', () => {
  expect(agentStatusSentences({ waiting: 0, dropped: 0, refused: 0 }, NOW, 'vi')).toEqual([
    'Máy này chưa được đăng ký với máy chủ Mạch của tỉnh.',
    'Phần mềm Mạch trên máy chưa chạy lần nào.',
    'Không có báo cáo nào đang chờ gửi.',
  ]);
  const full = {
    joined,
    waiting: 1_500,
    oldestWaitingAt: NOW - 86_400_000,
    lastDeliveredAt: NOW - 86_400_000,
    trouble: 'timeout: no answer within 30 s',
    dropped: 2,
    refused: 1,
    cost: { cpuMs: 65_000, residentBytes: 55 * 1024 ** 2, sentBytes: 400_000, slowedForCpu: 1, slowedForBytes: 3 },
    at: NOW - 60_000,
  };
  for (const language of ['vi', 'en'] as const) {
    const lines = agentStatusSentences(full, NOW, language);
    expect(lines).toHaveLength(10);
    expect(lines.join('\n')).not.toContain('undefined');
  }
  expect(agentStatusSentences(full, NOW, 'vi')[2]).toContain('1.500 báo cáo, cũ nhất từ 21/11/2026 10:00');
});

it('says of a PC without a network yet that nothing more needs to be done', () => {
  expect(joiningLaterSentences('https://mach.example.vn', 'vi')[0]).toContain('sẽ tự đăng ký khi có mạng');
  expect(joiningLaterSentences('https://mach.example.vn', 'en')[0]).toContain('joins by itself');
});

it('says what a PC waits for that has not joined', () => {
  const lines = agentStatusSentences({ waitsFor: 'token', waiting: 0, dropped: 0, refused: 0 }, NOW, 'vi');
  expect(lines[1]).toContain('Hãy xin tỉnh bộ cài mới');
});
