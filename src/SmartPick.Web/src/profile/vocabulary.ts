import type { Applicant, Preferences, RecommendationRequest, Rotation } from '../api/contract';
import { states as stateCodes } from '../api/request-fields.json';

/** Values with the words people use for them. */
export type Options = readonly (readonly [value: string, label: string])[];

/** Labels of all values of a field of the contract, in the order in which they are offered; the compiler finds one that is missing. */
const options = <T extends string>(labels: Record<T, string>): Options => Object.entries(labels) as [T, string][];

type Value<T> = NonNullable<T>;
type Item<T> = T extends readonly (infer I)[] ? I : never;

export const applicantTypes = options<Applicant['type']>({
  'us-md-senior': 'US MD senior',
  'us-do-senior': 'US DO senior',
  'us-md-graduate': 'US MD graduate',
  'us-do-graduate': 'US DO graduate',
  'us-img': 'US IMG (citizen, foreign school)',
  'non-us-img': 'Non-US IMG',
});

export const quartiles: Options = [
  ['1', 'Top quarter'],
  ['2', 'Second quarter'],
  ['3', 'Third quarter'],
  ['4', 'Bottom quarter'],
];

/** Pools of signals that the season names. */
export const poolNames: Readonly<Record<string, string>> = { radiology: 'Radiology', 'transitional-year': 'Transitional year' };

export const clerkships = options<Item<Value<Applicant['honors']>>>({
  medicine: 'Medicine',
  surgery: 'Surgery',
  radiology: 'Radiology',
  pediatrics: 'Pediatrics',
  obgyn: 'Ob-Gyn',
  psychiatry: 'Psychiatry',
  neurology: 'Neurology',
  'family-medicine': 'Family medicine',
  'emergency-medicine': 'Emergency medicine',
});

export const letters = options<Extract<Item<Value<Applicant['letters']>>, string>>({
  'ir-attending': 'IR attending',
  'ir-program-director': 'IR program director',
  'ir-chief': 'IR chief',
  'dr-faculty': 'DR faculty',
  surgery: 'Surgery',
  'internal-medicine': 'Internal medicine',
  'critical-care': 'Critical care',
  'emergency-medicine': 'Emergency medicine',
  'research-mentor': 'Research mentor',
  other: 'Other',
});

export const rotationKinds = options<Rotation['kind']>({
  'home-sub-i': 'Home sub-I',
  away: 'Away rotation',
  elective: 'Elective',
  shadowing: 'Shadowing',
});

export const leadershipRoles = options<Exclude<Item<Value<Applicant['leadership']>>, 'ir-interest-group'>>({
  'interest-group': 'Specialty interest group',
  society: 'Professional society',
  other: 'Other',
});

export const redFlags = options<Item<Value<Applicant['redFlags']>>>({
  'course-failure': 'Course or clerkship failure',
  'leave-of-absence': 'Leave of absence',
  professionalism: 'Professionalism concern',
  'gap-year': 'Unexplained gap year',
  other: 'Other',
});

export const pgy1Years = options<Value<Applicant['pgy1']>>({
  none: 'Not started',
  current: 'Doing it now',
  completed: 'Completed',
});

export const visas = options<Value<Applicant['needsVisa']>>({
  none: 'No visa needed',
  j1: 'J-1',
  h1b: 'H-1B',
});

export const settings = options<keyof Value<Preferences['settings']>>({
  university: 'University',
  'university-affiliated': 'University-affiliated',
  community: 'Community',
  military: 'Military',
});

export const weights = options<keyof Value<Preferences['weights']>>({
  location: 'Location',
  setting: 'Setting',
  research: 'Research',
  size: 'Program size',
});

export const objectives = options<Value<RecommendationRequest['objective']>>({
  balanced: 'Both equally',
  match: 'Match anywhere',
  preference: 'Match where I most want to be',
});

/** Least gains per $30 of fees, which is $30 over the value of a match; $300,000 unless said. */
export const matchValues: Options = [
  ['0.0003', 'Short: a match is worth $100,000 to me'],
  ['0.00003', 'Long: a match is worth $1,000,000 to me'],
  ['0', 'As long as my limits allow'],
];

export const labelOf = (all: Options, value: string): string => all.find(([v]) => v === value)?.[1] ?? value;

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
const stateNames: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
};

/** States and territories by name; a territory that is not spelled here has the name of its region. */
export const stateOptions: Options = stateCodes
  .map((code) => [code, stateNames[code] ?? regions.of(code) ?? code] as const)
  .toSorted((a, b) => a[1].localeCompare(b[1]));

/** Fields of a program, and of the profile (`applicant.…`), that may be unknown. */
export const unknownLabels: Record<string, string> = {
  medianStep2ck: 'median Step 2 CK of residents',
  interviewRate: 'share of applicants interviewed',
  signalsAccepted: 'whether it accepts signals',
  visa: 'visa sponsorship',
  comlex: 'whether it accepts COMLEX alone',
  minimumStep2ck: 'whether it has a minimum Step 2 CK',
  minimumStep2ckKind: 'whether its minimum Step 2 CK is strict',
  positions: 'number of positions',
  setting: 'setting',
  irDivision: 'whether IR is practiced on site',
  researchFunding: 'research funding',
  doShare: 'share of DO residents',
  imgShare: 'share of IMG residents',
  'applicant.ties': 'your ties',
  'applicant.homeInstitution': 'your home institution',
  'applicant.medicalSchool': 'your medical school',
  'applicant.connections': 'whether someone there knows you',
  'applicant.rotations': 'your rotations',
  'applicant.step2ck': 'your Step 2 CK',
  'applicant.step2ck.attempts': 'whether an exam took more than one attempt',
  'applicant.classQuartile': 'your class quartile',
  'applicant.aoa': 'your AOA status',
  'applicant.goldHumanism': 'your Gold Humanism status',
  'applicant.honors': 'your clerkship honors',
  'applicant.research': 'your research',
  'applicant.research.irProjects': 'your IR-related projects',
  'applicant.letters': 'your letters',
  'applicant.leadership': 'your leadership',
  'applicant.redFlags': 'red flags',
  'applicant.needsVisa': 'whether you need a visa',
  'applicant.graduationYear': 'your graduation year',
  'applicant.usClinicalExperienceMonths': 'your US clinical experience',
};
