import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { withoutNames } from './without-names.ts';

const home = '/home';
const clean = withoutNames(['nguyenvana', 'le.c', 'PC-MOT-CUA', 'an']);
const failed = (detail: string): Reading => ({ kind: 'x', uptimeMs: 1, ok: false, failure: 'bug', detail, values: {} });

it.each([
  ['C:\\Users\\tranb\\AppData\\Local\\Mach\\node.exe', 'C:\\Users\\(name)\\AppData\\Local\\Mach\\node.exe'],
  ['in "C:\\\\Users\\\\Trần Thị B\\\\x"', 'in "C:\\\\Users\\\\(name)\\\\x"'],
  ['file:///C:/Users/Tr%E1%BA%A7n/x.js:3', 'file:///C:/Users/(name)/x.js:3'],
  ['d:\\documents and settings\\TRANB~1\\x', 'd:\\documents and settings\\(name)\\x'],
  ['\\\\may-chu\\Users\\tranb\\x', '\\\\may-chu\\Users\\(name)\\x'],
  [`Command failed: ${home}/tranb/.local/mach/node`, 'Command failed: /home/(name)/.local/mach/node'],
  ["open '/var/home/tran b/x'", "open '/var/home/(name) b/x'"],
  ['/run/media/tranb/USB is full', '/run/media/(name)/USB is full'],
  ['file:///home/tranb/x.js', 'file:///home/(name)/x.js'],
  ['D:\\NguyenVanA\\x and nguyenvana@portal', 'D:\\(name)\\x and (name)@portal'],
  ['no such user: le.c', 'no such user: (name)'],
  ['getaddrinfo ENOTFOUND pc-mot-cua', 'getaddrinfo ENOTFOUND (name)'],
])('takes names out of a detail: %s', (detail, told) => {
  expect(clean(failed(detail)).detail).toBe(told);
});

it.each([
  'GET https://portal.example.vn/home/tra-cuu answered 404',
  'GET https://portal.example.vn:8443/users/tra-cuu answered 404',
  'http://home/x',
  '/var/lib/mach-agent-root/disks.json is missing',
  'nguyenvanan is another word, lexc too, an is too short',
])('leaves a detail as it is: %s', (detail) => {
  expect(clean(failed(detail)).detail).toBe(detail);
});

it('takes folders of users out of parts and texts among values, and leaves their words', () => {
  const reading: Reading = {
    kind: 'x',
    target: `${home}/le.c`,
    uptimeMs: 1,
    ok: true,
    values: { from: `${home}/le.c/x`, model: 'nguyenvana', bytes: 3 },
  };
  const values = { from: '/home/(name)/x', model: 'nguyenvana', bytes: 3 };
  expect(clean(reading)).toEqual({ ...reading, target: '/home/(name)', values });
  const page = { ...reading, target: 'https://portal.example.vn/home/le.c' };
  expect(clean(page).target).toBe(page.target);
});

it('stays within what the wire takes', () => {
  expect(clean(failed('le.c '.repeat(200))).detail).toHaveLength(1_000);
});
