import { createHash } from 'node:crypto';
import { contentOf, sorted, type Tree } from './tree.ts';

/**
 * Every file of every package with its size and SHA-256, as the last part of the security file: what an office or its antivirus
 * finds on a machine can be held against it. Made with the packages, for only then do the files exist.
 */
export function renderFileSums(version: string, products: readonly (readonly [name: string, tree: Tree])[]): string {
  return [
    `# Mã SHA-256 của từng tệp, bản ${version}`,
    '',
    'Tệp này được tạo cùng lúc với các gói cài đặt và là phần cuối của hồ sơ an toàn (docs/ho-so-an-toan). Tổng của chính các gói ở trong SHA256SUMS; giấy phép của từng thành phần ở trong THIRD-PARTY.txt và tệp .cdx.json.',
    ...products.flatMap(([name, tree]) => [
      '',
      `## ${name}`,
      '',
      '| Tệp | Byte | SHA-256 |',
      '| --- | ---: | --- |',
      ...sorted(tree)
        .filter(({ content }) => !('linkTo' in content))
        .map((file) => {
          const bytes = contentOf(file);
          return `| \`${file.path}\` | ${bytes.length} | \`${createHash('sha256').update(bytes).digest('hex')}\` |`;
        }),
    ]),
    '',
  ].join('\n');
}
