import { describe, expect, it } from 'vitest';
import { installPlaces } from './places.ts';
import {
  appearance,
  keepingProxy,
  protection,
  registration,
  removal,
  removalOfPersons,
  type WindowsCommand,
} from './windows-commands.ts';

const env = {
  ProgramFiles: 'C:\\Program Files',
  ProgramData: 'C:\\ProgramData',
  PUBLIC: 'C:\\Users\\Public',
  LOCALAPPDATA: 'C:\\Users\\lan\\AppData\\Local',
  USERPROFILE: 'C:\\Users\\lan',
};
const ofMachine = installPlaces(env, '0.1.0', { isForUser: false });
const ofUser = installPlaces(env, '0.1.0', { isForUser: true });
const line = ({ program, given }: WindowsCommand) => [program, ...given].join(' ');

describe('for the whole machine', () => {
  const commands = registration(ofMachine, ['--jitless'], 'none').map(line);
  it('makes a service of the vendor’s node.exe, with its flags, by an account without rights', () => {
    expect(commands[0]).toContain(
      'sc.exe create MachAgent binPath= "C:\\Program Files\\Mach\\0.1.0\\node.exe" --jitless "C:\\Program Files\\Mach\\0.1.0\\app\\resident.js" --service MachAgent "C:\\ProgramData\\Mach\\agent"',
    );
    expect(commands[0]).toContain('obj= NT AUTHORITY\\LocalService');
  });

  it('has Windows start it again after a failure, one that it tells itself too', () => {
    expect(commands.filter((each) => each.includes(' failure'))).toEqual([
      'sc.exe failure MachAgent reset= 3600 actions= restart/60000/restart/60000/restart/300000',
      'sc.exe failureflag MachAgent 1',
    ]);
  });

  describe('has rights in its data folder', () => {
    const rights = protection(ofMachine).map(line);
    const DATA = 'C:\\ProgramData\\Mach\\agent';

    it('that give people nothing of what is written there, at first or again', () => {
      const folder = rights.find((each) => each.startsWith(`icacls.exe ${DATA} /inheritance:r`));
      expect(folder).toMatch(/\*S-1-5-32-544:\(OI\)\(CI\)F .*\*S-1-5-19:\(OI\)\(CI\)M/);
      expect(folder).toContain('*S-1-5-32-545:RX /q');
      const inherited = rights.filter((each) => /S-1-5-32-545:\(OI\)/.test(each));
      expect(inherited).toEqual([`icacls.exe ${DATA}\\shown /grant *S-1-5-32-545:(OI)(CI)RX /q`]);
    });

    it('that take back what an older version gave, before the shown folder is opened again', () => {
      const taken = rights.findIndex((each) => each.startsWith(`icacls.exe ${DATA} /remove:g *S-1-5-32-545`));
      const reset = rights.findIndex((each) => each.startsWith(`icacls.exe ${DATA}\\* /reset /t`));
      const shown = rights.findIndex((each) => each.startsWith(`icacls.exe ${DATA}\\shown `));
      expect([taken, taken < reset, reset < shown]).toEqual([0, true, true]);
    });

    it('by which they write the file of presses, and only that', () => {
      const writable = rights.filter((each) => /S-1-5-32-545:\S*[WMF]/.test(each));
      expect(writable).toEqual([`icacls.exe ${DATA}\\shown\\pressed.json /grant *S-1-5-32-545:(R,W) /q`]);
    });
  });

  it('leads the service of an older version here, and leaves the same one alone', () => {
    expect(line(registration(ofMachine, [], 'other')[0] as WindowsCommand)).toContain('sc.exe config MachAgent');
    expect(registration(ofMachine, [], 'same').map(line).join()).not.toMatch(/create MachAgent|config MachAgent/);
  });

  it('keeps for the service what proxy the person is set to, and nothing of before', () => {
    const settings = { proxy: '10.1.2.3:8080', bypass: '*.tinh.vn;<local>' };
    expect(keepingProxy(settings).map(line)).toEqual([
      'reg.exe delete HKLM\\Software\\Mach /f',
      'reg.exe add HKLM\\Software\\Mach /v Proxy /d 10.1.2.3:8080 /f',
      'reg.exe add HKLM\\Software\\Mach /v ProxyBypass /d *.tinh.vn;<local> /f',
    ]);
    expect(keepingProxy({}).map(line)).toEqual(['reg.exe delete HKLM\\Software\\Mach /f']);
    expect(keepingProxy(undefined)).toEqual([]);
  });

  it('takes away all that it made: service, task and entry', () => {
    expect(removal(ofMachine).map(line)).toEqual([
      'sc.exe stop MachAgent',
      'sc.exe delete MachAgent',
      'schtasks.exe /delete /tn Mach\\RootRound /f',
      'reg.exe delete HKLM\\Software\\Mach /f',
      'reg.exe delete HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Mach /f',
    ]);
  });
});

describe('for one person', () => {
  it('touches neither services nor the machine’s part of the registry', () => {
    const all = [
      ...protection(ofUser),
      ...registration(ofUser, [], 'none'),
      ...appearance(ofUser, '0.1.0'),
      ...removal(ofUser),
    ].map(line);
    expect(all.join('\n')).not.toMatch(/sc\.exe|schtasks|HKLM/);
    expect(all[0]).toContain('ChayNen.vbs');
  });

  it('is taken out of the session’s start of whoever is signed in, by an installation for everybody', () => {
    const hives = [
      'HKEY_USERS\\.DEFAULT HKEY_USERS\\S-1-5-19 HKEY_USERS\\S-1-5-21-1-22-333-1001 HKEY_USERS\\S-1-5-21-1-22-333-1001_Classes',
      'HKEY_USERS\\S-1-5-18',
    ].join(' ');
    const person = 'HKU\\S-1-5-21-1-22-333-1001\\Software\\Microsoft\\Windows\\CurrentVersion';
    expect(removalOfPersons(hives).map(line)).toEqual([
      `reg.exe delete ${person}\\Run /v Mach /f`,
      `reg.exe delete ${person}\\Uninstall\\Mach /f`,
    ]);
    expect(removalOfPersons('')).toEqual([]);
  });
});
