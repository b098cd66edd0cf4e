import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the build of the pages says of its parts. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isDynamicEntry: z.boolean().optional(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
);
type Manifest = z.output<typeof manifestSchema>;

/** What is loaded beside the first load where the name of the address does not say it: by the pattern of the address. */
const BESIDE: readonly (readonly [address: RegExp, ...sources: string[]])[] = [
  [/^\/$/, 'src/parts/province-boards.tsx'],
  [/^\/communes\/./, 'src/pages/commune-page.tsx'],
  [/^\/devices\/./, 'src/pages/device-page.tsx'],
  [/^\/incidents\/[^/]+\/dossier$/, 'src/pages/dossier-page.tsx'],
  [/^\/incidents\/./, 'src/pages/incident-page.tsx'],
  [/^\/meetings\/./, 'src/pages/meeting-page.tsx'],
  [/^\/prints\/./, 'src/pages/print-page.tsx'],
  [/^\/admin(\/|$)/, 'src/admin/administration.tsx'],
];

/**
 * The `Link` header of the shell at an address: what the page there will need beside the first load, so that a browser fetches it at once
 * and not after the first scripts have run (300 ms on a thin line). By the name of its first part: `/plans` is `pages/plans-page.tsx`; or by
 * the table above. Without a manifest, or for a page that is whole with the first load, there is none.
 */
export function pagePreloads(folder: string): (url: string) => string | undefined {
  const manifest = readManifest(join(folder, '.vite', 'manifest.json'));
  const known = new Map<string, string>();
  const linksTo = (sources: readonly string[]) => {
    const key = sources.join(' ');
    const links = known.get(key) ?? linksOf(manifest, sources);
    known.set(key, links);
    return links === '' ? undefined : links;
  };
  return (url) => {
    const [path = ''] = url.split('?');
    const [, ...beside] = BESIDE.find(([address]) => address.test(path)) ?? [];
    if (beside.length > 0) return linksTo(beside);
    const named = `src/pages/${/^\/([a-z0-9-]+)(?=\/|$)/.exec(path)?.[1]}-page.tsx`;
    return Object.hasOwn(manifest, named) ? linksTo([named]) : undefined;
  };
}

function linksOf(manifest: Manifest, sources: readonly string[]): string {
  const parts = new Set<string>();
  const walk = (key: string) => {
    const part = manifest[key];
    // What the first load brings anyway stands in the shell itself.
    if (part === undefined || part.isEntry === true || parts.has(key)) return;
    parts.add(key);
    for (const next of part.imports ?? []) walk(next);
  };
  for (const source of sources) {
    if (manifest[source]?.isDynamicEntry === true) walk(source);
  }
  return [...parts]
    .flatMap((key) => {
      const { file = '', css = [] } = manifest[key] ?? {};
      return [`</${file}>; rel=modulepreload`, ...css.map((style) => `</${style}>; rel=preload; as=style`)];
    })
    .join(', ');
}

function readManifest(file: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Pages that were not built, or built otherwise, load as ever, a little later.
    return {};
  }
}
