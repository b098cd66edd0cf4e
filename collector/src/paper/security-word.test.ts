import { expect, it } from 'vitest';
import { wordText, writeWord } from '../adapters/docx.ts';
import { securityParts } from '../documents/security-file.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { securityWord } from './security-word.ts';

it('has four parts by number, the ports given, and no marks of Markdown', () => {
  const parts = securityParts({ port: 9443, reflectors: [] }, COLLECTOR_LIMITS);
  const made = 'Phiên bản 0.1.0. Lập ngày 28/11/2026.';
  const text = wordText(writeWord(securityWord(parts, made)));
  expect(text).toContain('HỒ SƠ AN TOÀN CỦA HỆ THỐNG MẠCH');
  expect(text).toContain(made);
  for (const [index, { title }] of parts.entries()) {
    expect(text).toContain(`Phần ${['I', 'II', 'III', 'IV'][index]}. ${title}`);
  }
  expect(text).toContain('TCP 9443');
  expect(text).not.toContain('`');
  expect(text).toContain('ho-so-an-toan-05-ma-bam.md');
});
