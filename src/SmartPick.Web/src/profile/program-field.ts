import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ProgramDirectory } from '../api/directory';
import type { ProgramSummary } from '../api/contract';
import { specialtyShort } from './vocabulary';

export const programLabel = (p: ProgramSummary): string => `${p.name} (${specialtyShort(p.specialty)}, ${p.city}, ${p.state})`;

interface Choice {
  id: string;
  label: string;
  value?: string | null;
  options: readonly { key: string; label: string }[];
  choose(key: string | undefined): void;
}

/** A name typed or picked from a long list, which stands for a key. */
export function pickField({ id, label, value, options, choose }: Choice): TemplateResult {
  const shown = value == null ? '' : (options.find((o) => o.key === value)?.label ?? value);
  const pick = (e: Event) => {
    const input = e.target as HTMLInputElement;
    const option = options.find((o) => o.label === input.value);
    const unknown = input.value !== '' && !option;
    input.ariaInvalid = String(unknown);
    document.getElementById(`${id}-mistake`)!.hidden = !unknown;
    choose(option?.key);
  };
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <input id=${id} type="text" list="${id}-options" autocomplete="off" placeholder="Type a name…" aria-describedby="${id}-mistake"
        .value=${live(shown)} @change=${pick}>
      <p class="mistake" id="${id}-mistake" hidden>Choose one from the list.</p>
      ${
        options.length
          ? html`<datalist id="${id}-options">${options.map(
              (o) => html`<option
        value=${o.label}></option>`,
            )}</datalist>`
          : nothing
      }
    </div>`;
}

export const programOptions = (directory: ProgramDirectory, specialty?: string | null) =>
  directory.all.filter((p) => !specialty || p.specialty === specialty).map((p) => ({ key: p.programId, label: programLabel(p) }));

/** Institutions by the name of one of their programs. */
export function institutionOptions(directory: ProgramDirectory) {
  const seen = new Map<string, string>();
  directory.all.forEach((p) => seen.has(p.institution) || seen.set(p.institution, `${p.name} (${p.city}, ${p.state})`));
  return [...seen].map(([key, label]) => ({ key, label }));
}
