import type { RecommendationRequest } from '../api/contract';

const PARTS = ['applicant', 'preferences', 'limits', 'objective', 'threshold'] as const;
const KINDS = { p: 'profile', v: 'view' } as const;

/** What a link says: nothing, a profile to work with, one to look at, or something that cannot be read. */
export type Link = { kind: 'none' } | { kind: 'damaged' } | { kind: 'profile' | 'view'; request: RecommendationRequest };

/** The profile as a URL fragment: the part of an address that browsers never send to a server. */
export function toFragment(request: RecommendationRequest, kind: 'profile' | 'view' = 'profile'): string {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#${kind === 'view' ? 'v' : 'p'}=${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Reads a fragment. What mail programs and chats hang onto a link is ignored: closing brackets, full stops, tracking parameters. */
export function readLink(fragment: string): Link {
  const [, key, rest] = /^#?([pv])=(.*)$/s.exec(fragment) ?? [];
  if (key === undefined || rest === undefined) {
    return { kind: 'none' };
  }

  try {
    const encoded = /^[\w-]*/.exec(decodeURIComponent(rest.replace(/%(?![\da-f]{2})/gi, '')).trim())![0];
    const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const request = asRequest(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return request ? { kind: KINDS[key as keyof typeof KINDS], request } : { kind: 'damaged' };
  } catch {
    return { kind: 'damaged' };
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
