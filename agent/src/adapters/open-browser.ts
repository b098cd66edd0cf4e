import { spawn } from 'node:child_process';

/** Opens an address in the browser of whoever sits at the PC; false where the system has no program for it. */
export async function openBrowser(url: string, platform: NodeJS.Platform): Promise<boolean> {
  const [program, ...given] =
    platform === 'win32' ? ['rundll32.exe', 'url.dll,FileProtocolHandler', url] : ['xdg-open', url];
  return new Promise((resolve) => {
    const child = spawn(program as string, given, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
