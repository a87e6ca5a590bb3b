import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ProgramDirectory } from '../api/directory';
import type { Field, FormState } from './fields';
import { valueAt } from './paths';
import { pickField, programOptions } from './program-field';

/** Several programs. Nothing chosen is "not said"; "none" is an answer of its own. */
export function programsField(form: FormState, directory: ProgramDirectory, { path, label, hint }: Field): TemplateResult {
  const value = valueAt(form.request, path) as string[] | undefined;
  const chosen = value ?? [];
  const save = (next: string[]) => form.set(path, next.length ? next : undefined);
  const id = `f-${path.replaceAll('.', '-')}`;
  const mistake = form.mistakes.get(path);
  return html`
    <fieldset class="field programs-field" data-path=${path}>
      <legend>${label}</legend>
      <p class="hint">${hint}</p>
      <ul class="picked">
        ${chosen.map(
          (programId) => html`
          <li>${directory.nameOf(programId)}
            <button type="button" class="quiet" @click=${() => save(chosen.filter((other) => other !== programId))}>Remove<span
              class="sr-only"> ${directory.nameOf(programId)}</span></button></li>`,
        )}
      </ul>
      ${pickField({
        id,
        label: 'Add a program',
        options: programOptions(directory).filter((o) => !chosen.includes(o.key)),
        choose: (programId) => programId && save([...chosen, programId]),
      })}
      <label class="chip none"><input type="checkbox" .checked=${live(value?.length === 0)}
        @change=${(e: Event) => form.set(path, (e.target as HTMLInputElement).checked ? [] : undefined)}><span>None</span></label>
      ${mistake ? html`<p class="mistake">${mistake}</p>` : ''}
    </fieldset>`;
}
