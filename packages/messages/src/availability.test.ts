import { expect, it } from 'vitest';
import { availabilityShare, availabilitySubject, availabilityText } from './availability.ts';

it('never rounds a share up, and has a dash for what is not known', () => {
  expect(availabilityShare(0.99996, 'vi')).toBe('99,99 %');
  expect(availabilityShare(0.995, 'en')).toBe('99.5%');
  expect(availabilityShare(1, 'vi')).toBe('100 %');
  expect(availabilityShare(undefined, 'vi')).toBe('–');
});

it('names lines with their provider and services by their name', () => {
  expect(availabilitySubject({ subject: 'line.internet', name: 'VNPT' }, 'vi')).toBe('Đường truyền Internet (VNPT)');
  expect(availabilitySubject({ subject: 'video' }, 'en')).toBe('Video conference');
  expect(availabilitySubject({ subject: 'service.a', name: 'Cổng' }, 'vi')).toBe('Cổng');
  expect(availabilitySubject({ subject: 'service.a' }, 'vi')).toBe('service.a');
});

it('prints the same rules in both languages', () => {
  expect(availabilityText('vi').rules).toHaveLength(availabilityText('en').rules.length);
});
