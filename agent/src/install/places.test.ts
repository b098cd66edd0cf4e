import { expect, it } from 'vitest';
import { installPlaces } from './places.ts';

const env = {
  ProgramFiles: 'C:\\Program Files',
  ProgramData: 'C:\\ProgramData',
  PUBLIC: 'C:\\Users\\Public',
  LOCALAPPDATA: 'C:\\Users\\lan\\AppData\\Local',
  USERPROFILE: 'C:\\Users\\lan',
};

it('puts the program of each version beside the others, and identity outside of all of them', () => {
  const { program, programs, data, icon, hive } = installPlaces(env, '0.1.0', { isForUser: false });
  expect({ program, programs, data, icon, hive }).toEqual({
    program: 'C:\\Program Files\\Mach\\0.1.0',
    programs: 'C:\\Program Files\\Mach',
    data: 'C:\\ProgramData\\Mach\\agent',
    icon: 'C:\\Users\\Public\\Desktop\\Kiểm tra máy.lnk',
    hive: 'HKLM',
  });
});

it('stays within the folders of a person without an administrator’s rights', () => {
  const { program, data, icon, hive } = installPlaces(env, '0.1.0', { isForUser: true });
  expect([program, data, icon].every((path) => path.startsWith('C:\\Users\\lan\\'))).toBe(true);
  expect(hive).toBe('HKCU');
});

it('puts the icon where the person’s desktop was led to, and everybody’s beside it', () => {
  const desktop = 'D:\\OneDrive\\Desktop';
  const icons = [true, false].map((isForUser) => installPlaces(env, '0.1.0', { isForUser, desktop }).icon);
  expect(icons).toEqual([`${desktop}\\Kiểm tra máy.lnk`, 'C:\\Users\\Public\\Desktop\\Kiểm tra máy.lnk']);
});

it('names the folder that Windows does not tell', () => {
  expect(() => installPlaces({ ...env, ProgramFiles: undefined }, '0.1.0', { isForUser: false })).toThrow(
    '%ProgramFiles%',
  );
});
