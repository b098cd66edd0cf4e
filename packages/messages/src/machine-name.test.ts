import { expect, it } from 'vitest';
import { modelName, systemName } from './machine-name.ts';

it.each([
  [['HP', 'HP ProOne 240 G9'], 'HP ProOne 240 G9'],
  [['FPT ELEAD', 'ELEAD T10'], 'FPT ELEAD T10'],
  [['LENOVO', 'ThinkCentre neo 50s'], 'LENOVO ThinkCentre neo 50s'],
  [['ASUSTeK', undefined], 'ASUSTeK'],
  [['hp', 'HP 280'], 'HP 280'],
  [['HP', 'HPE ProLiant'], 'HP HPE ProLiant'],
  [[undefined, undefined], undefined],
] as const)('a maker and a model that begins with it: %j', ([maker, model], name) => {
  expect(modelName(maker, model)).toBe(name);
});

it.each([
  [['Microsoft Windows 10 Pro', '10.0.19045', 'Professional'], 'Microsoft Windows 10 Pro 10.0.19045'],
  [['Microsoft Windows 7', '6.1.7601', 'Ultimate'], 'Microsoft Windows 7 6.1.7601 Ultimate'],
  [['Debian GNU/Linux', '12', undefined], 'Debian GNU/Linux 12'],
  [[undefined, undefined, undefined], undefined],
] as const)('a system whose name tells its edition already: %j', ([distro, release, edition], name) => {
  expect(systemName(distro, release, edition)).toBe(name);
});
