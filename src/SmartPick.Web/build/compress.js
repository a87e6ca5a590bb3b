import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(html|js|css|json|svg)$/;
const WORTH_IT = 1024;

/** Puts a brotli and a gzip twin beside every text file, so that serving costs no compression. */
export async function compress(dist) {
  const folder = fileURLToPath(dist);
  for (const name of await readdir(folder, { recursive: true })) {
    if (!TEXT.test(name)) {
      continue;
    }

    const path = join(folder, name);
    const bytes = await readFile(path);
    if (bytes.length < WORTH_IT) {
      continue;
    }

    await writeFile(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
