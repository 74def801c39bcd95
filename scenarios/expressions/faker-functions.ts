import type {Environment} from '@marcbachmann/cel-js';
import {Random} from '../../core/runtime/random.ts';
import {fakerOf} from '../../generators/faker.ts';
import {fromCel, toCel} from './cel-values.ts';

// faker's functions take a setting or two.
const PARAMETERS = ['', 'dyn', 'dyn, dyn'];
// What faker keeps beside its modules.
const NO_MODULE = 'fakerCore';

type Functions = Readonly<Record<string, unknown>>;

/** `faker` of an expression. */
class FakerRoot {
	[module: string]: FakerModule;
}

/** A module of faker; each has a class of its own, by which its functions are told from those of others. */
class FakerModule {
	readonly functions: Functions;

	constructor(functions: Functions) {
		this.functions = functions;
	}
}

const isModule = (entry: readonly [string, unknown]): entry is readonly [string, Functions] =>
	entry[0] !== NO_MODULE && typeof entry[1] === 'object' && entry[1] !== null;

const namesOf = (module: Functions): readonly string[] => {
	const names = [
		...Object.keys(module),
		...Object.getOwnPropertyNames(Object.getPrototypeOf(module)),
	];
	return [...new Set(names)].filter(
		name => /^[a-z]/i.test(name) && name !== 'constructor' && typeof module[name] === 'function',
	);
};

/** Makes `faker` known to expressions, all its modules and functions, and gives the value to evaluate them with. */
export const addFaker = (environment: Environment): object => {
	const root = new FakerRoot();
	const fields: Record<string, string> = {};
	for (const [name, functions] of Object.entries(fakerOf(new Random('names'))).filter(isModule)) {
		const ctor = class extends FakerModule {};
		const type = `Faker${name[0]?.toUpperCase()}${name.slice(1)}`;
		fields[name] = type;
		root[name] = new ctor(functions);
		environment.registerType(type, {ctor, fields: {}});
		for (const method of namesOf(functions)) {
			for (const parameters of PARAMETERS) {
				environment.registerFunction(
					`${type}.${method}(${parameters}): dyn`,
					(module: FakerModule, ...args: readonly unknown[]) => {
						const run = module.functions[method];
						return typeof run === 'function'
							? toCel(run.apply(module.functions, args.map(fromCel)))
							: undefined;
					},
				);
			}
		}
	}

	environment.registerType('Faker', {ctor: FakerRoot, fields});
	environment.registerVariable('faker', 'Faker');
	return root;
};
