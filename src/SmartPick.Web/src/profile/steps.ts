import { html, nothing, type TemplateResult } from 'lit';
import type { ProgramDirectory } from '../api/directory';
import { checksField, numberField, selectField, slidersField, tickField, yesNoField, type FormState } from './fields';
import { nearField } from './near-field';
import { institutionOptions, pickField } from './program-field';
import { programsField } from './programs-field';
import { rotationsField } from './rotations-field';
import { stateField } from './state-field';
import {
  applicantTypes,
  clerkships,
  leadershipRoles,
  letters,
  objectives,
  radiologyPool,
  redFlags,
  settings,
  specialties,
  visas,
  weights,
  type Options,
} from './vocabulary';

export interface Step {
  title: string;
  fields(form: FormState, directory: ProgramDirectory): TemplateResult;
}

const passFail: Options = [
  ['pass', 'Passed'],
  ['fail', 'Failed'],
];
const quartiles: Options = [
  ['1', 'Top quarter'],
  ['2', 'Second quarter'],
  ['3', 'Third quarter'],
  ['4', 'Bottom quarter'],
];

const whoYouAre: Step = {
  title: 'Who you are',
  fields: (form, directory) => html`
    ${selectField(form, { path: 'applicant.type', label: 'I’m applying as' }, applicantTypes, { required: true })}
    ${numberField(form, { path: 'applicant.graduationYear', label: 'Graduation year', placeholder: 'e.g. 2027' })}
    ${pickField({
      id: 'f-applicant-homeInstitution',
      label: 'Home institution',
      value: form.request.applicant.homeInstitution,
      options: institutionOptions(directory),
      choose: (key) => form.set('applicant.homeInstitution', key),
    })}
    ${
      form.request.applicant.type.endsWith('-img')
        ? html`
      ${selectField(form, { path: 'applicant.needsVisa', label: 'Visa' }, visas)}
      ${numberField(form, { path: 'applicant.usClinicalExperienceMonths', label: 'US clinical experience, months' })}`
        : nothing
    }
    ${stateField(form, {
      path: 'applicant.ties.states',
      label: 'States you have ties to',
      hint: 'Where you grew up, went to school or have family',
    })}
    ${nearField(form, directory)}`,
};

const scoresAndRecord: Step = {
  title: 'Scores and record',
  fields: (form, directory) => html`
    <div class="pair">
      ${numberField(form, { path: 'applicant.step2ck.score', label: 'Step 2 CK', placeholder: 'e.g. 252' })}
      ${numberField(form, { path: 'applicant.step2ck.attempts', label: 'Attempts', placeholder: '1' })}
    </div>
    <div class="pair">
      ${selectField(form, { path: 'applicant.step1.result', label: 'Step 1' }, passFail)}
      ${numberField(form, { path: 'applicant.step1.attempts', label: 'Attempts', placeholder: '1' })}
    </div>
    ${
      form.request.applicant.type.startsWith('us-do')
        ? html`
      <div class="pair">
        ${numberField(form, { path: 'applicant.comlexLevel2.score', label: 'COMLEX Level 2-CE', placeholder: 'e.g. 600' })}
        ${numberField(form, { path: 'applicant.comlexLevel2.attempts', label: 'Attempts', placeholder: '1' })}
      </div>
      <div class="pair">
        ${selectField(form, { path: 'applicant.comlexLevel1.result', label: 'COMLEX Level 1' }, passFail)}
        ${numberField(form, { path: 'applicant.comlexLevel1.attempts', label: 'Attempts', placeholder: '1' })}
      </div>`
        : nothing
    }
    ${selectField(form, { path: 'applicant.classQuartile', label: 'Class rank' }, quartiles, { numeric: true })}
    <div class="pair">
      ${yesNoField(form, { path: 'applicant.aoa', label: 'AOA' })}
      ${yesNoField(form, { path: 'applicant.goldHumanism', label: 'GHHS' })}
    </div>
    ${checksField(form, { path: 'applicant.honors', label: 'Clerkships with honors' }, clerkships)}
    <fieldset class="field group">
      <legend>Research output</legend>
      <div class="trio">
        ${numberField(form, { path: 'applicant.research.abstracts', label: 'Abstracts' })}
        ${numberField(form, { path: 'applicant.research.posters', label: 'Posters' })}
        ${numberField(form, { path: 'applicant.research.papers', label: 'Papers' })}
        ${numberField(form, { path: 'applicant.research.firstAuthorPapers', label: 'First-author papers' })}
        ${numberField(form, { path: 'applicant.research.irProjects', label: 'IR-related' })}
      </div>
    </fieldset>
    ${checksField(form, { path: 'applicant.letters', label: 'Letters of recommendation' }, letters)}
    ${rotationsField(form, directory)}
    ${programsField(form, directory, {
      path: 'applicant.connections',
      label: 'Programs that know you',
      hint: 'Somebody there knows you, family in town, research with them.',
    })}
    ${checksField(form, { path: 'applicant.leadership', label: 'Leadership' }, leadershipRoles)}
    ${checksField(
      form,
      { path: 'applicant.redFlags', label: 'Red flags', hint: 'Optional. Leave it blank if you’d rather not say.' },
      redFlags,
    )}`,
};

const specialtyDefaults = { 'ir-integrated': 1, dr: 0.7 };
const weightDefaults = { location: 1, setting: 1, research: 0, size: 0 };
const settingDefaults = { university: 1, 'university-affiliated': 1, community: 1, military: 1 };

const whereAndWhat: Step = {
  title: 'Where and what you want',
  fields: (form) => html`
    ${slidersField(form, { path: 'preferences.specialties', label: 'How much you want each specialty' }, specialties, specialtyDefaults)}
    ${stateField(form, {
      path: 'preferences.states',
      label: 'States you prefer',
      hint: 'Programs elsewhere can still be listed, but rank lower.',
    })}
    ${stateField(form, { path: 'preferences.excludeStates', label: 'States to leave out', hint: 'Programs there won’t be listed.' })}
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
    ${selectField(form, { path: 'objective', label: 'What matters more?' }, objectives.slice(1), { emptyLabel: objectives[0]![1] })}
    <div class="pair">
      ${numberField(form, { path: `limits.signals.${radiologyPool}.gold`, label: 'Gold signals' })}
      ${numberField(form, { path: `limits.signals.${radiologyPool}.silver`, label: 'Silver signals' })}
    </div>
    ${tickField(form, { path: 'limits.feeAssistance', label: 'I have AAMC fee assistance' })}`,
};

export const steps: readonly Step[] = [whoYouAre, scoresAndRecord, whereAndWhat];
