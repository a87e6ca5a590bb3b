import { readFile, rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const LOADER_LIMIT = 10 * 1024;
const COMPACT_FORM_LIMIT = 40 * 1024;
const PAGE = 'index.html';
const FRAME = 'embed/v1/frame.html';

const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** Everything that a page makes the browser fetch: itself, its scripts with what they import, its styles. */
function closure(manifest, entry, found = new Set([entry])) {
  const chunk = manifest[entry];
  found.add(chunk.file);
  chunk.css?.forEach((file) => found.add(file));
  chunk.imports?.forEach((key) => found.has(manifest[key].file) || closure(manifest, key, found));
  return [...found].filter((file) => !file.startsWith('_'));
}

export async function checkSizes(dist, loader) {
  const manifestUrl = new URL('manifest.json', dist);
  const manifest = JSON.parse(await readFile(manifestUrl, 'utf8'));
  await rm(manifestUrl);
  const total = async (entry) => {
    const sizes = await Promise.all(closure(manifest, entry).map(async (file) => gzipped(await readFile(new URL(file, dist)))));
    return sizes.reduce((a, b) => a + b, 0);
  };
  const sizes = [
    ['Widget loader', gzipped(loader.code), LOADER_LIMIT],
    ['Compact form', (await total(FRAME)) + gzipped(loader.code), COMPACT_FORM_LIMIT],
    ['Page (without fonts and map)', await total(PAGE), Infinity],
  ];
  for (const [name, size, limit] of sizes) {
    console.log(`${name}: ${(size / 1024).toFixed(1)} KB gzip${limit < Infinity ? ` of ${limit / 1024}` : ''}`);
  }

  const tooBig = sizes.filter(([, size, limit]) => size > limit);
  if (tooBig.length) {
    throw new Error(`Too big: ${tooBig.map(([name]) => name).join(', ')}.`);
  }
}
