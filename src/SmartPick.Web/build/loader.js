import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { build } from 'vite';

const FOLDER = 'embed/v1/';

/**
 * The widget's loader, twice: under a name that moves and under one that never changes, with its SRI hash. Loaders that
 * sites have pinned live on in public/, which the page's build has copied to dist/ by now.
 */
export async function buildLoader(dist) {
  const [{ output }] = [
    await build({
      configFile: false,
      logLevel: 'warn',
      build: { target: 'es2020', write: false, lib: { entry: 'src/embed/loader.ts', formats: ['iife'], name: 'SmartPick' } },
    }),
  ].flat();
  const code = output[0].code;
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12);
  const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
  const immutable = `${FOLDER}smartpick-${hash}.js`;
  const released = existsSync(new URL(immutable, dist));
  await writeFile(new URL(`${FOLDER}smartpick.js`, dist), code);
  await writeFile(new URL(immutable, dist), code);
  await writeFile(new URL(`${FOLDER}loader.json`, dist), `${JSON.stringify({ address: `/${immutable}`, integrity }, null, 2)}\n`);
  return { address: `/${immutable}`, integrity, code, released };
}
