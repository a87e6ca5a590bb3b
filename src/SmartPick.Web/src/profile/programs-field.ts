import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ProgramDirectory } from '../api/directory';
import { idOf, type Field, type FormState } from './fields';
import { valueAt } from './paths';
import { programOptions } from './program-field';
import './pick-field';

/** Several programs. Nothing chosen is "not said"; "none" is an answer of its own. */
export function programsField(form: FormState, directory: ProgramDirectory, { path, label, hint = '' }: Field): TemplateResult {
  const value = valueAt(form.request, path) as string[] | undefined;
  const chosen = value ?? [];
  const save = (next: string[]) => form.set(path, next.length ? next : undefined);
  return html`
    <div class="field" data-path=${path}>
      <pick-field .name=${idOf(form, path)} .label=${label} .hint=${hint} .options=${programOptions(directory)} .chosen=${chosen}
        .nameOf=${(id: string) => directory.nameOf(id)} .mistake=${form.mistakes.get(path) ?? ''}
        @pick=${(e: CustomEvent<string>) => save([...chosen, e.detail])}
        @unpick=${(e: CustomEvent<string>) => save(chosen.filter((id) => id !== e.detail))}></pick-field>
      <label class="chip none"><input type="checkbox" .checked=${live(value?.length === 0)}
        @change=${(e: Event) => form.set(path, (e.target as HTMLInputElement).checked ? [] : undefined)}><span>None</span></label>
    </div>`;
}
