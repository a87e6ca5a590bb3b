import type { RecommendationRequest } from '../api/contract';
import { dollars, plural } from '../text/format';
import { valueAt } from './paths';
import { specialtyName, specialtyShort } from './specialties';
import { chosenSpecialties } from './specialty-field';
import {
  applicantTypes,
  clerkships,
  labelOf,
  leadershipRoles,
  letters,
  objectives,
  quartiles,
  redFlags,
  rotationKinds,
  visas,
  type Options,
} from './vocabulary';

/** A profile in words, one fact a line: for advisors, on paper, and to tell two profiles apart. */
export function profileLines(request: RecommendationRequest): [label: string, text: string][] {
  const at = (path: string) => valueAt(request, path);
  const lines: [string, string | undefined][] = [
    ['Applying as', labelOf(applicantTypes, request.applicant.type)],
    ['Specialties', chosenSpecialties({ request }).map(specialtyName).join(', ')],
    ['Medical school', text(at('applicant.medicalSchool'))],
    ['Graduation', text(at('applicant.graduationYear'))],
    ...(['Step 1', 'Step 2 CK', 'COMLEX Level 1', 'COMLEX Level 2-CE'] as const).map((name, i): [string, string | undefined] => [
      name,
      exam(at(`applicant.${['step1', 'step2ck', 'comlexLevel1', 'comlexLevel2'][i]}`)),
    ]),
    ['Class rank', labelIf(quartiles, at('applicant.classQuartile'))],
    ['AOA', yesNo(at('applicant.aoa'))],
    ['GHHS', yesNo(at('applicant.goldHumanism'))],
    ['Honors', several(clerkships, at('applicant.honors'))],
    ['Research', research(at('applicant.research'))],
    ['Letters', several(letters, at('applicant.letters'))],
    ['Rotations', rotations(request)],
    ['Leadership', several(leadershipRoles, at('applicant.leadership'))],
    ['Ties', text(at('applicant.ties.states'))],
    ['Visa', labelIf(visas, at('applicant.needsVisa'))],
    [
      'US clinical experience',
      typeof at('applicant.usClinicalExperienceMonths') === 'number'
        ? plural(at('applicant.usClinicalExperienceMonths') as number, 'month')
        : undefined,
    ],
    ['Red flags', several(redFlags, at('applicant.redFlags'))],
    ['Connections', count(at('applicant.connections'), 'program')],
    ['Favorites', count(Object.keys(at('preferences.favorites') ?? {}), 'program')],
    ['Preferred states', text(at('preferences.states'))],
    ['States left out', text(at('preferences.excludeStates'))],
    ['What matters more', labelIf(objectives, request.objective)],
    ['Maximum applications', text(at('limits.applications'))],
    ['Budget', typeof at('limits.budgetUsd') === 'number' ? dollars(at('limits.budgetUsd') as number) : undefined],
    ['Length of the list', length(request.threshold)],
    ['Pinned', count(at('preferences.include'), 'program')],
    ['Dropped', count(at('preferences.exclude'), 'program')],
  ];
  return lines.filter((line): line is [string, string] => !!line[1]);
}

const text = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : Array.isArray(value) ? value.join(', ') || 'none' : String(value as string | number);
const yesNo = (value: unknown) => (value === true ? 'yes' : value === false ? 'no' : undefined);
const labelIf = (options: Options, value: unknown) =>
  value === undefined || value === null ? undefined : labelOf(options, String(value as string));
const several = (options: Options, value: unknown) =>
  Array.isArray(value) ? value.map((v) => labelOf(options, String(v))).join(', ') || 'none' : undefined;
const count = (value: unknown, one: string) => (Array.isArray(value) && value.length ? plural(value.length, one) : undefined);
const length = (threshold: number | null | undefined) =>
  typeof threshold !== 'number' ? undefined : threshold === 0 ? 'as long as the limits allow' : threshold > 0.0001 ? 'short' : 'long';

function exam(value: unknown): string | undefined {
  const { score, result, attempts } = (value ?? {}) as { score?: number; result?: string; attempts?: number };
  return [score, result, attempts && `${plural(attempts, 'attempt')}`].filter(Boolean).join(', ') || undefined;
}

function research(value: unknown): string | undefined {
  const names: Record<string, string> = {
    abstracts: 'abstract',
    posters: 'poster',
    papers: 'paper',
    firstAuthorPapers: 'first-author paper',
  };
  return (
    Object.entries((value ?? {}) as Record<string, number>)
      .filter(([key, n]) => names[key] && typeof n === 'number')
      .map(([key, n]) => plural(n, names[key]!))
      .join(', ') || undefined
  );
}

const rotations = ({ applicant }: RecommendationRequest) =>
  applicant.rotations
    ?.map(({ kind, specialty }) => `${labelOf(rotationKinds, kind)}${specialty ? ` (${specialtyShort(specialty)})` : ''}`)
    .join(', ') || undefined;
