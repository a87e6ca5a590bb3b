import { html, type TemplateResult } from 'lit';
import { idOf, type Field, type FormState } from './fields';
import { valueAt } from './paths';
import './pick-field';
import { stateOptions } from './vocabulary';

const options = stateOptions.map(([key, label]) => ({ key, label, words: key }));

/** Several states, found by name or postal code. */
export function stateField(form: FormState, { path, label, hint = '', placeholder = 'State, e.g. MI' }: Field): TemplateResult {
  const chosen = (valueAt(form.request, path) as string[] | undefined) ?? [];
  const save = (next: string[]) => form.set(path, next.length ? next.toSorted() : undefined);
  return html`
    <div class="field" data-path=${path}>
      <pick-field .name=${idOf(form, path)} .label=${label} .hint=${hint} .placeholder=${placeholder} .options=${options} .chosen=${chosen}
        .mistake=${form.mistakes.get(path) ?? ''}
        @pick=${(e: CustomEvent<string>) => save([...chosen, e.detail])}
        @unpick=${(e: CustomEvent<string>) => save(chosen.filter((s) => s !== e.detail))}></pick-field>
    </div>`;
}
