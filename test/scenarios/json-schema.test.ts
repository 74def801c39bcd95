import {readdirSync, readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import test from 'ava';
import {parse} from 'yaml';
import {scenarioJsonSchema} from '../../scenarios/json-schema.ts';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const ajv = new Ajv2020({allowUnionTypes: true, strict: true, strictTypes: false});
const isScenario = ajv.compile(scenarioJsonSchema());

const files = ['scenarios/builtin/', 'examples/scenarios/', 'scenarios/starter/'].flatMap(folder =>
	readdirSync(new URL(folder, ROOT))
		.filter(name => name.endsWith('.yaml'))
		.map(name => `${folder}${name}`),
);

for (const file of files) {
	test(`${file} is a scenario by the JSON Schema, and names it in its first line`, t => {
		const text = read(file);
		t.true(isScenario(parse(text)), JSON.stringify(isScenario.errors));
		const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
		t.regex(path, /scenario\.schema\.json$/);
		if (!path.includes('node_modules')) {
			t.notThrows(() => readFileSync(new URL(path, new URL(file, ROOT))));
		}
	});
}

test('the schema refuses what the reader refuses', t => {
	for (const text of [
		'timeline: []',
		'mock-qmp: 2',
		'mock-qmp: 1\ntimelime: []',
		'mock-qmp: 1\ntimeline: [{goto: nowhere}]',
		'mock-qmp: 1\ntimeline: [{choose: [{weight: 1}]}]',
		'mock-qmp: 1\non: [{command: cont}]',
		'mock-qmp: 1\nslow-consumer: {limit: 1MiB, then: wait}',
	]) {
		t.false(isScenario(parse(text)), text);
	}
});

test('the file in the package is the one that the code gives', t => {
	t.deepEqual(
		JSON.parse(read('scenarios/scenario.schema.json')),
		JSON.parse(JSON.stringify(scenarioJsonSchema())),
	);
});
