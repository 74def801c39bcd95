import {MockQmpError} from '../../core/runtime/errors.ts';
import {listUserFiles, writeFileAtomically} from '../../core/runtime/files.ts';
import {parseSpan} from '../../core/runtime/quantity.ts';
import {builtinNames} from '../../scenarios/library.ts';
import {bestiary} from '../../server/conform/bestiary.ts';
import {conform} from '../../server/conform/conform.ts';
import type {Demands} from '../../server/conform/judge-run.ts';
import {ExitCode} from '../exit.ts';
import {readCount} from '../flag-values.ts';
import {parseReport} from '../reports/report-request.ts';
import {resultLine, scoreJson, scoreJunit, scoreText} from '../reports/score-card.ts';
import {onSignals} from '../signals.ts';

/** What is asked of `conform`, as the command line says it. */
export interface ConformWords {
	readonly cmd: string | undefined;
	readonly scenarios: readonly string[];
	readonly within: string;
	readonly jobs: number;
	readonly seed: string | undefined;
	readonly report: readonly string[];
	readonly json: boolean;
	readonly readers: boolean;
	readonly exitCodes: string;
	readonly log: string | undefined;
	readonly forbid: string | undefined;
	readonly daemon: boolean;
}

const refuse = (flag: string, value: string, remedy: string): never => {
	throw new MockQmpError('OPTION_INVALID', `${flag}: "${value}" is not allowed`, {remedy});
};

/** Scenarios by group, name, file or folder. @throws MockQmpError FILE_UNREADABLE */
const scenariosOf = (words: readonly string[]): readonly string[] =>
	words
		.flatMap(word => word.split(','))
		.flatMap(word => {
			switch (word) {
				case 'bestiary':
					return Object.keys(bestiary);
				case 'all':
					return builtinNames();
				default:
					return word.endsWith('/') ? listUserFiles(word, /\.ya?ml$/) : [word];
			}
		});

/** @throws MockQmpError OPTION_INVALID */
export const spanOf = (flag: string, text: string): number =>
	parseSpan(text) ?? refuse(flag, text, 'a time such as 500ms, 30s or 2m');

/** @throws MockQmpError OPTION_INVALID */
export const countOf = (flag: string, value: number): number =>
	Number.isSafeInteger(value) && value > 0
		? value
		: refuse(flag, `${value}`, 'a whole number from 1');

const patternOf = (flag: string, text: string | undefined): RegExp | undefined => {
	try {
		return text === undefined ? undefined : new RegExp(text, 'm');
	} catch (error) {
		return refuse(
			flag,
			text ?? '',
			error instanceof Error ? error.message : 'a regular expression',
		);
	}
};

/** @throws MockQmpError OPTION_INVALID */
export const demandsOf = ({exitCodes, log, forbid}: ConformWords): Demands => {
	const wanted = patternOf('--log', log);
	const forbidden = patternOf('--forbid', forbid);
	return {
		exitCodes: exitCodes
			.split(',')
			.map(text => readCount(text) ?? refuse('--exit-codes', text, 'numbers with commas: 0,3')),
		...(wanted === undefined ? {} : {log: wanted}),
		...(forbidden === undefined ? {} : {forbidden}),
	};
};

const junitFileOf = (text: string): string => {
	const request = parseReport(text);
	return request?.format === 'junit' ? request.file : refuse('--report', text, 'junit:FILE');
};

/** Told once to end, it begins no further run. */
export const abortOnSignal = (): AbortSignal => {
	const controller = new AbortController();
	onSignals({onEnd: () => controller.abort(), onTrigger: () => {}});
	return controller.signal;
};

const tellReaders = async (scenarios: readonly string[], isJson: boolean): Promise<number> => {
	const {warningsOf} = await import('../../server/conform/readers.ts');
	const {readersText} = await import('../reports/readers-text.ts');
	const told = [];
	for (const scenario of scenarios) {
		const warnings = await warningsOf(scenario);
		told.push({scenario, warnings});
		process.stdout.write(isJson ? '' : readersText(scenario, warnings));
	}

	process.stdout.write(isJson ? `${JSON.stringify(told)}\n` : '');
	return ExitCode.Done;
};

/** Puts a client through scenarios; exit code 1 when it failed in one. */
export const conformClient = async (words: ConformWords): Promise<number> => {
	const scenarios = scenariosOf(words.scenarios);
	if (words.readers) {
		return tellReaders(scenarios, words.json);
	}

	if (words.cmd === undefined) {
		throw new MockQmpError('OPTION_INVALID', 'conform: --cmd is missing', {
			remedy: "name the client: --cmd 'my-manager --qmp {address}', or --readers",
		});
	}

	const files = words.report.map(junitFileOf);
	const signal = abortOnSignal();
	const card = await conform(words.cmd, {
		scenarios,
		...(words.seed === undefined ? {} : {seed: words.seed}),
		limitMs: spanOf('--within', words.within),
		jobs: countOf('--jobs', words.jobs),
		isDaemon: words.daemon,
		demands: demandsOf(words),
		signal,
		onResult(result) {
			if (!words.json) {
				process.stdout.write(`${resultLine(result)}\n`);
			}
		},
	});
	process.stdout.write(words.json ? `${scoreJson(card)}\n` : `\n${scoreText(card)}\n`);
	for (const file of files) {
		writeFileAtomically(file, await scoreJunit(card));
	}

	return card.failed > 0 || signal.aborted ? ExitCode.Failed : ExitCode.Done;
};
