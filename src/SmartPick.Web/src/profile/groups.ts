import { html, nothing, type TemplateResult } from 'lit';
import type { ProgramDirectory } from '../api/directory';
import { checksField, numberField, selectField, slidersField, tickField, yesNoField, type FormState } from './fields';
import { nearField } from './near-field';
import { institutionOptions, pickField } from './program-field';
import { programsField } from './programs-field';
import { rotationsField } from './rotations-field';
import { schoolField } from './school-field';
import { specialtyName } from './specialties';
import { answeredSpecialties, SPECIALTIES, specialtyField } from './specialty-field';
import { stateField } from './state-field';
import {
  applicantTypes,
  clerkships,
  leadershipRoles,
  letters,
  objectives,
  pgy1Years,
  poolNames,
  quartiles,
  redFlags,
  settings,
  visas,
  weights,
  type Options,
} from './vocabulary';

export const isImg = ({ request }: Pick<FormState, 'request'>) => request.applicant.type.endsWith('-img');
export const isDo = ({ request }: Pick<FormState, 'request'>) => request.applicant.type.startsWith('us-do');

const passFail: Options = [
  ['pass', 'Passed'],
  ['fail', 'Failed'],
];
const weightDefaults = { location: 1, setting: 1, research: 0, size: 0 };
const settingDefaults = { university: 1, 'university-affiliated': 1, community: 1, military: 1 };

/** Whether the visitor applies in a part of radiology. */
const isRadiology = (form: FormState, specialty: string) => answeredSpecialties(form).includes(specialty);

/** Choices that mean something in the visitor's specialties: what begins with `ir-` or `dr-` is radiology's. */
const ofRadiology = (form: FormState, options: Options): Options =>
  options.filter(([value]) => {
    const radiology = isRadiology(form, 'ir-integrated');
    return value.startsWith('ir-') ? radiology : !value.startsWith('dr-') || radiology || isRadiology(form, 'dr');
  });

export const step2Field = (form: FormState) =>
  // That a typical score was assumed is said where the odds are.
  numberField({ ...form, notes: new Map() }, { path: 'applicant.step2ck.score', label: 'Step 2 CK score', placeholder: 'e.g. 250' });
export const comlexField = (form: FormState) =>
  numberField(form, { path: 'applicant.comlexLevel2.score', label: 'COMLEX Level 2-CE', placeholder: 'e.g. 600' });
export const tiesField = (form: FormState) =>
  stateField(form, {
    path: 'applicant.ties.states',
    label: 'States where you have ties',
    hint: 'Where you grew up, went to school or have family.',
  });
export const homeField = (form: FormState, directory: ProgramDirectory) =>
  html`<div data-path="applicant.homeInstitution">${pickField({
    id: `${form.prefix ?? 'f'}-applicant-homeInstitution`,
    label: 'Home hospital',
    hint: 'Your school’s teaching hospital, if it has a program in your specialty.',
    value: form.request.applicant.homeInstitution,
    options: institutionOptions(directory),
    choose: (key) => form.set('applicant.homeInstitution', key),
  })}</div>`;
export const visaField = (form: FormState) => selectField(form, { path: 'applicant.needsVisa', label: 'Visa' }, visas);
export const usceField = (form: FormState) =>
  numberField(form, { path: 'applicant.usClinicalExperienceMonths', label: 'US clinical experience, in months' });
export const graduationField = (form: FormState) =>
  numberField(form, { path: 'applicant.graduationYear', label: 'Graduation year', placeholder: 'e.g. 2027' });
export const quartileField = (form: FormState) =>
  selectField(form, { path: 'applicant.classQuartile', label: 'Class rank' }, quartiles, { numeric: true });
export const honorsField = (form: FormState) =>
  checksField(form, { path: 'applicant.honors', label: 'Clerkships with honors' }, clerkships);
export const lettersField = (form: FormState) =>
  checksField(form, { path: 'applicant.letters', label: 'Letters of recommendation' }, ofRadiology(form, letters));
export const researchFields = (form: FormState) => html`
  <fieldset class="field group" data-path="applicant.research">
    <legend>Research output</legend>
    <div class="trio">
      ${numberField(form, { path: 'applicant.research.abstracts', label: 'Abstracts' })}
      ${numberField(form, { path: 'applicant.research.posters', label: 'Posters' })}
      ${numberField(form, { path: 'applicant.research.papers', label: 'Papers' })}
      ${numberField(form, { path: 'applicant.research.firstAuthorPapers', label: 'First-author papers' })}
      ${isRadiology(form, 'ir-integrated') ? numberField(form, { path: 'applicant.research.irProjects', label: 'IR-related' }) : nothing}
    </div>
  </fieldset>`;
export const leadershipField = (form: FormState) =>
  checksField(form, { path: 'applicant.leadership', label: 'Leadership' }, ofRadiology(form, leadershipRoles));
export const flagsField = (form: FormState) =>
  checksField(
    form,
    { path: 'applicant.redFlags', label: 'Red flags', hint: 'Optional. Leave it blank if you’d rather not say.' },
    redFlags,
  );
export const honorSocieties = (form: FormState) => html`
  <div class="pair even">
    ${yesNoField(form, { path: 'applicant.aoa', label: 'AOA' })}
    ${yesNoField(form, { path: 'applicant.goldHumanism', label: 'GHHS' })}
  </div>`;

/** The questions that move the odds most; everything else is a refinement. */
export const firstQuestions = (form: FormState): TemplateResult => html`
  ${specialtyField(form)}
  <div class="pair even">
    ${selectField(form, { path: 'applicant.type', label: 'I’m applying as' }, applicantTypes, { required: true })}
    ${step2Field(form)}
  </div>
  ${isDo(form) ? comlexField(form) : nothing}
  ${isImg(form) ? nothing : schoolField(form)}
  ${tiesField(form)}`;

/** Questions that belong together, folded away until they are wanted. */
export interface Group {
  title: string;
  /** Beginnings of the fields in it. */
  paths: readonly string[];
  fields(form: FormState, directory: ProgramDirectory): TemplateResult;
}

const exam = (form: FormState, path: string, label: string) => html`
  <div class="pair">
    ${selectField(form, { path: `${path}.result`, label }, passFail)}
    ${numberField(form, { path: `${path}.attempts`, label: 'Attempts', placeholder: '1' })}
  </div>`;

const exams: Group = {
  title: 'Exams',
  paths: ['applicant.step1', 'applicant.step2ck', 'applicant.comlexLevel1', 'applicant.comlexLevel2'],
  fields: (form) => html`
    ${exam(form, 'applicant.step1', 'Step 1')}
    ${numberField(form, { path: 'applicant.step2ck.attempts', label: 'Step 2 CK attempts', placeholder: '1' })}
    ${
      isDo(form)
        ? html`${exam(form, 'applicant.comlexLevel1', 'COMLEX Level 1')}
        ${numberField(form, { path: 'applicant.comlexLevel2.attempts', label: 'COMLEX Level 2-CE attempts', placeholder: '1' })}`
        : nothing
    }`,
};

const school: Group = {
  title: 'School and record',
  paths: [
    'applicant.graduationYear',
    'applicant.pgy1',
    'applicant.homeInstitution',
    'applicant.needsVisa',
    'applicant.usClinicalExperienceMonths',
    'applicant.classQuartile',
    'applicant.aoa',
    'applicant.goldHumanism',
    'applicant.honors',
    'applicant.redFlags',
  ],
  fields: (form, directory) => html`
    ${graduationField(form)}
    ${selectField(form, { path: 'applicant.pgy1', label: 'PGY-1 year' }, pgy1Years)}
    ${homeField(form, directory)}
    ${isImg(form) ? html`${visaField(form)}${usceField(form)}` : nothing}
    ${quartileField(form)}
    ${honorSocieties(form)}
    ${honorsField(form)}
    ${flagsField(form)}`,
};

const work: Group = {
  title: 'Research, letters, rotations',
  paths: ['applicant.research', 'applicant.letters', 'applicant.rotations', 'applicant.connections', 'applicant.leadership'],
  fields: (form, directory) => html`
    ${researchFields(form)}
    ${lettersField(form)}
    ${rotationsField(form, directory)}
    ${programsField(form, directory, {
      path: 'applicant.connections',
      label: 'Programs that know you',
      hint: 'Someone there knows you, you have family in town, or you did research with them.',
    })}
    ${leadershipField(form)}`,
};

const wishes: Group = {
  title: 'What you want',
  paths: ['preferences', 'objective', 'applicant.ties.near'],
  fields: (form, directory) => {
    const answered = answeredSpecialties(form);
    return html`
      ${
        answered.length > 1
          ? slidersField(
              form,
              { path: SPECIALTIES, label: 'How much you want each specialty' },
              answered.map((code) => [code, specialtyName(code)] as const),
              Object.fromEntries(answered.map((code, i) => [code, i === 0 ? 1 : 0.7])),
            )
          : nothing
      }
      ${stateField(form, {
        path: 'preferences.states',
        label: 'States you prefer',
        hint: 'Programs elsewhere can still be listed, but rank lower.',
      })}
      ${stateField(form, { path: 'preferences.excludeStates', label: 'States to leave out' })}
      ${nearField(form, directory)}
      ${slidersField(form, { path: 'preferences.weights', label: 'What matters in a program' }, weights, weightDefaults)}
      ${slidersField(
        form,
        { path: 'preferences.settings', label: 'Settings you want' },
        form.request.preferences?.military ? settings : settings.filter(([v]) => v !== 'military'),
        settingDefaults,
      )}
      ${tickField(form, {
        path: 'preferences.military',
        label: 'Include military programs',
        hint: 'They take members of the armed forces, through the military match.',
      })}
      ${selectField(form, { path: 'objective', label: 'What matters more?' }, objectives.slice(1), { emptyLabel: objectives[0]![1] })}`;
  },
};

const SIGNAL = /^limits\.signals\.(.+)\.silver$/;

const limits: Group = {
  title: 'Signals and fees',
  paths: ['limits.signals', 'limits.feeAssistance'],
  fields: (form) => {
    const pools = [...(form.defaults?.keys() ?? [])].flatMap((path) => SIGNAL.exec(path)?.[1] ?? []);
    return html`
      ${pools.map(
        (pool) => html`
        <fieldset class="field group"><legend>${poolNames[pool] ?? specialtyName(pool)} signals</legend>
          <div class="pair even">
            ${
              form.defaults?.has(`limits.signals.${pool}.gold`)
                ? html`
            ${numberField(form, { path: `limits.signals.${pool}.gold`, label: 'Gold' })}
            ${numberField(form, { path: `limits.signals.${pool}.silver`, label: 'Silver' })}`
                : numberField(form, { path: `limits.signals.${pool}.silver`, label: 'Number' })
            }
          </div></fieldset>`,
      )}
      ${tickField(form, { path: 'limits.feeAssistance', label: 'I have AAMC fee assistance' })}`;
  },
};

export const groups: readonly Group[] = [exams, school, work, wishes, limits];

/** Asked first, outside of all groups. */
const FIRST: readonly string[] = ['applicant.step2ck.score', 'applicant.comlexLevel2.score'];

/** The group that a field is in, if it is in one. */
export const groupOf = (path: string): Group | undefined =>
  FIRST.includes(path) ? undefined : groups.find((g) => g.paths.some((p) => path === p || path.startsWith(`${p}.`)));
