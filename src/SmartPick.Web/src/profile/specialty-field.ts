import { html, type TemplateResult } from 'lit';
import { idOf, type FormState } from './fields';
import { valueAt } from './paths';
import './pick-field';
import { DEFAULT_SPECIALTIES, MAX_SPECIALTIES, specialties, specialtyName, specialtyShort } from './specialties';

export const SPECIALTIES = 'preferences.specialties';
const FIRST_CHOICE = 1;
const OTHER_CHOICE = 0.7;

/** The specialties that were chosen, most wanted first; none while the visitor has not chosen. */
export const chosenSpecialties = (form: Pick<FormState, 'request'>): string[] =>
  Object.entries((valueAt(form.request, SPECIALTIES) as Record<string, number> | undefined) ?? {})
    .filter(([, value]) => value > 0)
    .toSorted((a, b) => b[1] - a[1])
    .map(([code]) => code);

/** What a request is answered for: the choice, or what the API takes without one. */
export const answeredSpecialties = (form: Pick<FormState, 'request'>): readonly string[] => {
  const chosen = chosenSpecialties(form);
  return chosen.length ? chosen : DEFAULT_SPECIALTIES;
};

/** Codes as the visitor wants them, most wanted first. */
export const inOrder = (codes: readonly string[], form: Pick<FormState, 'request'>): string[] => {
  const order = answeredSpecialties(form);
  return codes.toSorted((a, b) => ((order.indexOf(a) + order.length) % order.length) - ((order.indexOf(b) + order.length) % order.length));
};

/** One to five specialties, found by search. Until one is chosen the API's own choice is named. */
export function specialtyField(form: FormState): TemplateResult {
  const values = (valueAt(form.request, SPECIALTIES) as Record<string, number> | undefined) ?? {};
  const chosen = chosenSpecialties(form);
  const options = specialties().map(({ code, name, short, words }) => ({ key: code, label: name, words: `${short} ${words ?? ''}` }));
  const add = (code: string) => form.set(SPECIALTIES, { ...values, [code]: chosen.length ? OTHER_CHOICE : FIRST_CHOICE });
  const remove = (code: string) => {
    const { [code]: _, ...others } = values;
    form.set(SPECIALTIES, Object.keys(others).length ? others : undefined);
  };
  return html`
    <div class="field" data-path=${SPECIALTIES}>
      <pick-field .name=${idOf(form, SPECIALTIES)} .label=${'Specialty'} .max=${MAX_SPECIALTIES}
        .placeholder=${chosen.length ? 'Add another' : 'Type to search'}
        .hint=${chosen.length ? '' : `Until you choose, you see ${DEFAULT_SPECIALTIES.map(specialtyShort).join(' and ')}.`}
        .options=${options} .chosen=${chosen} .nameOf=${specialtyName} .mistake=${form.mistakes.get(SPECIALTIES) ?? ''}
        @pick=${(e: CustomEvent<string>) => add(e.detail)} @unpick=${(e: CustomEvent<string>) => remove(e.detail)}></pick-field>
    </div>`;
}
