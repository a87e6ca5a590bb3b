import type { RecommendationRequest } from '../api/contract';

const KEY = 'p=';
const PARTS = ['applicant', 'preferences', 'limits', 'objective', 'threshold'] as const;

/** The profile as a URL fragment: the part of an address that browsers never send to a server. */
export function toFragment(request: RecommendationRequest): string {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `#${KEY}${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The profile in a fragment; undefined when there is none, or none that can be read. */
export function fromFragment(fragment: string): RecommendationRequest | undefined {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(KEY)) {
    return undefined;
  }

  try {
    const base64 = text.slice(KEY.length).replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    return asRequest(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

/** Takes the parts of a request that the page knows; the API checks what is in them. */
export function asRequest(value: unknown): RecommendationRequest | undefined {
  const given = value as Partial<RecommendationRequest> | null;
  if (typeof given?.applicant?.type !== 'string') {
    return undefined;
  }

  return Object.fromEntries(
    PARTS.filter((part) => given[part] != null).map((part) => [part, given[part]]),
  ) as unknown as RecommendationRequest;
}
