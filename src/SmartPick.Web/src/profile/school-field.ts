import { html, type TemplateResult } from 'lit';
import { loadSchools, schools } from '../api/schools';
import { dispatch } from '../page/plain';
import { idOf, type FormState } from './fields';
import './pick-field';

export const SCHOOL = 'applicant.medicalSchool';

const load = (e: Event) => {
  const field = e.currentTarget as HTMLElement;
  loadSchools().then(
    () => dispatch(field, 'schools-loaded', undefined),
    () => {},
  );
};

/** The applicant's medical school, which brings its home programs and a tie to its state; loaded when it is looked for. */
export function schoolField(form: FormState): TemplateResult {
  const degree = form.request.applicant.type.startsWith('us-do') ? 'DO' : 'MD';
  const options = schools()
    .filter((school) => school.degree === degree)
    .map(({ schoolKey, name, shortName, aliases, city, state }) => ({
      key: schoolKey,
      label: `${name} (${city}, ${state})`,
      words: [shortName, ...aliases].join(' '),
    }));
  const chosen = form.request.applicant.medicalSchool;
  return html`
    <div class="field" data-path=${SCHOOL}>
      <pick-field .name=${idOf(form, SCHOOL)} .label=${'Medical school'} .placeholder=${'Name or short name'} .max=${1}
        .options=${options} .chosen=${chosen ? [chosen] : []} .mistake=${form.mistakes.get(SCHOOL) ?? ''} @pick-open=${load}
        @pick=${(e: CustomEvent<string>) => form.set(SCHOOL, e.detail)} @unpick=${() => form.set(SCHOOL, undefined)}></pick-field>
    </div>`;
}
