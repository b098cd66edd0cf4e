import { expect, it } from 'vitest';
import { checkPageMessages } from './check-page.ts';

it.each([
  ['vi', 'VNPT (đọc số hiệu kênh QNI-204)'],
  ['en', 'VNPT (read out circuit QNI-204)'],
] as const)('names whom to call, with the circuit that a carrier asks for (%s)', (language, withCircuit) => {
  const { contact } = checkPageMessages(language);
  expect(contact({ name: 'VNPT', circuit: 'QNI-204' })).toBe(withCircuit);
  expect(contact({ name: 'Tổ hỗ trợ' })).toBe('Tổ hỗ trợ');
});
