/** What the lock file says of one installed package. */
interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly libc?: string | readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
export interface LockFile {
  readonly packages: Readonly<Record<string, Locked>>;
}

/** A library that a program needs where it runs. `place` is its folder in the checkout; of a workspace it is not under node_modules. */
export interface Needed {
  readonly name: string;
  readonly version: string;
  readonly place: string;
  readonly integrity?: string;
  readonly licence?: string;
  /** Places of what it needs itself. */
  readonly needs: readonly string[];
}

export interface Platform {
  readonly os: 'linux' | 'win32';
  readonly cpu: 'x64' | 'arm64';
}

/**
 * Everything that a workspace needs where it runs, itself first: its dependencies and theirs, found as Node finds them, with those
 * optional ones that are for this platform. Throws on a dependency that the lock file does not hold.
 */
export function closure(lock: LockFile, workspace: string, platform: Platform): readonly Needed[] {
  const found = new Map<string, Needed>();
  const visit = (place: string): void => {
    if (found.has(place)) return;
    const entry = lock.packages[place];
    if (entry === undefined) throw new Error(`package-lock.json has no entry ${place}`);
    const { version = '', integrity, license } = entry;
    const needs = needsOf(lock, place, entry, platform);
    found.set(place, {
      name: nameOf(place, lock),
      version,
      place,
      needs,
      ...(integrity === undefined ? {} : { integrity }),
      ...(license === undefined ? {} : { licence: license }),
    });
    for (const each of needs) visit(each);
  };
  visit(workspace);
  return [...found.values()];
}

function needsOf(lock: LockFile, place: string, entry: Locked, platform: Platform): string[] {
  const optional = Object.keys(entry.optionalDependencies ?? {});
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
  );
  const wanted = new Set([...Object.keys(entry.dependencies ?? {}), ...optional, ...peers]);
  return [...wanted].sort().flatMap((name) => {
    const at = resolve(lock, place, name);
    if (at === undefined) {
      if (optional.includes(name)) return [];
      throw new Error(`package-lock.json has no ${name}, which ${place} needs`);
    }
    return isFor(lock.packages[at] as Locked, platform) ? [at] : [];
  });
}

/** As Node looks: beside the one who asks, then upwards. A link leads to its workspace. */
function resolve(lock: LockFile, from: string, name: string): string | undefined {
  for (let above: string | undefined = from; above !== undefined; above = parentOf(above)) {
    const at = above === '' ? `node_modules/${name}` : `${above}/node_modules/${name}`;
    const entry = lock.packages[at];
    if (entry !== undefined) return entry.link === true ? entry.resolved : at;
  }
  return undefined;
}

function parentOf(place: string): string | undefined {
  if (place === '') return undefined;
  const inner = place.lastIndexOf('/node_modules/');
  return inner < 0 ? '' : place.slice(0, inner);
}

function isFor({ os, cpu, libc }: Locked, platform: Platform): boolean {
  const allows = (given: string | readonly string[] | undefined, own: string) =>
    given === undefined || [given].flat().includes(own);
  return allows(os, platform.os) && allows(cpu, platform.cpu) && allows(libc, 'glibc');
}

function nameOf(place: string, lock: LockFile): string {
  const inner = place.lastIndexOf('node_modules/');
  if (inner >= 0) return place.slice(inner + 'node_modules/'.length);
  const link = Object.entries(lock.packages).find(
    ([, { resolved, link: isLink }]) => isLink === true && resolved === place,
  );
  return link === undefined ? place : link[0].slice('node_modules/'.length);
}
