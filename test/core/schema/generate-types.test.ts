import {readFileSync} from 'node:fs';
import test from 'ava';
import {generateTypes} from '../../../core/schema/generate-types.ts';

const SNAPSHOT = 'qemu-7.2';

// The formatter breaks lines and adds what broken lines need; nothing else may differ.
const withoutLayout = (text: string): string =>
	text
		.replaceAll(/\s+/g, '')
		.replaceAll(/([=:<])\|/g, '$1')
		.replaceAll(/;\}/g, '}');

test('the committed types are those that the recorded schema gives', t => {
	const committed = new URL(`../../../../core/schema/generated/${SNAPSHOT}.ts`, import.meta.url);
	t.is(
		withoutLayout(readFileSync(committed, 'utf8')),
		withoutLayout(generateTypes(SNAPSHOT)),
		'run: npm run generate',
	);
});
