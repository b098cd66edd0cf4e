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

/**
 * The `Link` header of the shell at an address: what the page there will need beside the first load, so that a browser fetches it at once
 * and not after the first scripts have run (300 ms on a thin line). By the name of its first part: `/plans` is `pages/plans-page.tsx`. Without
 * a manifest, or for a page of the first load, there is none.
 */
export function pagePreloads(folder: string): (url: string) => string | undefined {
  const manifest = readManifest(join(folder, '.vite', 'manifest.json'));
  const known = new Map<string, string>();
  for (const [source, { isDynamicEntry }] of Object.entries(manifest)) {
    const name = /^src\/pages\/([a-z0-9-]+)-page\.tsx$/.exec(source)?.[1];
    if (name !== undefined && isDynamicEntry === true) known.set(name, linksOf(manifest, source));
  }
  return (url) => known.get(/^\/([a-z0-9-]+)(?=[/?]|$)/.exec(url)?.[1] ?? '');
}

function linksOf(manifest: Manifest, source: string): string {
  const parts = new Set<string>();
  const walk = (key: string) => {
    const part = manifest[key];
    // What the first load brings anyway stands in the shell itself.
    if (part === undefined || part.isEntry === true || parts.has(key)) return;
    parts.add(key);
    for (const next of part.imports ?? []) walk(next);
  };
  walk(source);
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
