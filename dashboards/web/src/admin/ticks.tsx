interface Props {
  readonly legend: string;
  readonly choices: readonly (readonly [value: string, name: string])[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  /** What is wrong with the choice, in words. */
  readonly wrong?: string | undefined;
}

/** Some of many, each with a box to tick. */
export function Ticks({ legend, choices, chosen, onToggle, wrong }: Props) {
  return (
    <fieldset class="ticks form-wide">
      <legend>{legend}</legend>
      {wrong === undefined ? null : (
        <p class="field-problem form-wide" role="alert">
          {wrong}
        </p>
      )}
      {choices.map(([value, name]) => (
        <label key={value} class="check">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} /> <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** The list with this value in it, or without it where it was. */
export const toggled = (list: readonly string[], value: string): readonly string[] =>
  list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
