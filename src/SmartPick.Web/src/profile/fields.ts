import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RecommendationRequest } from '../api/contract';
import { valueAt } from './paths';
import { rangeOf } from './rules';
import type { Options } from './vocabulary';

/** What the fields of the form share. */
export interface FormState {
  request: RecommendationRequest;
  /** What is wrong, by field. */
  mistakes: ReadonlyMap<string, string>;
  /** What the answer remarks, by field. */
  notes: ReadonlyMap<string, string>;
  /** What the API takes when a field is left open, by field. */
  defaults?: ReadonlyMap<string, string>;
  set(path: string, value: unknown): void;
  /** Tells apart the ids of a field that is shown at two places. */
  prefix?: string;
}

export interface Field {
  path: string;
  label: string;
  hint?: string;
  placeholder?: string;
}

export const idOf = (form: FormState, path: string) => `${form.prefix ?? 'f'}-${path.replaceAll('.', '-')}`;

/** Whether the form shows a field, and so the errors of it. */
export const isShown =
  (form: Element) =>
  (path: string): boolean =>
    form.querySelector(`[data-path="${CSS.escape(path)}"]`) !== null;

/** Hint, note and mistake of a field, and the ids that describe it. */
function remarks(form: FormState, { path, hint }: Field) {
  const id = idOf(form, path);
  const mistake = form.mistakes.get(path);
  const note = form.notes.get(path) ?? form.notes.get(path.replace(/\.score$/, ''));
  return {
    id,
    invalid: mistake ? 'true' : 'false',
    describedBy: [hint && `${id}-hint`, note && `${id}-note`, mistake && `${id}-mistake`].filter(Boolean).join(' ') || nothing,
    text: html`
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      ${note ? html`<p class="note" id="${id}-note">${note}</p>` : nothing}
      ${mistake ? html`<p class="mistake" id="${id}-mistake">${mistake}</p>` : nothing}`,
  };
}

/** A number; other text is kept as it is, so that it can be corrected. */
const readNumber = (text: string) => (text.trim() === '' ? undefined : Number.isNaN(Number(text)) ? text : Number(text));

/** A field for a number. */
export function numberField(form: FormState, field: Field): TemplateResult {
  const r = remarks(form, field);
  const value = valueAt(form.request, field.path);
  return html`
    <div class="field" data-path=${field.path}>
      <label for=${r.id}>${field.label}</label>
      <input id=${r.id} type="text" autocomplete="off" class="number"
        inputmode=${rangeOf(field.path)?.integer === false ? 'decimal' : 'numeric'}
        placeholder=${field.placeholder ?? form.defaults?.get(field.path) ?? nothing}
        .value=${live(String(value ?? ''))}
        aria-invalid=${r.invalid} aria-describedby=${r.describedBy}
        @input=${(e: Event) => form.set(field.path, readNumber((e.target as HTMLInputElement).value))}>
      ${r.text}
    </div>`;
}

/** One of several; the empty choice is "not said", unless the field must be answered. */
export function selectField(
  form: FormState,
  field: Field,
  options: Options,
  { required = false, numeric = false, emptyLabel = 'Prefer not to say' } = {},
): TemplateResult {
  const r = remarks(form, field);
  const value = String(valueAt(form.request, field.path) ?? '');
  const read = (text: string) => (text === '' ? undefined : numeric ? Number(text) : text);
  return html`
    <div class="field" data-path=${field.path}>
      <label for=${r.id}>${field.label}</label>
      <select id=${r.id} aria-invalid=${r.invalid} aria-describedby=${r.describedBy} ?required=${required}
        @change=${(e: Event) => form.set(field.path, read((e.target as HTMLSelectElement).value))}>
        ${required ? nothing : html`<option value="" .selected=${value === ''}>${emptyLabel}</option>`}
        ${options.map(([v, label]) => html`<option value=${v} .selected=${v === value}>${label}</option>`)}
      </select>
      ${r.text}
    </div>`;
}

/** Yes, no or not said. */
export function yesNoField(form: FormState, field: Field): TemplateResult {
  const yesNo: Options = [
    ['true', 'Yes'],
    ['false', 'No'],
  ];
  const asBoolean: FormState = { ...form, set: (path, value) => form.set(path, value === undefined ? undefined : value === 'true') };
  return selectField(asBoolean, field, yesNo);
}

/** Several of a list. Nothing ticked is "not said"; "none" is an answer of its own. */
export function checksField(form: FormState, field: Field, options: Options): TemplateResult {
  const r = remarks(form, field);
  const chosen = valueAt(form.request, field.path) as string[] | undefined;
  const toggle = (value: string, on: boolean) => {
    const next = options.map(([v]) => v).filter((v) => (v === value ? on : chosen?.includes(v)));
    form.set(field.path, next.length ? next : undefined);
  };
  return html`
    <fieldset class="field checks" data-path=${field.path} aria-describedby=${r.describedBy}>
      <legend>${field.label}</legend>
      <div class="chips">
        ${options.map(
          ([v, label]) => html`
          <label class="chip"><input type="checkbox" .checked=${live(chosen?.includes(v) ?? false)}
            @change=${(e: Event) => toggle(v, (e.target as HTMLInputElement).checked)}><span>${label}</span></label>`,
        )}
        <label class="chip none"><input type="checkbox" .checked=${live(chosen?.length === 0)}
          @change=${(e: Event) => form.set(field.path, (e.target as HTMLInputElement).checked ? [] : undefined)}><span>None</span></label>
      </div>
      ${r.text}
    </fieldset>`;
}

/** How much of each, from not at all to fully. Touching one says them all, because the API reads a map as a whole. */
export function slidersField(form: FormState, field: Field, options: Options, defaults: Readonly<Record<string, number>>): TemplateResult {
  const r = remarks(form, field);
  const values = (valueAt(form.request, field.path) as Record<string, number> | undefined) ?? defaults;
  return html`
    <fieldset class="field group" data-path=${field.path} aria-describedby=${r.describedBy}>
      <legend>${field.label}</legend>
      ${options.map(([key, label]) => {
        const value = values[key] ?? 0;
        return html`
          <div class="slider">
            <label for="${r.id}-${key}">${label}</label>
            <input id="${r.id}-${key}" type="range" min="0" max="1" step="0.1" .value=${live(String(value))}
              aria-valuetext="${Math.round(100 * value)} of 100"
              @input=${(e: Event) => form.set(field.path, { ...defaults, ...values, [key]: Number((e.target as HTMLInputElement).value) })}>
            <output for="${r.id}-${key}">${Math.round(100 * value)}</output>
          </div>`;
      })}
      ${r.text}
    </fieldset>`;
}

/** Yes or not. */
export function tickField(form: FormState, field: Field): TemplateResult {
  const r = remarks(form, field);
  return html`
    <div class="field tick" data-path=${field.path}>
      <label><input id=${r.id} type="checkbox" .checked=${live(valueAt(form.request, field.path) === true)}
        aria-describedby=${r.describedBy}
        @change=${(e: Event) => form.set(field.path, (e.target as HTMLInputElement).checked || undefined)}>
        <span>${field.label}</span></label>
      ${r.text}
    </div>`;
}
