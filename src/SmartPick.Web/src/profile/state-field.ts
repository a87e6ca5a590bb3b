import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Field, FormState } from './fields';
import { valueAt } from './paths';
import { states } from './vocabulary';

/** Several states; folded away until wanted, with the chosen ones on the fold. */
export function stateField(form: FormState, { path, label, hint }: Field): TemplateResult {
  const chosen = (valueAt(form.request, path) as string[] | undefined) ?? [];
  const toggle = (state: string, on: boolean) => {
    const next = states.filter((s) => (s === state ? on : chosen.includes(s)));
    form.set(path, next.length ? next : undefined);
  };
  return html`
    <details class="field states">
      <summary><span class="label">${label}</span> <span
        class="chosen">${chosen.length ? chosen.join(' ') : 'none selected'}</span></summary>
      <fieldset>
        <legend class="hint">${hint}</legend>
        <div class="state-grid">
          ${states.map(
            (state) => html`
            <label class="chip"><input type="checkbox" .checked=${live(chosen.includes(state))}
              @change=${(e: Event) => toggle(state, (e.target as HTMLInputElement).checked)}><span>${state}</span></label>`,
          )}
        </div>
      </fieldset>
    </details>`;
}
