import type { RecommendationRequest } from '../api/contract';

type Tree = { [key: string]: unknown };

/** The value at a path such as `applicant.step2ck.score`. */
export function valueAt(request: RecommendationRequest, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Tree | undefined)?.[key], request);
}

/** A copy with the value at a path; undefined takes the field out, and what it leaves empty with it. */
export function withValue(request: RecommendationRequest, path: string, value: unknown): RecommendationRequest {
  return put(request as unknown as Tree, path.split('.'), value) as unknown as RecommendationRequest;
}

function put(node: Tree, [key, ...rest]: string[], value: unknown): Tree {
  const { [key!]: old, ...others } = node;
  if (rest.length === 0) {
    return value === undefined ? others : { ...node, [key!]: value };
  }

  const child = put((old as Tree | undefined) ?? {}, rest, value);
  return Object.keys(child).length === 0 ? others : { ...node, [key!]: child };
}
