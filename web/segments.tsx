/** One of a few, all in sight: radio buttons that look like one control. */
import { useId } from 'preact/hooks';

interface Props<Value extends string> {
  readonly title: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  onChange(value: Value): void;
}

export function Segments<Value extends string>({ title, options, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset class="segments">
      <legend class="field-label">{title}</legend>
      <div class="segments-row">
        {options.map((option) => (
          <label key={option.value} class="segment">
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
