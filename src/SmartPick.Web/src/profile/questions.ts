import type { TemplateResult } from 'lit';
import type { ProgramDirectory } from '../api/directory';
import type { RecommendationRequest } from '../api/contract';
import type { FormState } from './fields';
import {
  flagsField,
  graduationField,
  homeField,
  honorsField,
  honorSocieties,
  isDo,
  isImg,
  leadershipField,
  lettersField,
  quartileField,
  researchFields,
  usceField,
  visaField,
} from './groups';
import { valueAt, withValue } from './paths';
import { SCHOOL } from './school-field';
import { SPECIALTIES } from './specialty-field';

type Profile = Pick<FormState, 'request'>;

/** One question that sharpens the odds. */
export interface Question {
  code: string;
  title: string;
  /**
   * About how many points its answer can move the chance of matching, measured on typical profiles of each kind (docs/usability.md); 0 where
   * it is not asked.
   */
  weight(profile: Profile): number;
  isAnswered(profile: Profile): boolean;
  /** How it is asked beside the list; the first questions are asked in the form alone. */
  fields?(form: FormState, directory: ProgramDirectory): TemplateResult;
  /** A "yes" that answers it at once. */
  yes?: { label: string; apply(request: RecommendationRequest): RecommendationRequest };
}

const has = (path: string) => (profile: Profile) => valueAt(profile.request, path) !== undefined;
/** Weights of a US MD, a US DO and an IMG. */
const byType =
  (md: number, dO: number, img: number) =>
  (profile: Profile): number =>
    isImg(profile) ? img : isDo(profile) ? dO : md;

export const hasScore = ({ request }: Profile): boolean =>
  typeof valueAt(request, 'applicant.step2ck.score') === 'number' || typeof valueAt(request, 'applicant.comlexLevel2.score') === 'number';

/** Passed at the first attempt: all exams that are due by now. */
function firstAttempts(request: RecommendationRequest): RecommendationRequest {
  const passed = { result: 'pass', attempts: 1 };
  const osteopathic = isDo({ request });
  let next = request;
  for (const [path, value] of [
    [osteopathic ? 'applicant.comlexLevel1' : 'applicant.step1', passed],
    ...(has('applicant.step2ck.score')({ request }) ? [['applicant.step2ck.attempts', 1]] : []),
    ...(has('applicant.comlexLevel2.score')({ request }) ? [['applicant.comlexLevel2.attempts', 1]] : []),
  ] as [string, unknown][]) {
    next = withValue(next, path, value);
  }

  return next;
}

/** Every question that counts toward a complete profile. */
export const questions: readonly Question[] = [
  { code: 'specialty', title: 'Specialty', weight: byType(10, 10, 10), isAnswered: has(SPECIALTIES) },
  { code: 'score', title: 'Step 2 CK or COMLEX', weight: byType(30, 30, 30), isAnswered: hasScore },
  {
    code: 'ties',
    title: 'Ties',
    weight: byType(5, 13, 14),
    isAnswered: (profile) => has('applicant.ties')(profile) || has(SCHOOL)(profile),
  },
  { code: 'visa', title: 'Do you need a visa?', weight: byType(0, 0, 30), isAnswered: has('applicant.needsVisa'), fields: visaField },
  {
    code: 'attempts',
    title: 'Did you pass every exam the first time?',
    weight: byType(15, 22, 24),
    isAnswered: ({ request }) =>
      ['step1', 'step2ck', 'comlexLevel1', 'comlexLevel2'].some((exam) => valueAt(request, `applicant.${exam}.attempts`) !== undefined),
    yes: { label: 'Yes', apply: firstAttempts },
  },
  {
    code: 'graduation',
    title: 'What’s your graduation year?',
    weight: byType(1, 1, 19),
    isAnswered: has('applicant.graduationYear'),
    fields: graduationField,
  },
  {
    code: 'research',
    title: 'How much research have you done?',
    weight: byType(9, 14, 16),
    isAnswered: has('applicant.research'),
    fields: researchFields,
  },
  {
    code: 'honors',
    title: 'Which clerkships did you honor?',
    weight: byType(7, 13, 15),
    isAnswered: has('applicant.honors'),
    fields: honorsField,
  },
  {
    code: 'home',
    title: 'Where is your home program?',
    weight: byType(3, 7, 0),
    isAnswered: (profile) => has('applicant.homeInstitution')(profile) || has(SCHOOL)(profile),
    fields: homeField,
  },
  {
    code: 'letters',
    title: 'Who is writing your letters?',
    weight: byType(7, 9, 11),
    isAnswered: has('applicant.letters'),
    fields: lettersField,
  },
  {
    code: 'usce',
    title: 'Do you have US clinical experience?',
    weight: byType(0, 0, 9),
    isAnswered: has('applicant.usClinicalExperienceMonths'),
    fields: usceField,
  },
  {
    code: 'quartile',
    title: 'Where do you rank in your class?',
    weight: byType(3, 7, 8),
    isAnswered: has('applicant.classQuartile'),
    fields: quartileField,
  },
  {
    code: 'flags',
    title: 'Anything programs may ask about?',
    weight: byType(7, 12, 12),
    isAnswered: has('applicant.redFlags'),
    fields: flagsField,
  },
  {
    code: 'societies',
    title: 'AOA or Gold Humanism?',
    weight: byType(2, 3, 0),
    isAnswered: (profile) => has('applicant.aoa')(profile) || has('applicant.goldHumanism')(profile),
    fields: honorSocieties,
  },
  {
    code: 'leadership',
    title: 'Any leadership roles?',
    weight: byType(1, 2, 3),
    isAnswered: has('applicant.leadership'),
    fields: leadershipField,
  },
];

/** The questions still open that can be asked beside the list, the most useful first. */
export const openQuestions = (profile: Profile, skipped: ReadonlySet<string> = new Set()): Question[] =>
  questions
    .filter((q) => (q.fields || q.yes) && q.weight(profile) > 0 && !q.isAnswered(profile) && !skipped.has(q.code))
    .toSorted((a, b) => b.weight(profile) - a.weight(profile));

/** How much of what moves the odds is answered, in percent. */
export function completeness(profile: Profile): number {
  const asked = questions.filter((q) => q.weight(profile) > 0);
  const sum = (some: readonly Question[]) => some.reduce((total, q) => total + q.weight(profile), 0);
  return Math.round((100 * sum(asked.filter((q) => q.isAnswered(profile)))) / sum(asked));
}
