import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReactiveControllerHost } from 'lit';
import { Refusal } from './client';
import { Live } from './live';

const host = { addController() {}, requestUpdate() {} } as unknown as ReactiveControllerHost;

/** A service whose answers come when the test says so. */
function service() {
  const calls: { question: string; signal: AbortSignal; answer(text: string): void; fail(error: unknown): void }[] = [];
  const ask = (question: string, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      calls.push({ question, signal, answer: resolve, fail: reject });
      signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    });
  return { calls, ask };
}

describe('a live answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits for a pause and asks only the newest question', async () => {
    const { calls, ask } = service();
    const live = new Live(host, ask);
    live.ask('a', 100);
    live.ask('ab', 100);
    await vi.advanceTimersByTimeAsync(100);
    expect(calls.map((c) => c.question)).toEqual(['ab']);
  });

  it('aborts what is overtaken and keeps the last answer meanwhile', async () => {
    const { calls, ask } = service();
    const live = new Live(host, ask);
    live.ask('a', 0);
    await vi.advanceTimersByTimeAsync(0);
    calls[0]!.answer('A');
    await vi.advanceTimersByTimeAsync(0);
    live.ask('b', 0);
    await vi.advanceTimersByTimeAsync(0);
    live.ask('c', 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls[1]!.signal.aborted).toBe(true);
    expect([live.answer, live.answered, live.asking, live.problem]).toEqual(['A', 'a', true, undefined]);
    calls[2]!.answer('C');
    await vi.advanceTimersByTimeAsync(0);
    expect([live.answer, live.answered, live.asking]).toEqual(['C', 'c', false]);
  });

  it('tells a refusal and does not ask again', async () => {
    const { calls, ask } = service();
    const live = new Live(host, ask);
    live.ask('a', 0);
    await vi.advanceTimersByTimeAsync(0);
    calls[0]!.fail(new Refusal({ title: 'Invalid', status: 400 }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(live.problem?.title).toBe('Invalid');
    expect(calls).toHaveLength(1);
  });

  it('says when it asks too often what a visitor can understand', async () => {
    const { calls, ask } = service();
    const live = new Live(host, ask);
    live.ask('a', 0);
    await vi.advanceTimersByTimeAsync(0);
    calls[0]!.fail(new Refusal({ title: 'Too many requests.', detail: 'See `Retry-After`.', status: 429 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(live.problem?.detail).toBe('We’ll keep trying.');
  });

  it.each([
    ['too many requests', new Refusal({ title: 'Slow down', status: 429 }, 7), 7_000],
    ['a lost connection', new TypeError('Failed to fetch'), 3_000],
  ])('asks again after %s, as late as it is told', async (_, error, pause) => {
    const { calls, ask } = service();
    const live = new Live(host, ask, undefined, () => 0);
    live.ask('a', 0);
    await vi.advanceTimersByTimeAsync(0);
    calls[0]!.fail(error);
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    calls[1]!.answer('A');
    await vi.advanceTimersByTimeAsync(0);
    expect([live.answer, live.problem]).toEqual(['A', undefined]);
  });

  it('waits twice as long after each refusal, and not as long as other pages', async () => {
    const { calls, ask } = service();
    const live = new Live(host, ask, undefined, () => 0.25);
    live.ask('a', 0);
    await vi.advanceTimersByTimeAsync(0);
    for (const [asked, pause] of [
      [1, 1_250],
      [2, 2_500],
      [3, 5_000],
      [4, 10_000],
      [5, 20_000],
      [6, 20_000],
    ] as const) {
      calls[asked - 1]!.fail(new Refusal({ title: 'Slow down', status: 429 }, 1));
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(calls).toHaveLength(asked);
      await vi.advanceTimersByTimeAsync(1);
      expect(calls).toHaveLength(asked + 1);
    }

    calls[6]!.answer('A');
    await vi.advanceTimersByTimeAsync(0);
    expect([live.answer, live.problem]).toEqual(['A', undefined]);
  });
});
