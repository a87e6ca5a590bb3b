import { describe, expect, it } from 'vitest';
import { asFrameMessage } from './messages';
import { inkOn, readTokens } from './theme';

describe('theme tokens', () => {
  it('are taken from the list', () => {
    expect([...readTokens('accent:#0B5F63; radius: 8px; font:serif')]).toEqual([
      ['--accent', '#0b5f63'],
      ['--on-accent', '#ffffff'],
      ['--radius', '8px'],
      ['--sans', 'Georgia, serif'],
    ]);
  });

  it.each(['accent:red', 'accent:url(x)', 'radius:900px', 'font:Comic', 'constructor:#000000', 'margin:1px', ':', ''])(
    'are not taken from %j',
    (text) => {
      expect(readTokens(text).size).toBe(0);
    },
  );

  it('have readable ink', () => expect([inkOn('#ffee00'), inkOn('#102030')]).toEqual(['#000000', '#ffffff']));
});

describe('messages of the frame', () => {
  it('carry nothing but their kind or a height', () => {
    expect(asFrameMessage({ smartpick: 1, type: 'result', p: 0.9 })).toEqual({ smartpick: 1, type: 'result' });
    expect(asFrameMessage({ smartpick: 1, type: 'height', height: 640 })).toEqual({ smartpick: 1, type: 'height', height: 640 });
  });

  it.each([
    null,
    'ready',
    {},
    { smartpick: 2, type: 'ready' },
    { smartpick: 1, type: 'x' },
    { smartpick: 1, type: 'height', height: '9' },
    { smartpick: 1, type: 'height', height: 1e9 },
  ])('are told from %j', (data) => expect(asFrameMessage(data)).toBeUndefined());
});
