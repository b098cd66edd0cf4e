import { join } from 'node:path';
import { kitGuide } from '../guide-pictures/kit-guide.ts';
import { debianPapers } from './debian-papers.ts';
import { type Parts, papers, partsOf, ROOT } from './parts.ts';
import type { Product } from './sbom.ts';
import { copiedFile, folderFiles, type Tree, type TreeFile } from './tree.ts';
import { windowsScript } from './windows-scripts.ts';

/**
 * The collector as one folder that holds all it needs: Node, its sources as they are, its libraries, its pages, and the agent for
 * Windows, of which it makes install kits.
 */
export function collectorFolder(windowsAgent: Tree, product: Product): Tree {
  const parts = partsOf('collector', { os: 'linux', cpu: 'x64' });
  return [
    copiedFile('node', join(parts.folderOf(parts.node), 'bin', 'node'), 0o755),
    copiedFile('mach-collector', join(ROOT, 'collector', 'packaging', 'mach-collector'), 0o755),
    copiedFile('config.example.yaml', join(ROOT, 'collector', 'config.example.yaml')),
    copiedFile('xa-vi-du.csv', join(ROOT, 'scripts', 'example-communes.csv')),
    ...sources(parts),
    ...libraries(parts),
    ...folderFiles(join(ROOT, 'dist', 'web'), 'dist/web'),
    ...windowsAgent.map((file) => ({ ...file, path: join('windows-agent', file.path) })),
    ...kitScripts().map((file) => ({ ...file, path: join('kit', file.path) })),
    ...papers(parts, product, ''),
    // Who installs it has no internet to read them in.
    ...['guides', 'ho-so-an-toan'].flatMap((name) => folderFiles(join(ROOT, 'docs', name), join('docs', name))),
    copiedFile('docs/planning.md', join(ROOT, 'docs', 'planning.md')),
  ];
}

/** What people click on in a kit, and the page that shows how. */
export function kitScripts(): Tree {
  return [
    windowsScript('CaiDat.vbs', 'CaiDat.vbs'),
    windowsScript('GoBo.vbs', 'GoBo.vbs'),
    copiedFile('KiemKe.vbs', join(ROOT, 'agent', 'legacy', 'kiemke.vbs')),
    kitGuide(),
  ];
}

/** The collector for Debian and Ubuntu. */
export function debianCollector(folder: Tree, product: Product): Tree {
  const packaging = join(ROOT, 'collector', 'packaging');
  const papersAndExample = /^(LICENSE|THIRD-PARTY\.txt|sbom\.cdx\.json|config\.example\.yaml|xa-vi-du\.csv|docs\/.+)$/;
  return [
    ...folder
      .filter(({ path }) => path !== 'mach-collector')
      .map((file) => {
        const into = papersAndExample.test(file.path) ? 'usr/share/doc/mach-collector' : 'usr/lib/mach-collector';
        return { ...file, path: join(into, file.path.replace(/^docs\//, '')) };
      }),
    copiedFile('usr/bin/mach-collector', join(packaging, 'debian', 'mach-collector.sh'), 0o755),
    ...folderFiles(join(packaging, 'systemd'), 'lib/systemd/system'),
    ...debianPapers(product),
  ];
}

/** Our own packages stand where they stand in the repository, and are linked as npm links them. */
function sources({ program, libraries }: Parts): Tree {
  const own = [program, ...libraries].filter(({ place }) => !place.startsWith('node_modules/'));
  const links = own.map(
    ({ name, place }): TreeFile => ({
      path: join('node_modules', name),
      mode: 0o777,
      content: { linkTo: join('..', '..', place) },
    }),
  );
  return [
    ...links,
    ...own.flatMap(({ place }) => folderFiles(join(ROOT, place), place, isRunSource)),
    ...['project-node.js', 'keep-compiled.js'].map((file) =>
      copiedFile(join('scripts', file), join(ROOT, 'scripts', file)),
    ),
  ];
}

const isRunSource = (path: string) =>
  (/^(package\.json$|bin\/|src\/)/.test(path) || /\.(yaml|dict)$/.test(path)) &&
  !/\.test\.tsx?$|\/testing\/|\/__snapshots__\/|\.snap$|^packaging\//.test(path);

function libraries({ libraries, folderOf }: Parts): Tree {
  return libraries
    .filter(({ place }) => place.startsWith('node_modules/'))
    .flatMap((part) => folderFiles(folderOf(part), part.place, isRunLibrary));
}

/** Without nested packages, which have places of their own, and without what only people, compilers and their makers' tools read. */
const isRunLibrary = (path: string) =>
  !/(^|\/)node_modules\//.test(path) &&
  // Node runs no TypeScript out of node_modules.
  !/\.([cm]?ts|map|md|markdown|sh)$|^index\.html$|^(tests?|spec|integration|js\/tests|docs?|examples?|benchmarks?)\/|(^|\/)\.[^/]/i.test(
    path,
  );
