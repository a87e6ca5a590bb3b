import { describe, expect, it } from 'vitest';
import type { RecommendationRequest } from '../api/contract';
import { asRequest, readLink, toFragment } from './fragment';

const request: RecommendationRequest = {
  applicant: { type: 'us-img', homeInstitution: 'Universität ✓', honors: [] },
  limits: { budgetUsd: 900 },
};

describe('the profile in a URL fragment', () => {
  it.each(['profile', 'view'] as const)('comes back as it was, also with letters beyond ASCII: %s', (kind) => {
    expect(readLink(toFragment(request, kind))).toEqual({ kind, request });
  });

  it('needs no escaping in an address', () => {
    expect(toFragment({ applicant: { type: 'us-img', homeInstitution: '>>>???' } })).toMatch(/^#p=[A-Za-z0-9_-]+$/);
  });

  it.each(['.', ')', '>', '%20', '&utm_source=x', '%3D', '%3D%3D', '==', '",', '%', ' ', '\u200B', '&fbclid=a-b_c'])(
    'is read with %j behind it',
    (tail) => expect(readLink(toFragment(request) + tail)).toEqual({ kind: 'profile', request }),
  );

  it.each(['', '#', '#answer', '#q=abc'])('is not in %j', (fragment) => expect(readLink(fragment)).toEqual({ kind: 'none' }));

  it.each([
    '#p=',
    '#p=%%%',
    `#p=${btoa('{"applicant":1}')}`,
    `#p=${btoa('null')}`,
    toFragment(request).slice(0, -3),
    toFragment(request).slice(0, 20),
    `${toFragment(request)}abc`,
  ])('is damaged in %j', (fragment) => expect(readLink(fragment)).toEqual({ kind: 'damaged' }));

  it('keeps only the parts of a request', () => {
    expect(asRequest({ applicant: { type: 'us-md-senior' }, script: 'x', limits: null })).toEqual({ applicant: { type: 'us-md-senior' } });
  });
});
