import ranges from './ranges.json';

/** Fields of the form that an error of the API can be shown at. */
export const formPaths: readonly string[] = [
  ...Object.keys(ranges),
  'applicant.type', 'applicant.needsVisa', 'applicant.step1.result', 'applicant.comlexLevel1.result', 'applicant.classQuartile',
  'applicant.aoa', 'applicant.goldHumanism', 'applicant.honors', 'applicant.letters', 'applicant.leadership', 'applicant.redFlags',
  'preferences.specialties', 'preferences.weights', 'preferences.settings', 'objective', 'threshold', 'limits.feeAssistance',
];
