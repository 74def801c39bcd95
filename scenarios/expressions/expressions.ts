import {Environment, EvaluationError, ParseError} from '@marcbachmann/cel-js';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {fakerOf} from '../../generators/faker.ts';
import {fromCel, toCel} from './cel-values.ts';
import {addFaker} from './faker-functions.ts';
import {addRand, Rand} from './rand-functions.ts';
import {type Scope, scopeTypes} from './scope.ts';

/** An expression, compiled. */
export interface Expression {
	/** As it is written, without the dollar and its braces. */
	readonly text: string;
	/** @throws MockQmpError EXPRESSION_FAILED for a member that is not there, a division by zero and the like */
	readonly evaluate: (scope: Scope) => unknown;
}

/** What is wrong with an expression. */
export interface ExpressionProblem {
	readonly message: string;
	/** Where, in characters from the begin of its text. */
	readonly offset: number;
}

type Names = keyof typeof scopeTypes;

const names = Object.keys(scopeTypes) as readonly Names[];

const uses = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);

const createEnvironment = (): Environment => {
	const environment = new Environment({homogeneousAggregateLiterals: false});
	for (const name of names) {
		environment.registerVariable(name, scopeTypes[name]);
	}

	addRand(environment);
	return environment;
};

const problemOf = (error: unknown): ExpressionProblem => {
	const message = error instanceof Error ? error.message.split('\n')[0] : undefined;
	const offset =
		error instanceof ParseError || error instanceof EvaluationError
			? error.range?.start
			: undefined;
	return {message: message ?? 'it cannot be read', offset: offset ?? 0};
};

/** Compiles expressions of the Common Expression Language; each text once. */
export class Expressions {
	readonly #environment = createEnvironment();
	// Its hundreds of functions are made known only where an expression wants them.
	#faker: {readonly environment: Environment; readonly root: object} | undefined;
	readonly #compiled = new Map<string, Expression | ExpressionProblem>();

	/** Compiles an expression, or tells what is wrong with it. */
	compile(text: string): Expression | ExpressionProblem {
		const known = this.#compiled.get(text) ?? this.#compile(text);
		this.#compiled.set(text, known);
		return known;
	}

	#compile(text: string): Expression | ExpressionProblem {
		const faker = uses(text, 'faker') ? this.#withFaker() : undefined;
		const environment = faker?.environment ?? this.#environment;
		try {
			const run = environment.parse(text);
			const {valid, error} = run.check();
			if (!valid) {
				return problemOf(error);
			}

			const used = names.filter(name => uses(text, name));
			return {
				text,
				evaluate(scope) {
					const context: Record<string, unknown> = {rand: new Rand(scope.random)};
					for (const name of used) {
						context[name] = toCel(scope[name] ?? null);
					}

					if (faker !== undefined) {
						fakerOf(scope.random, scope.now);
						context.faker = faker.root;
					}

					try {
						return fromCel(run(context));
					} catch (cause) {
						const {message} = problemOf(cause);
						throw new MockQmpError('EXPRESSION_FAILED', `$\{${text}}: ${message}`, {cause});
					}
				},
			};
		} catch (error) {
			return problemOf(error);
		}
	}

	#withFaker(): {readonly environment: Environment; readonly root: object} {
		if (this.#faker === undefined) {
			const environment = createEnvironment();
			this.#faker = {environment, root: addFaker(environment)};
		}

		return this.#faker;
	}
}
