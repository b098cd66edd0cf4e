import { describe, expect, it } from 'vitest';
import { unlistedProbes, unparsedCommands } from './programs.ts';
import { madeUpTree } from './source-tree.ts';

describe('commands', () => {
  const base = 'export abstract class DataCommand extends Command { read() { return this.parse(this.ctor); } }';

  it('that do not parse their flags are found', () => {
    const path = 'agent/src/commands/a.ts';
    const files = madeUpTree({ [path]: '\nexport default class A extends Command { async run() {} }' }).sources;
    expect(unparsedCommands(files)).toMatchObject([{ path, line: 2 }]);
  });

  it('may let their base class parse', () => {
    const files = madeUpTree({
      'agent/src/commands/data-command.ts': base,
      'agent/src/commands/a.ts':
        "import { DataCommand } from './data-command.ts';\nexport default class A extends DataCommand { async run() {} }",
    }).sources;
    expect(unparsedCommands(files)).toEqual([]);
  });

  it('are told from lists of them and from what they extend', () => {
    const shared = 'export abstract class AgentCommand extends Command {}';
    expect(unparsedCommands(madeUpTree({ 'agent/src/commands/agent-command.ts': shared }).sources)).toEqual([]);
    expect(
      unparsedCommands(madeUpTree({ 'agent/src/commands/index.ts': 'export const commands = {};' }).sources),
    ).toEqual([]);
  });
});

describe('probes', () => {
  const ping = {
    'packages/probes/src/ping.ts': "import { probe } from './contract.ts';\nexport const ping = probe({});",
  };

  it('that the registry does not list are found', () => {
    const files = madeUpTree({ ...ping, 'packages/probes/src/registry.ts': 'export const registry = [];' }).sources;
    expect(unlistedProbes(files)).toMatchObject([{ path: 'packages/probes/src/ping.ts' }]);
  });

  it('that it lists are none', () => {
    const registry = "import { ping } from './ping.ts';\nexport const registry = [ping];";
    expect(unlistedProbes(madeUpTree({ ...ping, 'packages/probes/src/registry.ts': registry }).sources)).toEqual([]);
  });
});
