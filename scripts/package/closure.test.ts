import { describe, expect, it } from 'vitest';
import { closure, type LockFile } from './closure.ts';

const lock: LockFile = {
  packages: {
    agent: { version: '0.1.0', dependencies: { '@mach/wire': '0.1.0', ffi: '^3' } },
    'packages/wire': { version: '0.1.0', dependencies: { yaml: '^2' } },
    'node_modules/@mach/wire': { link: true, resolved: 'packages/wire' },
    'packages/wire/node_modules/yaml': { version: '2.1.0', integrity: 'sha512-eA==', license: 'ISC' },
    'node_modules/yaml': { version: '1.0.0' },
    'node_modules/ffi': {
      version: '3.3.4',
      optionalDependencies: { 'ffi-linux': '3', 'ffi-win': '3', 'ffi-never-built': '3' },
      peerDependencies: { left: '*', right: '*' },
      peerDependenciesMeta: { right: { optional: true } },
    },
    'node_modules/ffi-linux': { version: '3.3.4', os: ['linux'], cpu: ['x64'] },
    'node_modules/ffi-win': { version: '3.3.4', os: ['win32'], cpu: ['x64'] },
    'node_modules/left': { version: '1.0.0' },
    'node_modules/right': { version: '1.0.0' },
  },
};
const places = (os: 'linux' | 'win32') => closure(lock, 'agent', { os, cpu: 'x64' }).map(({ place }) => place);

describe('what a program needs where it runs', () => {
  it('begins with itself, finds libraries as Node does, and takes no other platform’s', () => {
    expect(places('linux')).toEqual([
      'agent',
      'packages/wire',
      'packages/wire/node_modules/yaml',
      'node_modules/ffi',
      'node_modules/ffi-linux',
      'node_modules/left',
    ]);
    expect(places('win32')).toContain('node_modules/ffi-win');
  });

  it('carries name, version, hash and licence', () => {
    expect(closure(lock, 'agent', { os: 'linux', cpu: 'x64' })[1]).toMatchObject({ name: '@mach/wire' });
    expect(closure(lock, 'packages/wire', { os: 'linux', cpu: 'x64' })[1]).toEqual({
      ...{ name: 'yaml', version: '2.1.0', place: 'packages/wire/node_modules/yaml', needs: [] },
      ...{ integrity: 'sha512-eA==', licence: 'ISC' },
    });
  });

  it('names what the lock file does not hold', () => {
    const torn = { packages: { agent: { version: '1', dependencies: { gone: '1' } } } };
    expect(() => closure(torn, 'agent', { os: 'linux', cpu: 'x64' })).toThrow('no gone, which agent needs');
  });
});
