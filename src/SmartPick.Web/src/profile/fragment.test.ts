import { describe, expect, it } from 'vitest';
import type { RecommendationRequest } from '../api/contract';
import { asRequest, fromFragment, toFragment } from './fragment';

describe('the profile in a URL fragment', () => {
  it('comes back as it was, also with letters beyond ASCII', () => {
    const request: RecommendationRequest = {
      applicant: { type: 'us-img', homeInstitution: 'Universität ✓', honors: [] },
      limits: { budgetUsd: 900 },
    };
    expect(fromFragment(toFragment(request))).toEqual(request);
  });

  it('needs no escaping in an address', () => {
    expect(toFragment({ applicant: { type: 'us-img', homeInstitution: '>>>???' } })).toMatch(/^#p=[A-Za-z0-9_-]+$/);
  });

  it.each(['', '#', '#answer', '#p=', '#p=%%%', `#p=${btoa('{"applicant":1}')}`, `#p=${btoa('null')}`])(
    'is not found in %j',
    (fragment) => {
      expect(fromFragment(fragment)).toBeUndefined();
    },
  );

  it('keeps only the parts of a request', () => {
    expect(asRequest({ applicant: { type: 'us-md-senior' }, script: 'x', limits: null })).toEqual({ applicant: { type: 'us-md-senior' } });
  });
});
