import {readFileSync, writeFileSync} from 'node:fs';
import {brotliCompressSync, constants} from 'node:zlib';
import {packOf} from '../../core/schema/profile.ts';

// `node dist/test/helpers/pack-profile.js FILE SNAPSHOT`: packs the replies of a recorded profile as those of a
// snapshot of the package.
const [file = '', snapshot = ''] = process.argv.slice(2);
const {replies} = JSON.parse(readFileSync(file, 'utf8'));
for (const pack of ['replies', 'properties']) {
	const own = Object.entries(replies).filter(([command]) => packOf(command) === pack);
	const text = Buffer.from(JSON.stringify(Object.fromEntries(own)));
	writeFileSync(
		new URL(`../../../core/schema/snapshots/${snapshot}/${pack}.json.br`, import.meta.url),
		brotliCompressSync(text, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
				[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
				[constants.BROTLI_PARAM_SIZE_HINT]: text.length,
			},
		}),
	);
}
