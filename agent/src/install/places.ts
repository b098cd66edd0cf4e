import { win32 } from 'node:path';

/** Where an installation on Windows puts things. Data is outside of the program, so that identity outlives it. */
export interface InstallPlaces {
  readonly isForUser: boolean;
  /** Of this version: the next one lies beside it, so that no file in use has to be replaced. */
  readonly program: string;
  /** What holds the program folders of all versions. */
  readonly programs: string;
  readonly data: string;
  readonly icon: string;
  /** Key of the registry under which Windows lists programs, and what starts with the session. */
  readonly hive: 'HKLM' | 'HKCU';
}

/** On Windows: the part of the data folder that everybody at the PC may read. */
export const SHOWN_FOLDER = 'shown';

export const ICON_NAME = 'Kiểm tra máy.lnk';

export interface InstallScope {
  readonly isForUser: boolean;
  /** The person's desktop as Windows tells it: it may lie on a server or in a cloud's folder. Beside the profile unless given. */
  readonly desktop?: string | undefined;
}

/** For the whole machine, or for the person alone who has no right to more. Throws where Windows does not say where its folders are. */
export function installPlaces(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
  { isForUser, desktop }: InstallScope,
): InstallPlaces {
  const of = (name: string) => {
    const folder = env[name];
    if (folder === undefined || folder === '') throw new Error(`Windows does not say where %${name}% is`);
    return folder;
  };
  const programs = isForUser
    ? win32.join(of('LOCALAPPDATA'), 'Programs', 'Mach')
    : win32.join(of('ProgramFiles'), 'Mach');
  return {
    isForUser,
    programs,
    program: win32.join(programs, version),
    data: win32.join(of(isForUser ? 'LOCALAPPDATA' : 'ProgramData'), 'Mach', 'agent'),
    icon: win32.join(
      isForUser ? (desktop ?? win32.join(of('USERPROFILE'), 'Desktop')) : win32.join(of('PUBLIC'), 'Desktop'),
      ICON_NAME,
    ),
    hive: isForUser ? 'HKCU' : 'HKLM',
  };
}
