// Prints the digest of the built-in embedding model, for which a reading model is made. The project must be built: npm run build.
import { modelDigest, readModelFolder } from '../../../dist/embeddings/model-settings.js';

console.log(await modelDigest(await readModelFolder(new URL('../../model/', import.meta.url).pathname)));
