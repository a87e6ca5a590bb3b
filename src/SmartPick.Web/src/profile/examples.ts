import type { RecommendationRequest } from '../api/contract';
import { specialties, specialtyShort } from './specialties';

const imgSpecialty = () => (specialties().some((s) => s.code === 'internal-medicine') ? 'internal-medicine' : 'dr');

export interface Example {
  label: string;
  request: RecommendationRequest;
}

/** Made-up applicants to start from; most international graduates apply in internal medicine, where the catalog has it. */
export const examples = (): readonly Example[] => [
  {
    label: 'MD, 255, IR and DR',
    request: {
      applicant: {
        type: 'us-md-senior',
        step1: { result: 'pass', attempts: 1 },
        step2ck: { score: 255, attempts: 1 },
        classQuartile: 1,
        honors: ['medicine', 'surgery', 'radiology'],
        research: { abstracts: 2, posters: 2, papers: 1 },
        ties: { states: ['MI'] },
      },
      preferences: { specialties: { 'ir-integrated': 1, dr: 0.7 } },
    },
  },
  {
    label: 'DO with COMLEX, DR',
    request: {
      applicant: {
        type: 'us-do-senior',
        comlexLevel1: { result: 'pass', attempts: 1 },
        comlexLevel2: { score: 620, attempts: 1 },
        research: { abstracts: 1, posters: 1, papers: 0 },
        ties: { states: ['OH'] },
      },
      preferences: { specialties: { dr: 1 } },
    },
  },
  {
    label: `IMG on a visa, ${specialtyShort(imgSpecialty())}`,
    request: {
      applicant: {
        type: 'non-us-img',
        step1: { result: 'pass', attempts: 1 },
        step2ck: { score: 250, attempts: 1 },
        needsVisa: 'j1',
        usClinicalExperienceMonths: 3,
        research: { abstracts: 2, posters: 1, papers: 2 },
      },
      preferences: { specialties: { [imgSpecialty()]: 1 } },
    },
  },
];
