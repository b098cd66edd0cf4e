import { expect, it } from 'vitest';
import { planText } from './plan-text.ts';

it('says in both languages how near to the best a plan is', () => {
  expect(planText('vi').bound('1.200', '1.201', '0,1')).toContain('không phương án nào lấy lại được quá 1.201 phút');
  expect(planText('en').bound('1,200', '1,201', '0.1')).toContain('no plan gives back more than 1,201');
});
