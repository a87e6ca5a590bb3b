// Builds everything that is served into dist/, laid out as served, and refuses to end when it has grown too big.
import { rm, writeFile } from 'node:fs/promises';
import { build } from 'vite';
import { compress } from './compress.js';
import { buildLoader } from './loader.js';
import { checkSizes } from './sizes.js';

const dist = new URL('../dist/', import.meta.url);

await rm(dist, { recursive: true, force: true });
await build();
const loader = await buildLoader(dist);
await checkSizes(dist, loader);
await compress(dist);
await writeFile(new URL('built.txt', dist), `${loader.integrity}\n`);
if (!loader.released) {
  console.log(`This loader is new. Sites will pin it, so keep it for good: cp dist${loader.address} public${loader.address}`);
}

console.log(`Widget loader: ${loader.address}\n  integrity="${loader.integrity}"`);
