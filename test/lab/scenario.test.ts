import { describe, expect, it } from 'vitest';
import { parseScenario, readScenario, scenarioNames } from './scenario.ts';

const scenario = (...steps: unknown[]) => JSON.stringify({ about: 'x', lastsS: 60, steps });

describe('a scenario', () => {
  it('that is shipped can be read', () => {
    expect(scenarioNames()).toContain('line-cut');
    for (const name of scenarioNames()) expect(readScenario(name).steps.length, name).toBeGreaterThan(0);
  });

  it('is put in the order of its times', () => {
    const late = { atS: 9, set: 'internet', to: {} };
    const early = { atS: 1, set: 'cable', to: { unplugged: 'near' } };
    expect(parseScenario(scenario(late, early)).steps).toEqual([early, late]);
  });

  it.each([
    [{ atS: 61, set: 'internet', to: {} }, 'steps[0].atS: found 61, expected 0 to 60'],
    [{ atS: 0, set: 'wifi', to: {} }, 'steps[0].set: found "wifi", expected internet, data, cable'],
    [{ atS: 0, set: 'cable', to: { up: { lossRatio: 3 } } }, 'steps[0].to.up.lossRatio: found 3'],
    [{ atS: 0, service: 'dns', is: 'dead' }, 'steps[0].is: found "dead", expected running, stopped'],
    [{ atS: 0, route: 'pc1', is: 'open' }, 'steps[0].route: found "pc1"'],
    [{ atS: 0, on: 'pc1', run: 'reboot' }, 'steps[0].run: expected a list of words'],
    [{ atS: 0, burn: 'all' }, 'steps[0].: found atS, burn'],
  ])('says where it is wrong: %j', (step, why) => {
    expect(() => parseScenario(scenario(step))).toThrow(why);
  });
});
