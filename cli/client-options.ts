import type {Argv} from 'yargs';
import {MockQmpError} from '../core/runtime/errors.ts';
import {parseSpan} from '../core/runtime/quantity.ts';
import type {Demands} from '../server/conform/judge-run.ts';
import {readCount} from './flag-values.ts';

/** What `conform` and `explore` ask of a client, as the command line says it. */
export interface ClientWords {
	readonly within: string;
	readonly jobs: number;
	readonly exitCodes: string;
	readonly log: string | undefined;
	readonly forbid: string | undefined;
	readonly daemon: boolean;
}

/** Adds the options that tell how a client is started and what is asked of it. */
export const addClientOptions = <T>(parser: Argv<T>) =>
	parser
		.option('cmd', {
			string: true,
			requiresArg: true,
			description:
				'the client, a command line with {address}, {path} or {host} and {port}; also ' +
				'{scenario} and {seed}, and all of them as $MOCK_QMP_ADDRESS and so on',
		})
		.option('within', {
			string: true,
			requiresArg: true,
			default: '30s',
			description: 'so long it may take in each run, beside what the scenario itself takes',
		})
		.option('jobs', {number: true, default: 4, description: 'so many runs at a time'})
		.option('exit-codes', {
			string: true,
			requiresArg: true,
			default: '0',
			description: 'exit codes that mean success: 0,3',
		})
		.option('log', {
			string: true,
			requiresArg: true,
			description: 'a pattern that it has to print wherever it is to succeed',
		})
		.option('forbid', {
			string: true,
			requiresArg: true,
			description: 'a pattern that it must not print, such as "Traceback|panic:"',
		})
		.option('daemon', {
			boolean: true,
			default: false,
			description: 'it is not expected to end: looked at until the scenario has played',
		});

/** @throws MockQmpError OPTION_INVALID */
export const refuse = (flag: string, value: string, remedy: string): never => {
	throw new MockQmpError('OPTION_INVALID', `${flag}: "${value}" is not allowed`, {remedy});
};

/** @throws MockQmpError OPTION_INVALID */
export const countOf = (flag: string, value: number): number =>
	Number.isSafeInteger(value) && value > 0
		? value
		: refuse(flag, `${value}`, 'a whole number from 1');

const patternOf = (flag: string, text: string): RegExp => {
	try {
		return new RegExp(text, 'm');
	} catch (error) {
		return refuse(flag, text, error instanceof Error ? error.message : 'a regular expression');
	}
};

/**
 * What the words stand for.
 * @throws MockQmpError OPTION_INVALID
 */
export const settleClient = ({within, jobs, exitCodes, log, forbid, daemon}: ClientWords) => {
	const demands: Demands = {
		exitCodes: exitCodes
			.split(',')
			.map(text => readCount(text) ?? refuse('--exit-codes', text, 'numbers with commas: 0,3')),
		...(log === undefined ? {} : {log: patternOf('--log', log)}),
		...(forbid === undefined ? {} : {forbidden: patternOf('--forbid', forbid)}),
	};
	return {
		limitMs: parseSpan(within) ?? refuse('--within', within, 'a time such as 500ms, 30s or 2m'),
		jobs: countOf('--jobs', jobs),
		isDaemon: daemon,
		demands,
	};
};
