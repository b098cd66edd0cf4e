import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './parts.ts';
import { contentOf } from './tree.ts';
import { windowsScript } from './windows-scripts.ts';

const folder = join(ROOT, 'agent', 'packaging', 'windows', 'scripts');
const names = readdirSync(folder);
const shared = join('..', 'shared', 'kit-window.vbs');

describe.each([...names, shared])('%s', (name) => {
  it('is plain ASCII with the line ends of Windows in the repository', () => {
    const source = readFileSync(join(folder, name), 'latin1');
    expect(source).toMatch(/^[\r\n\x20-\x7e]+$/);
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is shipped in UTF-16 with its words in it, so that every mark is right in a window', () => {
    const bytes = contentOf(windowsScript(name, name));
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(bytes.toString('utf16le')).not.toMatch(/\{\{|\}\}/);
  });

  it('can be read by a host that knows ASCII alone', () => {
    expect(contentOf(windowsScript(name, name, 'ascii')).toString('latin1')).toMatch(/^[\r\n\x20-\x7e]+$/);
  });
});

it('asks its two questions in Vietnamese, over several lines', () => {
  const text = contentOf(windowsScript('CaiDat.vbs', 'CaiDat.vbs')).toString('utf16le');
  expect(text).toContain(
    '"Máy này đặt ở đâu? Ví dụ: Quầy 2, Văn phòng, Phòng họp." & vbCrLf & "" & vbCrLf & "Có thể bỏ trống',
  );
  expect(text).toContain('""cho phép thay đổi""');
});

it.each(['CaiDat.vbs', 'GoBo.vbs'])('%s is one file, with each of its functions once', (name) => {
  const text = contentOf(windowsScript(name, name)).toString('utf16le');
  const declared = [...text.matchAll(/^(?:Function|Sub) (\w+)/gm)].map(([, called]) => called);
  expect(declared).toEqual(expect.arrayContaining(['Main', 'ByShare', 'DesktopGiven', 'ReadAll', 'Say']));
  expect(new Set(declared).size).toBe(declared.length);
});
