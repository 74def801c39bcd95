import {readFileSync} from 'node:fs';
import test from 'ava';
import {faultKinds} from '../../../core/faults/kinds/catalog.ts';
import type {Parameter} from '../../../core/faults/parameter.ts';

const REFERENCE = readFileSync(new URL('../../../../docs/faults.md', import.meta.url), 'utf8');

const defaultOf = (parameter: Parameter): string => {
	switch (parameter.type) {
		case 'span':
			return `${parameter.default}ms`;
		case 'shift':
			return `${parameter.default / 3_600_000}h`;
		case 'range':
			return `${parameter.default.min}-${parameter.default.max}`;
		case 'text':
			return 'none';
		default:
			return String(parameter.default);
	}
};

for (const {name, doc, main, parameters} of faultKinds) {
	test(`the reference tells of ${name} and its parameters as the catalog does`, t => {
		const told = Object.entries(parameters).map(([parameter, spec]) => {
			const words = 'choices' in spec ? ` (${spec.choices.join(', ')})` : '';
			const mark = parameter === main ? '**' : '';
			return `${mark}\`${parameter}\`${mark}: ${spec.doc}${words}; ${defaultOf(spec)}`;
		});
		t.true(
			REFERENCE.includes(`\n| \`${name}\` | ${doc} | ${told.join('<br>')} |\n`),
			`| \`${name}\` | ${doc} | ${told.join('<br>')} |`,
		);
	});
}
