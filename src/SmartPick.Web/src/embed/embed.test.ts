import { describe, expect, it } from 'vitest';
import { asFrameMessage, asHostMessage } from './messages';
import { findServer } from './server';
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

const script = (src: string, server: string | null = null) => ({ src, getAttribute: () => server });
const host = script('https://host.example/app.js');

describe('the server of the widget', () => {
  it.each([
    ['a script tag of ours', script('https://sp.example/embed/v1/smartpick.js'), [], 'https://sp.example'],
    ['a pinned one', script('https://sp.example/embed/v1/smartpick-80a7203eafd5.js'), [], 'https://sp.example'],
    ['a module beside others', null, [host, script('https://sp.example/embed/v1/smartpick.js')], 'https://sp.example'],
    ['a copy that says it', script('https://host.example/js/smartpick.js', 'https://sp.example/'), [], 'https://sp.example'],
    ['a bundle that says it', null, [script('https://host.example/app.js', 'https://sp.example')], 'https://sp.example'],
    ['a copy that says nothing', script('https://host.example/js/smartpick.js'), [host], undefined],
    ['a bundle that says nothing', host, [host], undefined],
    ['no script at all', null, [], undefined],
    ['no address', script('https://host.example/js/a.js', 'somewhere'), [], undefined],
  ])('by %s', (_, running, scripts, server) => expect(findServer(running, scripts)).toBe(server));
});

describe('messages of the host', () => {
  const look = { smartpick: 1, type: 'look', specialty: 'dr', theme: 'dark', tokens: '' };
  it('carry looks', () => expect(asHostMessage(look)).toEqual(look));
  it.each([null, 'look', {}, { ...look, smartpick: 2 }, { ...look, type: 'x' }, { ...look, tokens: 1 }])('are none in %j', (data) =>
    expect(asHostMessage(data)).toBeUndefined(),
  );
});
