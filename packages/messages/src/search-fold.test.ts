import { describe, expect, it } from 'vitest';
import { searchFold, searchMatcher } from './search-fold.ts';

describe('searchFold', () => {
  it.each([
    ['Xã Bình Sơn', 'xa binh son'],
    ['ĐẶC KHU LÝ SƠN', 'dac khu ly son'],
    ['Hoà Bình', 'hoa binh'],
    ['Hòa Bình', 'hoa binh'],
    ['Phường Thuỷ Xuân – khu 3', 'phuong thuy xuan khu 3'],
    ['Bi\u0300nh So\u031bn', 'binh son'],
    ['  ', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(searchFold(text)).toBe(folded);
  });
});

describe('searchMatcher', () => {
  it.each([
    ['binh son', 'Xã Bình Sơn', true],
    ['Bình Sơn', 'xã bình sơn', true],
    ['son binh', 'Xã Bình Sơn', true],
    ['Hoà', 'Phường Hòa Xuân', true],
    ['hòa', 'Phường Hoà Xuân', true],
    ['', 'Xã Bình Sơn', true],
    ['binh sa', 'Xã Bình Sơn', false],
    ['hoang hoa', 'Xã Hoằng Lộc', false],
    ['hoa hoang', 'Xã Hoằng Hóa', true],
    ['binhson', 'Xã Bình Sơn', true],
    ['inh', 'Xã Bình Sơn', false],
    ['21115', 'Xã Bình Sơn 21115', true],
  ])('%j in %j: %s', (asked, text, found) => {
    expect(searchMatcher(asked)(text)).toBe(found);
  });
});
