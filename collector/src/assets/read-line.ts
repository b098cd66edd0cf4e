import { countOf, kindIn, type Meaning, moneyOf, priceOf, tagOf, yearOf } from './cell-values.ts';
import type { Column } from './columns.ts';
import { type GridCell, textOf } from './grid.ts';
import type { Complaint, ReadLine, RegisterBasis } from './register-read.ts';
import { unitOfRow } from './unit-of-row.ts';

interface Line {
  readonly cell: (column: Column) => GridCell | undefined;
  readonly complain: Complaint;
  /** What figures of this column are multiplied by. */
  readonly unit: (column: Column) => number;
  readonly place: { readonly sheet: string; readonly row: number };
}

const TEXT_MAX = 200;
const TAG_MAX = 100;
const PEOPLE_MAX = 1_000;
const DEVICE_NUMBER_MAX = 1_000_000;

/** What a row says; undefined where it can't be told what it speaks of, which is complained of. */
export function readLine({ cell, complain, unit, place }: Line, basis: RegisterBasis): ReadLine | undefined {
  const value = <Value>(column: Column, meaning: Meaning<Value>): Value | undefined => {
    if (meaning.ok) return meaning.value;
    complain(column, meaning.code);
    return undefined;
  };
  const unitCode = unitOfRow(cell, complain, basis);
  const tag = tagOf(cell('asset_tag'));
  const serial = tagOf(cell('serial'));
  const number = countOf(cell('device_number'), DEVICE_NUMBER_MAX);
  const isIdentityBad = [tag, serial, number].some(({ ok }) => !ok);
  const tagText = value('asset_tag', tag);
  const serialText = value('serial', serial);
  const deviceNumber = value('device_number', number);
  const name = textOf(cell('name')).slice(0, TEXT_MAX);
  if (!isIdentityBad && tagText === undefined && serialText === undefined && deviceNumber === undefined) {
    complain(undefined, 'no-identity', name);
    return undefined;
  }
  const yearInUse = value('year_in_use', yearOf(cell('year_in_use'), basis.year));
  const originalPrice = value('original_price', priceOf(cell('original_price'), unit('original_price')));
  const residualValue = value('residual_value', moneyOf(cell('residual_value'), unit('residual_value')));
  const people = value('people', countOf(cell('people'), PEOPLE_MAX));
  const isAbove = originalPrice !== undefined && residualValue !== undefined && residualValue > originalPrice;
  if (isAbove) complain('residual_value', 'residual-above-price');
  if (unitCode === undefined || isIdentityBad) return undefined;
  const kind = kindIn(textOf(cell('kind'))) ?? kindIn(name);
  const department = textOf(cell('department')).slice(0, TEXT_MAX);
  return {
    unitCode,
    place: `${place.sheet}!${place.row}:${place.row}`,
    ...(tagText === undefined ? {} : { tag: tagText.text.slice(0, TAG_MAX) }),
    ...(tagText?.isNumber === true ? { isTagNumber: true } : {}),
    ...(serialText === undefined ? {} : { serialHash: basis.serialHash(serialText.text) }),
    ...(deviceNumber === undefined ? {} : { deviceNumber }),
    ...(name === '' ? {} : { name }),
    ...(kind === undefined ? {} : { kind }),
    ...(yearInUse === undefined ? {} : { yearInUse }),
    ...(originalPrice === undefined ? {} : { originalPrice }),
    ...(residualValue === undefined || isAbove ? {} : { residualValue }),
    ...(department === '' ? {} : { department }),
    ...(people === undefined || people === 0 ? {} : { people }),
  };
}
