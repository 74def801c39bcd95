import {writeFileSync} from 'node:fs';
import {generateTypes} from '../../core/schema/generate-types.ts';

// `npm run generate`: writes what is made from recordings of QEMU.
const SNAPSHOT = 'qemu-7.2';
writeFileSync(
	new URL(`../../../core/schema/generated/${SNAPSHOT}.ts`, import.meta.url),
	generateTypes(SNAPSHOT),
);
